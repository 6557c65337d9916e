import { DomainError, type Run } from "@hoc/incident-schemas";
import type { OutcomeFacts } from "./new-run-outcome.js";

/** What a host may say of the end of a run that a failed call of a model has ended, where it says what is stored. */
const COMPARED = [
  "errorCode",
  "terminationReason",
  "stoppedAtStep",
  "violationPolicyId",
  "inputTokens",
  "outputTokens",
  "costMicros",
] as const satisfies readonly (keyof OutcomeFacts & keyof Run)[];

/**
 * Refuses what is said of the end of a run that a failed call of a model has ended, when something of it is not what is
 * stored: it would be lost.
 *
 * @throws DomainError `run_finished` that names each such member
 * @example refuseLostFacts(run, { status: "failed", inputTokens: 812 })
 */
export function refuseLostFacts(
  run: Pick<Run, "runId" | "outcome" | (typeof COMPARED)[number]>,
  facts: OutcomeFacts,
): void {
  const lost = COMPARED.filter((member) => facts[member] !== undefined && facts[member] !== run[member]);
  if (lost.length === 0) return;
  const { runId, outcome } = run;
  throw new DomainError(
    "run_finished",
    `The run ${runId} is over already: a failed call of a model ended it, and ${lost.join(", ")} belong to the report of ` +
      "that failure (incidents.runs.recordLlmFailure); nothing was stored.",
    {
      runId,
      ...(outcome !== null && { outcome }),
      fields: lost.map((member) => ({ pointer: `/${member}`, message: "is not what is stored of the run" })),
    },
  );
}
