import type { AuditRecord } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { WriteExecutor } from "../executor.js";
import { insertRows } from "./insert-rows.js";
import { AUDIT_LEDGER } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/** Stores audit records. */
export async function appendAudit(
  executor: WriteExecutor,
  head: TenantHead,
  records: readonly AuditRecord[],
  ambient: Ambient,
): Promise<void> {
  const rows = records.map((record) => ({
    id: `aud_${ambient.uuid()}`,
    sequence: head.take(),
    eventType: record.eventType,
    entityType: record.entityType,
    entityId: record.entityId,
    actorType: record.actor.type,
    actorId: record.actor.id,
    actionReason: record.reason,
    beforeState: record.before,
    afterState: record.after,
    createdAt: record.at,
  }));
  await insertRows(executor, AUDIT_LEDGER, rows, { tenantId: head.tenantId, recordedAt: head.recordedAt });
}
