import type { RowOf } from "../../database/columns.js";
import { insertItems } from "../../database/insert-rows.js";
import { INCIDENTS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import type { WriteExecutor } from "../../executor.js";

/** A row of the `incidents` table. */
export type IncidentRow = RowOf<typeof INCIDENTS.columns>;

/** The columns that say where in the tenant's sequence an incident's state stands. */
export type PlacedColumn = "stateSequence" | "stateRecordedAt" | "changedSequence";

/**
 * Stores incidents set-wise: the only insert into `incidents`. `fieldOf` gives a column of an incident; columns in
 * `shared` have the same value for all.
 */
export async function insertIncidents<Item>(
  executor: WriteExecutor,
  head: TenantHead,
  incidents: readonly Item[],
  shared: Partial<IncidentRow>,
  fieldOf: (incident: Item, field: keyof IncidentRow) => unknown,
): Promise<void> {
  const { tenantId, recordedAt, firstSequence } = head;
  await insertItems(
    executor,
    INCIDENTS,
    incidents,
    {
      ...shared,
      tenantId,
      recordedAt,
      updatedAt: recordedAt,
      stateSequence: firstSequence,
      stateRecordedAt: recordedAt,
      changedSequence: firstSequence,
    },
    fieldOf,
  );
}
