import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import {
  createCheckpointer,
  createCostSnapshotter,
  createInProcessSink,
  createLessonSweeper,
  createOperations,
  createRelay,
  createSweeper,
  createWebhookDeliverer,
  createWebhookSink,
  type Operations,
  type Relay,
  systemAmbient,
  WEBHOOK_SINK,
} from "@hoc/incident-engines";
import type { Ambient, Logger, Signer } from "@hoc/incident-schemas/ports";
import type { Config } from "../config.js";
import type { Database } from "./database.js";
import { createKeyRemover } from "./key-remover.js";
import { countingOperations, createMetrics, type Metrics } from "./metrics.js";
import { threadedPdfRenderer } from "./pdf.js";
import { tracedOperations } from "./traced-operations.js";
import { createWebhookSender } from "./webhook-sender/webhook-sender.js";
import { createWorkers, type Workers } from "./workers.js";

/** Everything that works behind the HTTP side. */
export interface Services {
  readonly ambient: Ambient;
  readonly operations: Operations;
  readonly workers: Workers;
  readonly metrics: Metrics;
}

/**
 * Puts the product together: the one place where drivers, engines and surroundings meet. Other surroundings
 * are for whoever has the clock in hand.
 */
export function createServices(
  database: Database,
  config: Config,
  logger: Logger,
  surroundings: Ambient = systemAmbient({ logger }),
  signer?: Signer,
): Services {
  const metrics = createMetrics();
  const ambient: Ambient = { ...surroundings, count: metrics.count };
  const sink = createInProcessSink();
  const sender = config.webhooks === null ? undefined : createWebhookSender(config.webhooks);
  const unitOfWork = kyselyUnitOfWork(database.db, {
    ambient,
    schema: config.database.schema,
    role: config.database.role,
    aggregator: config.aggregator,
    slaTargets: config.slaTargets,
    sinks: sender === undefined ? [sink.name] : [sink.name, WEBHOOK_SINK],
  });
  sink.subscribe((event) => metrics.countEvent(event));
  const operations = createOperations({
    unitOfWork,
    ambient,
    maxWaitingSignals: config.maxWaitingSignals,
    idempotencySeconds: config.idempotencyHours * 3_600,
    exports: { signer, pdf: threadedPdfRenderer(), settings: config.exports.settings },
    webhooks: sender,
  });
  const sinks = sender === undefined ? [sink] : [sink, createWebhookSink({ unitOfWork, ambient })];
  const everySeconds = config.exports.settings.checkpointEverySeconds;
  metrics.readFrom({ waitingSignals: () => operations.load().waitingSignals, poolUse: () => database.poolUse() });
  return {
    ambient,
    metrics,
    operations: tracedOperations(countingOperations(operations, metrics)),
    workers: createWorkers({
      relay: counted(createRelay({ unitOfWork, sinks, ambient }), metrics.countDeliveries),
      webhookDeliverer: sender && createWebhookDeliverer({ unitOfWork, sender, ambient }),
      keyRemover: createKeyRemover({ unitOfWork, ambient }),
      sweeper: counted(createSweeper({ operations, unitOfWork, ambient }), metrics.countSwept),
      costSnapshotter: counted(createCostSnapshotter({ operations, unitOfWork, ambient }), metrics.countCostSnapshots),
      lessonSweeper: counted(createLessonSweeper({ operations, unitOfWork, ambient }), metrics.countReactivated),
      checkpointer:
        signer &&
        counted(createCheckpointer({ operations, unitOfWork, ambient, everySeconds }), metrics.countCheckpoints),
      config,
      logger,
    }),
  };
}

/** The same rounds, what they did counted. */
function counted(worker: Pick<Relay, "runOnce">, count: (done: number) => void): Pick<Relay, "runOnce"> {
  return {
    async runOnce() {
      const done = await worker.runOnce();
      count(done);
      return done;
    },
  };
}
