import { z } from "zod";
import { actorSchema } from "../incident/actor.js";
import { incidentIdSchema } from "../primitives/ids.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { sha256HexSchema } from "../primitives/sha256.js";
import { storableText } from "../primitives/text.js";
import { BUNDLE_TYPES, EXPORT_FORMATS } from "./export-kind.js";

/** One export in the ledger: what left the house, for whom and why. It never changes. */
export const exportRecordSchema = z
  .strictObject({
    exportId: z.string(),
    bundleId: z.string().describe("The same for every export of the same state and parameters."),
    incidentId: z.string(),
    bundleType: z.enum(BUNDLE_TYPES),
    format: z.enum(EXPORT_FORMATS),
    contentDigest: sha256HexSchema.describe("SHA-256 of the canonical JSON of the bundle's content."),
    hashVersion: z.string(),
    fileName: z.string(),
    fileSha256: sha256HexSchema.describe("SHA-256 of the file that was handed out."),
    fileBytes: z.int().min(0),
    keyId: z.string().describe("The key that signed it."),
    params: z.record(z.string(), z.unknown()).describe("Every input that the content depends on."),
    exportedBy: actorSchema,
    exportReason: z.string().nullable(),
    preparedFor: z.string().nullable(),
    supersedesExportId: z.string().nullable(),
    createdAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "ExportRecord" });

/** One export in the ledger. */
export type ExportRecord = z.output<typeof exportRecordSchema>;

/** A file as it is handed over: bytes as base64. */
export const exportFileSchema = z
  .strictObject({ name: z.string(), mediaType: z.string(), contentBase64: z.string() })
  .meta({ id: "ExportFile" });

/** A file as it is handed over. */
export type ExportFile = z.output<typeof exportFileSchema>;

/** Output of the operations that create bundles: the record, and the bundle or the file, whichever was asked for. */
export const exportedBundleSchema = z
  .strictObject({
    export: exportRecordSchema,
    bundle: z.record(z.string(), z.unknown()).nullable().describe("The signed bundle, where the format is `json`."),
    file: exportFileSchema.nullable().describe("The file, where the format is another."),
  })
  .meta({ id: "ExportedBundle" });

/** What an export gives. */
export type ExportedBundle = z.output<typeof exportedBundleSchema>;

const exportId = storableText(100);

/** Input of `incidents.export.getExport`. */
export const getExportInputSchema = z.strictObject({ exportId, asOf }).meta({ id: "GetExport" });

/** Output of `incidents.export.getExport`. */
export const exportDetailSchema = exportRecordSchema.extend(readPoint).meta({ id: "ExportDetail" });

/** Input of `incidents.export.getExportFile`. */
export const getExportFileInputSchema = z.strictObject({ exportId }).meta({ id: "GetExportFile" });

/** Output of `incidents.export.getExportFile`: the same bytes again, made anew from what is recorded. */
export const exportFileResultSchema = z
  .strictObject({
    export: exportRecordSchema,
    file: exportFileSchema,
    isIdentical: z
      .boolean()
      .describe(
        "Whether it has the bytes that were handed out; not so once another key signs or another renderer draws.",
      ),
  })
  .meta({ id: "ExportFileResult" });

/** How exports can be told apart in their list. */
export const exportFiltersSchema = z.strictObject({
  incidentId: incidentIdSchema.optional(),
  bundleType: z.enum(BUNDLE_TYPES).optional(),
});

/** How exports can be told apart in their list. */
export type ExportFilters = z.output<typeof exportFiltersSchema>;

/** Input of `incidents.export.listExports`. */
export const listExportsInputSchema = exportFiltersSchema.extend(pageInput).meta({ id: "ListExports" });

/** Output of `incidents.export.listExports`, recorded last first. */
export const exportListSchema = z
  .strictObject({ items: z.array(exportRecordSchema), ...pageInfo, ...readPoint })
  .meta({ id: "ExportList" });
