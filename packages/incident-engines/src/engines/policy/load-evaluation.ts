import { DomainError, type PolicyEvaluation } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";

/**
 * What the policies had to say of a run, as it is stored or was at a point.
 *
 * @throws DomainError `evaluation_not_found`
 * @example const evaluation = await loadEvaluation(ports, "acme", "run-1")
 */
export async function loadEvaluation(
  ports: Pick<ReadPorts, "policyViolations">,
  tenantId: string,
  runId: string,
  at?: ReadPoint,
): Promise<PolicyEvaluation> {
  const evaluation = await ports.policyViolations.fetchPolicyEvaluation(tenantId, runId, at);
  if (evaluation === undefined)
    throw new DomainError("evaluation_not_found", "The run was not held against the policies.", { runId });
  return evaluation;
}
