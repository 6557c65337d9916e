import type { ExportSettings } from "@hoc/incident-schemas";

/**
 * Name of a tenant's log of timeline heads, as it stands in the first line of its checkpoints. Ids may hold anything,
 * so they are percent-encoded: two tenants never share a name, and a name never breaks a line.
 *
 * @example tenantLogOrigin({ origin: "hoc-incidents" }, "acme & co") // "hoc-incidents/tenants/acme%20%26%20co"
 */
export function tenantLogOrigin({ origin }: Pick<ExportSettings, "origin">, tenantId: string): string {
  return `${origin}/tenants/${encodeURIComponent(tenantId)}`;
}

/**
 * Name of the log that an incident's own timeline is.
 *
 * @example incidentLogOrigin({ origin: "hoc-incidents" }, "acme", "inc_1") // "hoc-incidents/tenants/acme/incidents/inc_1"
 */
export function incidentLogOrigin(
  settings: Pick<ExportSettings, "origin">,
  tenantId: string,
  incidentId: string,
): string {
  return `${tenantLogOrigin(settings, tenantId)}/incidents/${encodeURIComponent(incidentId)}`;
}
