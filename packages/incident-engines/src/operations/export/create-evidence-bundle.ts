import { exportedBundleSchema, exportRequestSchema } from "@hoc/incident-schemas";
import { exportBundle } from "../../engines/export/export-bundle.js";
import { defineOperation } from "../define-operation.js";
import { keptExport } from "../kept-export.js";

/**
 * Exports the whole record of an incident as a signed bundle, its report, or a delivery with both. What was exported, for whom and why stands in the
 * ledger afterwards. Errors: `incident_not_found`, `export_not_found` and `export_superseded_mismatch` for what it is to
 * replace, `export_too_large`, `signer_missing`, `renderer_missing`.
 *
 * @example await operations.execute("incidents.export.createEvidenceBundle", { incidentId: "inc_1", exportReason: "asked for by the customer" }, context)
 */
export const createEvidenceBundle = defineOperation({
  id: "incidents.export.createEvidenceBundle",
  kind: "process",
  permission: "incidents.write",
  summary: "Exports the whole record of an incident as a signed bundle.",
  input: exportRequestSchema,
  output: exportedBundleSchema,
  kept: keptExport,
  handler: (request, { context: { tenantId, actor, idempotency }, ...scope }) =>
    exportBundle("evidence", { ...scope, actor, request: idempotency }, tenantId, request),
});
