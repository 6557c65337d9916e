import { DomainError } from "@hoc/incident-schemas";

/**
 * Refuses a question that names a tenant other than the caller's. Whose costs are shown comes from who asks, never from
 * what is asked.
 *
 * @throws DomainError `other_tenant`
 * @example refuseOtherTenant("acme", input.tenantId)
 */
export function refuseOtherTenant(callersTenant: string, named: string | undefined): void {
  if (named === undefined || named === callersTenant) return;
  throw new DomainError("other_tenant", "The tenantId is not yours; leave it out to see your own costs.", {});
}
