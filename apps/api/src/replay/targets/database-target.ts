import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, systemAmbient } from "@hoc/incident-engines";
import type { Logger } from "@hoc/incident-schemas/ports";
import { type Database, openDatabase } from "../../wiring/database.js";
import { createLogger } from "../../wiring/logger.js";
import type { LiveStage } from "../as-it-happened.js";
import { databaseConfig } from "../database-config.js";
import { liveStage, setClock } from "../live-stage.js";
import type { TargetOptions } from "../options.js";
import { messageOf, ReplayError } from "../replay-error.js";
import { operationsTarget } from "./operations-target.js";
import type { ReplayTarget } from "./target.js";

type DatabaseOptions = TargetOptions & { kind: "database" };

/** A database that this process opens itself, brought up to date first. */
export async function databaseTarget(options: DatabaseOptions, tenantId: string): Promise<ReplayTarget> {
  const logger = createLogger("error");
  const database = await opened(options, logger);
  const { operations, stage } = operationsOn(database, options, logger);
  return {
    ...operationsTarget(operations, tenantId),
    ...(stage && { stage }),
    name: database.place,
    whereToLook: whereToLook(options),
    async close() {
      await operations.close();
      await database.close();
    },
  };
}

async function opened(options: DatabaseOptions, logger: Logger): Promise<Database> {
  try {
    const database = await openDatabase(databaseConfig(options), logger);
    await database.migrate().catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    return database;
  } catch (error) {
    throw new ReplayError(`the database cannot be used: ${messageOf(error)}`, {}, { cause: error });
  }
}

function operationsOn(
  database: Database,
  options: DatabaseOptions,
  logger: Logger,
): { operations: Operations; stage?: LiveStage } {
  const clock = setClock();
  const ambient = systemAmbient({ logger, ...(options.asItHappened && { clock: clock.clock }) });
  const { aggregator } = options;
  const { schema, role } = databaseConfig(options);
  const unitOfWork = kyselyUnitOfWork(database.db, { ambient, schema, role, aggregator });
  const operations = createOperations({ ambient, unitOfWork });
  if (!options.asItHappened) return { operations };
  return { operations, stage: liveStage({ clock, operations, unitOfWork, ambient, aggregator }) };
}

function whereToLook({ databaseUrl, dataDir }: DatabaseOptions): string[] {
  const lists = "then GET /v1/incidents/active and /v1/incidents/resolved with a token of the tenant";
  if (databaseUrl !== undefined) return [`DATABASE_URL=… npm start, ${lists}`];
  if (dataDir !== undefined) return [`HOC_DATA_DIR=${dataDir} npm start, ${lists}`];
  return ["nowhere: the database was in memory; name --data-dir, --database-url or --url to keep what came out"];
}
