import { RUN_ERROR_CODES, type RunErrorCode, type RunTerminationReason } from "@hoc/incident-schemas";

/** Codes that a message can name, the longest first; `UNKNOWN` names nothing. Of two that are as long the first listed. */
const NAMED_CODES = RUN_ERROR_CODES.filter((code) => code !== "UNKNOWN").sort((a, b) => b.length - a.length);

const CODE_OF_REASON: Readonly<Record<RunTerminationReason, RunErrorCode>> = {
  timeout: "EXECUTION_TIMEOUT",
  budget_exceeded: "BUDGET_EXCEEDED",
  rate_limited: "RATE_LIMIT_EXCEEDED",
  user_abort: "CANCELLED",
  system_failure: "AGENT_CRASH",
  policy_block: "UNKNOWN",
  completed: "UNKNOWN",
};

/**
 * The error code that a message names as a whole word, in any case; the longest when it names several, `UNKNOWN` when
 * it names none. Only the letters of ASCII have a case here: a letter that looks like one of them, or becomes one in
 * upper case, does not stand for it.
 *
 * @example extractErrorCode("agent_crash after step 3") // "AGENT_CRASH"
 * @example extractErrorCode("PRE_AGENT_CRASH_HOOK ran") // "UNKNOWN"
 */
export function extractErrorCode(message: string | undefined): RunErrorCode {
  const words = new Set(message?.match(/[A-Za-z0-9_]+/g)?.map((word) => word.toUpperCase()));
  return NAMED_CODES.find((code) => words.has(code)) ?? "UNKNOWN";
}

/** By what the error code of a run is told. */
export interface ErrorCodeSources {
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly terminationReason?: RunTerminationReason | undefined;
}

/**
 * The error code of a run that did not do its work: the one that its host gives; else what its termination reason comes
 * to; else the one that its message names.
 *
 * @example errorCodeOf({ errorMessage: "AGENT_CRASH", terminationReason: "timeout" }) // "EXECUTION_TIMEOUT"
 */
export function errorCodeOf({ errorCode, errorMessage, terminationReason }: ErrorCodeSources): string {
  if (errorCode !== undefined) return errorCode;
  const ofReason = terminationReason === undefined ? "UNKNOWN" : CODE_OF_REASON[terminationReason];
  return ofReason === "UNKNOWN" ? extractErrorCode(errorMessage) : ofReason;
}
