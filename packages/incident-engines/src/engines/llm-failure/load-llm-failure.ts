import { DomainError, type LlmFailure } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { loadRun } from "../run/load-run.js";

/**
 * The newest failed call of a model of a run, with its evidence, as it stood at a point.
 *
 * @throws DomainError `run_not_found`, and `llm_failure_not_found` when the run has none
 * @example const failure = await loadLlmFailure(ports, "acme", "run-1", at)
 */
export async function loadLlmFailure(
  ports: Pick<ReadPorts, "llmFailures" | "runs">,
  tenantId: string,
  runId: string,
  at: ReadPoint,
): Promise<LlmFailure> {
  const stored = await ports.llmFailures.fetchFailureByRunId(tenantId, runId, at);
  if (stored === undefined) {
    await loadRun(ports, tenantId, runId, at);
    throw new DomainError("llm_failure_not_found", "The run has no stored failure of a model.", { runId });
  }
  const { contentDigest: _, ...failure } = stored;
  return failure;
}
