import { exportFileResultSchema, getExportFileInputSchema } from "@hoc/incident-schemas";
import { handedOut } from "../../engines/export/export-file.js";
import { loadExport } from "../../engines/export/load-export.js";
import { reproduceExport } from "../../engines/export/reproduce-export.js";
import { defineOperation } from "../define-operation.js";

/**
 * The file of an export again, made anew of what was recorded by then. It has the same bytes as long as the same key
 * signs; its content is the same always. Errors: `export_not_found`, `export_changed` when what is stored no longer gives
 * that content, `signer_missing`, `renderer_missing`.
 *
 * @example await operations.execute("incidents.export.getExportFile", { exportId: "exp_1" }, context)
 */
export const getExportFile = defineOperation({
  id: "incidents.export.getExportFile",
  kind: "process",
  permission: "incidents.read",
  summary: "Makes the file of an export again.",
  input: getExportFileInputSchema,
  output: exportFileResultSchema,
  async handler({ exportId }, { context: { tenantId }, ...scope }) {
    const record = await scope.read((ports) => loadExport(ports, tenantId, exportId));
    const { file, isIdentical } = await reproduceExport(scope, tenantId, record);
    return { export: record, file: handedOut(file), isIdentical };
  },
});
