import { type Bundle, sha256Hex } from "@hoc/export-bundles";
import { type BundleType, type ExportedBundle, type ExportRecord, HASH_VERSION } from "@hoc/incident-schemas";
import type { NewExport } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { loadIncident } from "../incident-read/load-incident.js";
import { type AnyExportRequest, keptParams } from "./bundle-params.js";
import { createExportBundleDriver } from "./create-export-bundle-driver.js";
import { exportFile, handedOut, type NamedFile, requireRenderer } from "./export-file.js";
import { exportId } from "./export-id.js";
import type { ExportScope } from "./export-scope.js";
import { exportTraces } from "./export-traces.js";
import { reproduceExport } from "./reproduce-export.js";
import { requireSigner } from "./require-signer.js";

/**
 * Exports an incident: reads one snapshot, builds, signs and renders outside of any transaction, and then notes in one
 * write what leaves the house, in the ledger, in the audit ledger and as an event. A request that was noted before is
 * answered with what was noted then.
 *
 * @throws DomainError `incident_not_found`, `export_not_found`, `export_superseded_mismatch`, `export_too_large`,
 *   `signer_missing`, `renderer_missing`, `export_changed`
 * @example const { export: record, bundle } = await exportBundle("soc2", scope, "acme", request)
 */
export async function exportBundle(
  bundleType: BundleType,
  scope: ExportScope,
  tenantId: string,
  request: AnyExportRequest,
): Promise<ExportedBundle> {
  const { exports, actor, ambient, write } = scope;
  const { keyid: keyId } = requireSigner(exports);
  requireRenderer(request.format, exports);
  const bundle = await createBundle(bundleType, scope, tenantId, request);
  const custody = {
    exportId: exportId(bundleType, scope.request, ambient),
    exportedBy: actor,
    exportReason: request.exportReason ?? null,
    preparedFor: request.preparedFor ?? null,
    createdAt: ambient.clock(),
  };
  const file = await exportFile(request.format, bundle, custody, exports);
  const draft: NewExport = {
    ...custody,
    bundleId: bundle.content.bundleId,
    incidentId: request.incidentId,
    bundleType,
    format: request.format,
    contentDigest: bundle.integrity.contentDigest.sha256,
    hashVersion: HASH_VERSION,
    fileName: file.name,
    fileSha256: sha256Hex(file.bytes),
    fileBytes: file.bytes.length,
    keyId,
    params: keptParams(bundle.content.params, exports.settings),
    supersedesExportId: request.supersedes ?? null,
  };
  const { record, isNew } = await note(write, tenantId, draft);
  if (isNew) return exportedBundle(record, bundle, file);
  const before = await reproduceExport(scope, tenantId, record);
  return exportedBundle(record, before.bundle, before.file);
}

/**
 * What an export gives: the bundle, or the file, whichever its format is.
 *
 * @example exportedBundle(record, bundle, file).bundle
 */
export function exportedBundle(record: ExportRecord, bundle: Bundle, file: NamedFile): ExportedBundle {
  return record.format === "json"
    ? { export: record, bundle: { ...bundle }, file: null }
    : { export: record, bundle: null, file: handedOut(file) };
}

function createBundle(
  bundleType: BundleType,
  scope: ExportScope,
  tenantId: string,
  request: AnyExportRequest,
): Promise<Bundle> {
  const driver = createExportBundleDriver(scope);
  switch (bundleType) {
    case "evidence":
      return driver.createEvidenceBundle(tenantId, request);
    case "soc2":
      return driver.createSoc2Bundle(tenantId, request);
    case "executive_debrief":
      return driver.createExecutiveDebrief(tenantId, request);
  }
}

function note(
  write: ExportScope["write"],
  tenantId: string,
  draft: NewExport,
): Promise<{ readonly record: ExportRecord; readonly isNew: boolean }> {
  return write(async (ports) => {
    const noted = await ports.exports.fetchExport(tenantId, draft.exportId);
    if (noted !== undefined) return { record: noted, isNew: false };
    const incident = await loadIncident(ports, tenantId, draft.incidentId);
    await ports.exports.insertExport(tenantId, draft);
    const doing = { actor: draft.exportedBy, at: ports.recordedAt };
    await appendTraces(ports, tenantId, exportTraces(draft, incident, doing));
    const record = await ports.exports.fetchExport(tenantId, draft.exportId);
    if (record === undefined) throw new TypeError(`the export ${draft.exportId} was noted just now`);
    return { record, isNew: true };
  });
}
