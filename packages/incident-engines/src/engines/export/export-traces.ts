import type { ExportRecord, Incident } from "@hoc/incident-schemas";
import type { NewExport } from "@hoc/incident-schemas/ports";
import { type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";

/**
 * What an export leaves behind beside its row in the ledger: whoever listens learns of it, and the audit ledger says who
 * took what out of the house, and why.
 *
 * @example await appendTraces(ports, "acme", exportTraces(record, incident, { actor, at: ports.recordedAt }))
 */
export function exportTraces(
  record: NewExport | ExportRecord,
  { lifecycleState }: Pick<Incident, "lifecycleState">,
  doing: Doing,
): ChangeTraces {
  const { exportId, bundleId, incidentId, bundleType, format, contentDigest, fileSha256, preparedFor } = record;
  const what = { bundleId, bundleType, format, contentDigest };
  return changeTraces(doing, {
    event: {
      eventType: "incidents.BundleExported",
      fields: { incidentId, incidentState: lifecycleState, exportId, ...what },
    },
    auditType: "BundleExported",
    entityType: "EXPORT",
    entityId: exportId,
    after: { incidentId, ...what, fileSha256, preparedFor },
    reason: record.exportReason,
  });
}
