import { EXECUTION_SUCCESS, type Instant, type ReportOutcome } from "@hoc/incident-schemas";
import type { NewRunOutcome } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";
import { errorCodeFacts } from "./error-codes.js";
import { errorCodeOf } from "./extract-error-code.js";
import { runOutcomeOf } from "./outcome.js";

/** Version of what is compared: another rule gets another number. */
const OUTCOME = "run-outcome/v1";

/** What a host says of how a run ended. */
export type OutcomeFacts = Omit<ReportOutcome, "runId">;

/** The members of a report that only a run that is over can have. */
export const OUTCOME_MEMBERS = [
  "completedAt",
  "errorCode",
  "errorMessage",
  "terminationReason",
  "stoppedAtStep",
  "violationPolicyId",
  "inputTokens",
  "outputTokens",
  "costMicros",
  "fingerprint",
] as const satisfies readonly (keyof OutcomeFacts)[];

/**
 * How a run ended, as it is stored: outcome, severity and category follow from what its host says. A run that did its
 * work has no error, whatever was said.
 *
 * @example newRunOutcome({ status: "failed", errorMessage: "AGENT_CRASH" }, ports.recordedAt).severity // "critical"
 */
export function newRunOutcome(facts: OutcomeFacts, recordedAt: Instant): NewRunOutcome {
  return {
    status: facts.status,
    ...verdictOf(facts),
    terminationReason: facts.terminationReason ?? null,
    stoppedAtStep: facts.stoppedAtStep ?? null,
    violationPolicyId: facts.violationPolicyId ?? null,
    inputTokens: facts.inputTokens ?? null,
    outputTokens: facts.outputTokens ?? null,
    costMicros: facts.costMicros ?? null,
    completedAt: facts.completedAt ?? recordedAt,
    outcomeDigest: outcomeDigest(facts),
  };
}

type Verdict = Pick<NewRunOutcome, "outcome" | "severity" | "category" | "errorCode" | "errorMessage">;

function verdictOf(facts: OutcomeFacts): Verdict {
  const outcome = runOutcomeOf(facts.status);
  if (outcome === "SUCCESS")
    return { outcome, severity: "none", category: EXECUTION_SUCCESS, errorCode: null, errorMessage: null };
  const errorCode = errorCodeOf(facts);
  const { severity, category } = errorCodeFacts(errorCode);
  return { outcome, severity, category, errorCode, errorMessage: facts.errorMessage ?? null };
}

/** The same whether the run was reported with its end or its end was reported by itself. */
function outcomeDigest(facts: OutcomeFacts): string {
  const said = OUTCOME_MEMBERS.map((member) => [member, facts[member]]);
  return jsonDigest({ version: OUTCOME, status: facts.status, ...Object.fromEntries(said) });
}
