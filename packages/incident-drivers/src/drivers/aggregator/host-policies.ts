import { DomainError, type SuppressingPolicy, suppressingPoliciesSchema } from "@hoc/incident-schemas";
import type { Logger, PolicyRuleStore } from "@hoc/incident-schemas/ports";

/** How long a host's policies are waited for: the tenant's other writers wait as well. */
const HOST_POLICIES_TIMEOUT_MS = 1_000;

/**
 * Asks a host for the rules that keep signals from becoming incidents. `undefined` when it cannot answer, not in time, or
 * with a rule that does not say what it covers: what fails must not make incidents disappear.
 *
 * @example await askHostPolicies(store, "acme", logger)
 */
export async function askHostPolicies(
  store: Pick<PolicyRuleStore, "fetchSuppressingPolicies">,
  tenantId: string,
  logger: Logger,
): Promise<readonly SuppressingPolicy[] | undefined> {
  try {
    return suppressingPoliciesSchema.parse(await inTime(store.fetchSuppressingPolicies(tenantId)));
  } catch (error) {
    logger.warn({ tenantId, err: error }, "the host's policies could not be asked; nothing is suppressed");
    return undefined;
  }
}

/**
 * Asks a host whether a policy is enabled.
 *
 * @throws DomainError `policies_unavailable` when it cannot answer, or not in time
 * @example await askHostEnabled(store, "acme", "pii")
 */
export async function askHostEnabled(
  store: Pick<PolicyRuleStore, "fetchPolicyEnabled">,
  tenantId: string,
  policyId: string,
): Promise<boolean> {
  try {
    return await inTime(store.fetchPolicyEnabled(tenantId, policyId));
  } catch (cause) {
    throw new DomainError(
      "policies_unavailable",
      "The policies cannot be asked whether this one is enabled; nothing was stored. Try again after a moment.",
      { policyId },
      { cause },
    );
  }
}

async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${HOST_POLICIES_TIMEOUT_MS} ms`)),
      HOST_POLICIES_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
