import type { Ambient, PolicyViolationDriver } from "@hoc/incident-schemas/ports";
import { appendEntry } from "../../database/append-entry.js";
import { insertEvidence } from "../../database/insert-evidence.js";
import { insertRows } from "../../database/insert-rows.js";
import { VIOLATION_INCIDENTS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import type { WriteExecutor } from "../../executor.js";

/**
 * Links a stored violation with its one incident, tells the incident's timeline of the evidence, and stores it as
 * evidence of the incident. The link comes first: a violation that has an incident is refused by the table's key.
 */
export async function linkEvidence(
  executor: WriteExecutor,
  head: TenantHead,
  ambient: Pick<Ambient, "uuid">,
  link: Parameters<PolicyViolationDriver["insertEvidenceEvent"]>[1],
): Promise<void> {
  const { evidenceId, incidentId, violationId, contentHash, actor, at } = link;
  const { tenantId, recordedAt } = head;
  await insertRows(executor, VIOLATION_INCIDENTS, [{ violationId, incidentId, sequence: head.take() }], {
    tenantId,
    recordedAt,
  });
  await appendEntry(executor, head, ambient, {
    incidentId,
    eventType: "evidence_captured",
    description: "Evidence of a broken policy was stored.",
    data: { violationId, contentHash, evidenceId, isImmutable: true },
    actor,
    at,
  });
  await insertEvidence(executor, head, [
    {
      evidenceId,
      incidentId,
      evidenceType: "log",
      recoveryExecuted: false,
      payload: { violationId, contentHash },
      createdAt: at,
    },
  ]);
}
