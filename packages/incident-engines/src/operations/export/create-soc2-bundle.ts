import { exportedBundleSchema, soc2ExportRequestSchema } from "@hoc/incident-schemas";
import { exportBundle } from "../../engines/export/export-bundle.js";
import { defineOperation } from "../define-operation.js";
import { keptExport } from "../kept-export.js";

/**
 * Exports what an incident shows of the SOC 2 criteria CC7.2 to CC7.5, with the reasons, for an auditor. What was exported, for whom and why stands in the
 * ledger afterwards. Errors: `incident_not_found`, `export_not_found` and `export_superseded_mismatch` for what it is to
 * replace, `export_too_large`, `signer_missing`, `renderer_missing`.
 *
 * @example await operations.execute("incidents.export.createSoc2Bundle", { incidentId: "inc_1", format: "pdf" }, context)
 */
export const createSoc2Bundle = defineOperation({
  id: "incidents.export.createSoc2Bundle",
  kind: "process",
  permission: "incidents.write",
  summary: "Exports what an incident shows of the SOC 2 criteria as a signed bundle.",
  input: soc2ExportRequestSchema,
  output: exportedBundleSchema,
  kept: keptExport,
  handler: (request, { context: { tenantId, actor, idempotency }, ...scope }) =>
    exportBundle("soc2", { ...scope, actor, request: idempotency }, tenantId, request),
});
