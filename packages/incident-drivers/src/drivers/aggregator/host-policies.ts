import type { SuppressingPolicy } from "@hoc/incident-schemas";
import type { Logger, PolicyRuleStore } from "@hoc/incident-schemas/ports";

/** How long a host's policies are waited for: the tenant's other writers wait as well. */
const HOST_POLICIES_TIMEOUT_MS = 1_000;

/**
 * Asks a host for the rules that keep signals from becoming incidents. `undefined` when it cannot answer, or not in
 * time: what fails must not make incidents disappear.
 *
 * @example await askHostPolicies(store, "acme", logger)
 */
export async function askHostPolicies(
  store: Pick<PolicyRuleStore, "fetchSuppressingPolicies">,
  tenantId: string,
  logger: Logger,
): Promise<readonly SuppressingPolicy[] | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${HOST_POLICIES_TIMEOUT_MS} ms`)),
      HOST_POLICIES_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([store.fetchSuppressingPolicies(tenantId), late]);
  } catch (error) {
    logger.warn({ tenantId, err: error }, "The host's policies cannot be asked; nothing is suppressed.");
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
