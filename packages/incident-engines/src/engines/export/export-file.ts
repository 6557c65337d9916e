import { type Bundle, bundleBytes, fileNameOf, MAX_DOCUMENT_BYTES, sealDelivery } from "@hoc/export-bundles";
import { DomainError, type ExportFile, type ExportFormat, type ExportRecord } from "@hoc/incident-schemas";
import type { ExportOutlets, PdfRenderer } from "@hoc/incident-schemas/ports";
import { requireSigner } from "./require-signer.js";
import { tooLarge } from "./too-large.js";

/** A file with what it is. */
export interface NamedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const MEDIA_TYPES = {
  json: "application/json",
  pdf: "application/pdf",
  zip: "application/zip",
} as const satisfies Record<ExportFormat, string>;

/** What of a ledger row stands in a delivery: who handed it out, when and why. */
export type Custody = Pick<ExportRecord, "exportId" | "exportedBy" | "exportReason" | "preparedFor" | "createdAt">;

/**
 * The file that is handed out for a bundle: the bundle itself, its report, or a delivery with both.
 *
 * @throws DomainError `export_too_large`, `renderer_missing`, `signer_missing`
 * @example const { name, bytes } = await exportFile("pdf", bundle, custody, outlets)
 */
export async function exportFile(
  format: ExportFormat,
  bundle: Bundle,
  custody: Custody,
  outlets: Pick<ExportOutlets, "pdf" | "signer">,
): Promise<NamedFile> {
  const document = bundleBytes(bundle);
  if (document.length > MAX_DOCUMENT_BYTES) throw tooLarge({ bytes: document.length, limit: MAX_DOCUMENT_BYTES });
  return {
    name: fileNameOf(bundle.content, format),
    mediaType: MEDIA_TYPES[format],
    bytes: format === "json" ? document : await rendered(format, bundle, document, custody, outlets),
  };
}

/**
 * Whoever renders reports, where the format needs one.
 *
 * @throws DomainError `renderer_missing`
 * @example requireRenderer("json", outlets) // undefined
 */
export function requireRenderer(format: ExportFormat, { pdf }: Pick<ExportOutlets, "pdf">): PdfRenderer | undefined {
  if (format !== "json" && pdf === undefined)
    throw new DomainError("renderer_missing", "This server renders no reports; ask for the format json.", { format });
  return pdf;
}

/**
 * A file as an answer has it.
 *
 * @example handedOut({ name, mediaType, bytes }).contentBase64
 */
export function handedOut({ name, mediaType, bytes }: NamedFile): ExportFile {
  return { name, mediaType, contentBase64: Buffer.from(bytes).toString("base64") };
}

async function rendered(
  format: "pdf" | "zip",
  bundle: Bundle,
  document: Uint8Array,
  { createdAt, ...custody }: Custody,
  outlets: Pick<ExportOutlets, "pdf" | "signer">,
): Promise<Uint8Array> {
  const report = await requireRenderer(format, outlets)?.render(document);
  if (report === undefined) throw new TypeError("a report needs a renderer");
  if (format === "pdf") return report;
  const { exportId, exportedBy, exportReason, preparedFor } = custody;
  return sealDelivery(
    { bundle, report, custody: { exportId, exportedBy, exportReason, preparedFor, exportedAt: createdAt } },
    requireSigner(outlets),
  );
}
