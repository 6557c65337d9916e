import type { ExportedBundle } from "@hoc/incident-schemas";
import { z } from "zod";
import { exportedBundle } from "../engines/export/export-bundle.js";
import { loadExport } from "../engines/export/load-export.js";
import { reproduceExport } from "../engines/export/reproduce-export.js";
import type { KeptAnswerOf } from "./define-operation.js";

const keptSchema = z.object({ exportId: z.string() });

/** Exports are kept by their id alone, and made again when the request is sent again. */
export const keptExport: KeptAnswerOf<ExportedBundle> = {
  keep: ({ export: { exportId } }) => ({ exportId }),
  async restore(kept, { context: { tenantId }, ...scope }) {
    const { exportId } = keptSchema.parse(kept);
    const record = await scope.read((ports) => loadExport(ports, tenantId, exportId));
    const { bundle, file } = await reproduceExport(scope, tenantId, record);
    return exportedBundle(record, bundle, file);
  },
};
