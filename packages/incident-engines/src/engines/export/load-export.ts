import { type BundleType, DomainError, type ExportRecord } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";

/**
 * One export of the tenant's ledger.
 *
 * @throws DomainError `export_not_found`, the same for an unknown id and for another tenant's
 * @example const record = await loadExport(ports, "acme", "exp_1")
 */
export async function loadExport(
  { exports }: Pick<ReadPorts, "exports">,
  tenantId: string,
  exportId: string,
  at?: ReadPoint,
): Promise<ExportRecord> {
  const record = await exports.fetchExport(tenantId, exportId, at);
  if (record !== undefined) return record;
  throw new DomainError("export_not_found", "The tenant has no export of this id.", { exportId });
}

/**
 * The earlier export that another one of an incident and kind replaces.
 *
 * @throws DomainError `export_not_found`; `export_superseded_mismatch` when it is of another incident or kind
 * @example await loadSuperseded(ports, "acme", "exp_1", { incidentId: "inc_1", bundleType: "soc2" })
 */
export async function loadSuperseded(
  ports: Pick<ReadPorts, "exports">,
  tenantId: string,
  exportId: string,
  { incidentId, bundleType }: { readonly incidentId: string; readonly bundleType: BundleType },
): Promise<ExportRecord> {
  const record = await loadExport(ports, tenantId, exportId);
  if (record.incidentId === incidentId && record.bundleType === bundleType) return record;
  throw new DomainError(
    "export_superseded_mismatch",
    `The export ${exportId} is of the kind ${record.bundleType} of ${record.incidentId}; it can only be replaced by another of these.`,
    { exportId, incidentId: record.incidentId, bundleType: record.bundleType },
  );
}
