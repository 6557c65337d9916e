import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, systemAmbient } from "@hoc/incident-engines";
import type { Instant } from "@hoc/incident-schemas";
import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";
import { Kysely } from "kysely";
import { freshPglite } from "../../../tooling/db/pglite.js";

/** Operations on PostgreSQL in memory, with what they are made of. */
export interface MemoryOperations {
  readonly db: Kysely<unknown>;
  readonly ambient: Ambient;
  readonly unitOfWork: UnitOfWork;
  readonly operations: Operations;
}

/**
 * The operations on a fresh database in memory, for one test file, at the instants that its clock tells; destroy `db`
 * in `afterAll`.
 *
 * @example ({ db, operations } = await memoryOperations(() => now))
 */
export async function memoryOperations(clock?: () => Instant): Promise<MemoryOperations> {
  const { pglite } = await freshPglite();
  const db = new Kysely<unknown>({ dialect: new PGliteDialect(pglite) });
  await migrateToLatest(db);
  const ambient = { ...systemAmbient(), ...(clock && { clock }) };
  const unitOfWork = kyselyUnitOfWork(db, { ambient });
  return { db, ambient, unitOfWork, operations: createOperations({ unitOfWork, ambient }) };
}

let tenants = 0;

/** The administrator of a tenant that no other test of the file speaks of. */
export function adminOfNewTenant() {
  tenants += 1;
  return { tenantId: `tenant-${tenants}`, actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;
}
