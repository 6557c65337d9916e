import { exportDetailSchema, getExportInputSchema } from "@hoc/incident-schemas";
import { loadExport } from "../../engines/export/load-export.js";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * One export as the ledger has it. Errors: `export_not_found`.
 *
 * @example await operations.execute("incidents.export.getExport", { exportId: "exp_1" }, context)
 */
export const getExport = defineOperation({
  id: "incidents.export.getExport",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows one export of the ledger.",
  input: getExportInputSchema,
  output: exportDetailSchema,
  async handler({ exportId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...(await loadExport(ports, tenantId, exportId, at)), ...readAt(at) };
  },
});
