import type { StoredEvidence } from "@hoc/incident-schemas";
import type { NewEvidence } from "@hoc/incident-schemas/ports";
import type { WriteExecutor } from "../executor.js";
import { insertRows } from "./insert-rows.js";
import { INCIDENT_EVIDENCE } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/**
 * Stores what was found out about incidents with one statement, and gives it as stored, in the order given.
 *
 * @example await insertEvidence(executor, head, [{ evidenceId, incidentId, evidenceType: "log", … }])
 */
export async function insertEvidence(
  executor: WriteExecutor,
  head: TenantHead,
  evidence: readonly NewEvidence[],
): Promise<StoredEvidence[]> {
  const { tenantId, recordedAt } = head;
  const stored = evidence.map((found) => ({ ...found, recordedAt, sequence: head.take() }));
  const rows = stored.map(({ evidenceId, ...found }) => ({ ...found, id: evidenceId }));
  await insertRows(executor, INCIDENT_EVIDENCE, rows, { tenantId, recordedAt });
  return stored;
}
