import type { ProposalType, RunErrorCode, Severity } from "@hoc/incident-schemas";

/** What follows from the error code of a run that did not do its work. */
export interface ErrorCodeFacts {
  readonly severity: Severity;
  readonly category: string;
  /** What titles begin with; null where the code has no words of its own. */
  readonly titleLead: string | null;
  readonly proposalType: ProposalType;
}

/** What follows from a code that says nothing about how bad things are. */
const PLAIN: ErrorCodeFacts = {
  severity: "medium",
  category: "EXECUTION_FAILURE",
  titleLead: null,
  proposalType: "failure_pattern_policy",
};

const STOPPED_BY_SOMEBODY: ErrorCodeFacts = { ...PLAIN, severity: "low", category: "MANUAL" };

const FACTS: Readonly<Record<RunErrorCode, ErrorCodeFacts>> = {
  EXECUTION_TIMEOUT: { ...PLAIN, severity: "high", titleLead: "Execution timeout", proposalType: "timeout_policy" },
  AGENT_CRASH: { ...PLAIN, severity: "critical", titleLead: "Agent crash", proposalType: "crash_recovery_policy" },
  STEP_FAILURE: { ...PLAIN, severity: "high", titleLead: "Step failure", proposalType: "retry_policy" },
  SKILL_ERROR: { ...PLAIN, severity: "high", titleLead: "Skill error" },
  BUDGET_EXCEEDED: {
    ...PLAIN,
    category: "BUDGET_EXCEEDED",
    titleLead: "Budget exceeded",
    proposalType: "cost_cap_policy",
  },
  RATE_LIMIT_EXCEEDED: {
    ...PLAIN,
    category: "RATE_LIMIT",
    titleLead: "Rate limit hit",
    proposalType: "rate_limit_policy",
  },
  RESOURCE_EXHAUSTION: { ...PLAIN, category: "RESOURCE_EXHAUSTION" },
  CANCELLED: STOPPED_BY_SOMEBODY,
  MANUAL_STOP: STOPPED_BY_SOMEBODY,
  RETRY_EXHAUSTED: PLAIN,
  UNKNOWN: PLAIN,
};

/**
 * What follows from an error code. A code that only its host knows is treated like `UNKNOWN`.
 *
 * @example errorCodeFacts("AGENT_CRASH").severity // "critical"
 */
export function errorCodeFacts(errorCode: string): ErrorCodeFacts {
  return Object.hasOwn(FACTS, errorCode) ? FACTS[errorCode as RunErrorCode] : PLAIN;
}
