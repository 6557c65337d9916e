import { column, nullable } from "../columns.js";

/** The `export_ledger` table: what was exported, by whom and why; append-only. */
export const EXPORT_LEDGER = {
  name: "export_ledger",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    bundleId: column("bundle_id", "text"),
    incidentId: column("incident_id", "text"),
    bundleType: column("bundle_type", "text"),
    format: column("format", "text"),
    contentDigest: column("content_digest", "text"),
    hashVersion: column("hash_version", "text"),
    fileName: column("file_name", "text"),
    fileSha256: column("file_sha256", "text"),
    fileBytes: column("file_bytes", "bigint"),
    keyId: column("key_id", "text"),
    params: column("params", "json"),
    exportedByType: column("exported_by_type", "text"),
    exportedById: column("exported_by_id", "text"),
    exportReason: nullable("export_reason", "text"),
    preparedFor: nullable("prepared_for", "text"),
    supersedesExportId: nullable("supersedes_export_id", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
