import { type Bundle, sha256Hex } from "@hoc/export-bundles";
import { DomainError, type ExportRecord } from "@hoc/incident-schemas";
import { readKeptParams } from "./bundle-params.js";
import { createExportBundleDriver } from "./create-export-bundle-driver.js";
import { exportFile, type NamedFile } from "./export-file.js";
import type { BundleScope } from "./export-scope.js";

/** An export that was made again. */
export interface ReproducedExport {
  readonly bundle: Bundle;
  readonly file: NamedFile;
  /** Whether the file has the bytes that were handed out; not so when another key signs now, or another renderer draws. */
  readonly isIdentical: boolean;
}

/**
 * Makes an export again from what its row in the ledger says, of what was recorded by then. Files are not kept: what is
 * stored must still give the same content, or something was changed.
 *
 * @throws DomainError `export_changed` when the content is another; `signer_missing`, `renderer_missing`
 * @example const { file } = await reproduceExport(scope, "acme", record)
 */
export async function reproduceExport(
  scope: BundleScope,
  tenantId: string,
  record: ExportRecord,
): Promise<ReproducedExport> {
  const { exportId, incidentId, bundleType, format } = record;
  const kept = { incidentId, bundleType, ...readKeptParams(record.params) };
  const bundle = await createExportBundleDriver(scope).recreateBundle(tenantId, kept);
  const contentDigest = bundle.integrity.contentDigest.sha256;
  if (contentDigest !== record.contentDigest)
    throw new DomainError(
      "export_changed",
      `What is stored gives content of the digest ${contentDigest}, but ${record.contentDigest} was handed out.`,
      { exportId, contentDigest, recordedContentDigest: record.contentDigest },
    );
  const file = { ...(await exportFile(format, bundle, record, scope.exports)), name: record.fileName };
  return { bundle, file, isIdentical: sha256Hex(file.bytes) === record.fileSha256 };
}
