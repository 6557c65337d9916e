import { debriefExportRequestSchema, exportedBundleSchema } from "@hoc/incident-schemas";
import { exportBundle } from "../../engines/export/export-bundle.js";
import { defineOperation } from "../define-operation.js";
import { keptExport } from "../kept-export.js";

/**
 * Exports an incident in a page's words for an executive. What was exported, for whom and why stands in the
 * ledger afterwards. Errors: `incident_not_found`, `export_not_found` and `export_superseded_mismatch` for what it is to
 * replace, `export_too_large`, `signer_missing`, `renderer_missing`.
 *
 * @example await operations.execute("incidents.export.createExecutiveDebrief", { incidentId: "inc_1", format: "pdf", preparedFor: "the board" }, context)
 */
export const createExecutiveDebrief = defineOperation({
  id: "incidents.export.createExecutiveDebrief",
  kind: "process",
  permission: "incidents.write",
  summary: "Exports an incident in a page's words for an executive as a signed bundle.",
  input: debriefExportRequestSchema,
  output: exportedBundleSchema,
  kept: keptExport,
  handler: (request, { context: { tenantId, actor, idempotency }, ...scope }) =>
    exportBundle("executive_debrief", { ...scope, actor, request: idempotency }, tenantId, request),
});
