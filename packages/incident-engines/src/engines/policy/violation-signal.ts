import { parseInput, type Signal, signalInputSchema } from "@hoc/incident-schemas";
import type { NewPolicyViolation } from "@hoc/incident-schemas/ports";
import { derivedSignalId } from "../signal/derived-signal-id.js";
import { normalizeSignal, type Receipt } from "../signal/normalize-signal.js";

/** What raises the signals of violations. */
const TRIGGER_TYPE = "policy_violation";

/** How much of a reason stands beside policy and rule; all of it stands in the fact. */
const SHOWN_OF_REASON = 100;

/**
 * The signal of a stored violation. Its id follows from that of the violation, so that a fact has one signal only. It
 * carries no cost, and by default groups with every other violation of the same policy.
 *
 * @example violationSignal(violation, { receivedAt: clock(), uuid }).title // "Policy PII violated: PII_SSN"
 */
export function violationSignal(violation: Omit<NewPolicyViolation, "contentDigest">, receipt: Receipt): Signal {
  const { violationId, runId, policyId, policyType, violatedRule, evaluatedValue, thresholdCondition } = violation;
  const reason = beginningOf(violation.reason);
  const parsed = parseInput(signalInputSchema, {
    kind: "violation",
    reference: violationId,
    triggerType: TRIGGER_TYPE,
    triggerValue: `run ${runId}, policy ${policyId}, rule ${violatedRule}: ${reason}`,
    category: "POLICY_VIOLATION",
    errorCode: violatedRule,
    initialSeverity: violation.severity,
    title: `Policy ${policyType} violated: ${violatedRule}`,
    description: `The run ${runId} broke the rule ${violatedRule} of the policy ${policyId}: ${reason}`,
    occurredAt: violation.occurredAt,
    runId,
    policyId,
    violationId,
    agentId: violation.agentId ?? undefined,
    isSynthetic: violation.isSynthetic,
    syntheticScenarioId: violation.syntheticScenarioId ?? undefined,
    details: { policyType, violatedRule, evaluatedValue, thresholdCondition, contentHash: violation.contentHash },
  });
  return normalizeSignal(parsed, receipt);
}

/**
 * The id of a violation's signal, known without the signal, which may have been deleted by now.
 *
 * @example violationSignalId("vio_1") // "sig_…"
 */
export function violationSignalId(violationId: string): string {
  return derivedSignalId({ kind: "violation", reference: violationId, triggerType: TRIGGER_TYPE, state: "firing" });
}

/** Counted in characters, so that none is cut in two. */
function beginningOf(reason: string): string {
  const characters = Array.from(reason);
  return characters.length <= SHOWN_OF_REASON ? reason : `${characters.slice(0, SHOWN_OF_REASON - 1).join("")}…`;
}
