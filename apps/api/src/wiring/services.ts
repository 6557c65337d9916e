import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import {
  createInProcessSink,
  createOperations,
  createRelay,
  createSweeper,
  type Operations,
  systemAmbient,
} from "@hoc/incident-engines";
import type { Ambient, Logger } from "@hoc/incident-schemas/ports";
import type { Config } from "../config.js";
import type { Database } from "./database.js";
import { createWorkers, type Workers } from "./workers.js";

/** Everything that works behind the HTTP side. */
export interface Services {
  readonly ambient: Ambient;
  readonly operations: Operations;
  readonly workers: Workers;
}

/** Puts the product together: the one place where drivers, engines and surroundings meet. */
export function createServices(database: Database, config: Config, logger: Logger): Services {
  const ambient = systemAmbient({ logger });
  const sink = createInProcessSink();
  const unitOfWork = kyselyUnitOfWork(database.db, {
    ambient,
    schema: config.database.schema,
    aggregator: config.aggregator,
    sinks: [sink.name],
  });
  const operations = createOperations({ unitOfWork, ambient, maxWaitingSignals: config.maxWaitingSignals });
  return {
    ambient,
    operations,
    workers: createWorkers({
      relay: createRelay({ unitOfWork, sinks: [sink], ambient }),
      sweeper: createSweeper({ operations, unitOfWork, ambient }),
      config,
      logger,
    }),
  };
}
