import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations } from "@hoc/incident-engines";
import type { Actor, Instant } from "@hoc/incident-schemas";
import type { UnitOfWork } from "@hoc/incident-schemas/ports";
import { Kysely } from "kysely";
import type { Database } from "../../packages/incident-drivers/test/databases.js";
import { freshPglite } from "../db/pglite.js";
import { SIGNED_EXPORTS } from "../verify/signed-exports.js";
import { createToldAmbient } from "../verify/told-ambient.js";

/** The sinks that every event has to reach. */
export const SINKS = ["in-process", "webhook"] as const;

/** The whole product without its front door, on a database in memory, with the clock in the verifier's hand. */
export interface VerifiedProduct {
  readonly db: Database;
  readonly unitOfWork: UnitOfWork;
  /** Runs an operation as somebody who may do everything. */
  execute(operation: string, input: object, as: { readonly tenantId: string; readonly actor: Actor }): Promise<unknown>;
  setClock(now: Instant): void;
  close(): Promise<void>;
}

type Execute = (operation: string, input: object, context: object) => Promise<unknown>;

/** When the clock of a verified product begins. */
export const STARTS_AT: Instant = "2026-03-14T12:00:00.000000Z";

/** Opens a product; `disguise` puts another unit of work in the place of the real one, to see whether that is noticed. */
export async function openVerifiedProduct(
  disguise: (unitOfWork: UnitOfWork) => UnitOfWork = (real) => real,
): Promise<VerifiedProduct> {
  const { pglite } = await freshPglite();
  const db: Database = new Kysely({ dialect: new PGliteDialect(pglite) });
  await migrateToLatest(db);
  const { ambient, setClock } = createToldAmbient(STARTS_AT);
  const unitOfWork = disguise(kyselyUnitOfWork(db, { ambient, sinks: SINKS }));
  const operations = createOperations({ unitOfWork, ambient, exports: SIGNED_EXPORTS });
  const execute = operations.execute as unknown as Execute;
  return {
    db,
    unitOfWork,
    execute: (operation, input, as) => execute(operation, input, { ...as, role: "admin" }),
    setClock,
    async close() {
      await operations.close();
      await db.destroy();
    },
  };
}
