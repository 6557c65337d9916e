import { parseInput, type RunOutcome, type Severity, type Signal, signalInputSchema } from "@hoc/incident-schemas";
import type { NewRun, NewRunOutcome } from "@hoc/incident-schemas/ports";
import { derivedSignalId } from "../signal/derived-signal-id.js";
import { normalizeSignal, type Receipt } from "../signal/normalize-signal.js";
import { errorCodeFacts } from "./error-codes.js";
import { firstRun } from "./first-run.js";

/** What raises the signal of a run that did not do its work: the run's own end, or a call of a model. */
export type RunTrigger = "run_failure" | "llm_failure";

/** What is told of a run wherever it ends. */
export type RunFacts = Pick<NewRun, "runId" | "agentId" | "projectId" | "isSynthetic" | "syntheticScenarioId">;

/** How a run ended that did not do its work. */
type UndoneOutcome = Exclude<RunOutcome, "SUCCESS">;

/** The end of a run that did not do its work. */
export interface RunFailure extends NewRunOutcome {
  readonly outcome: UndoneOutcome;
  readonly severity: Severity;
  readonly errorCode: string;
}

/** What a signal says of a run's end beside what every one does. */
export interface SignalWords {
  readonly triggerType: RunTrigger;
  readonly title: string;
  readonly description: string;
  readonly errorMessage: string | null;
  readonly fingerprint?: string | undefined;
}

const OUTCOME_WORDS = {
  FAILURE: "failed",
  BLOCKED: "was blocked",
  ABORTED: "was aborted",
} as const satisfies Record<UndoneOutcome, string>;

const TITLES = {
  FAILURE: "Run failed",
  BLOCKED: "Run blocked",
  ABORTED: "Run aborted",
} as const satisfies Record<UndoneOutcome, string>;

/**
 * Whether a run did not do its work.
 *
 * @example isFailure(newRunOutcome({ status: "completed" }, ports.recordedAt)) // false
 */
export function isFailure(outcome: NewRunOutcome): outcome is RunFailure {
  return outcome.outcome !== "SUCCESS";
}

/**
 * The signal of a run that ended without doing its work.
 *
 * @example runSignal(run, outcome, { receivedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function runSignal(run: RunFacts, outcome: RunFailure, receipt: Receipt, fingerprint?: string): Signal {
  const { errorCode, errorMessage } = outcome;
  const ended = OUTCOME_WORDS[outcome.outcome];
  return signalOfRun(run, outcome, receipt, {
    triggerType: "run_failure",
    title: runTitle(run, outcome),
    description: `Run ${run.runId} of agent ${run.agentId} ${ended} with the error code ${errorCode}.`,
    errorMessage,
    fingerprint,
  });
}

/**
 * The signal of a run's end in the words of what raised it. What it cost, how bad it is and when it happened are the
 * run's; a run of a test scenario gives a signal of that scenario.
 *
 * @example signalOfRun(run, outcome, receipt, { triggerType: "llm_failure", title, description, errorMessage })
 */
export function signalOfRun(run: RunFacts, outcome: RunFailure, receipt: Receipt, words: SignalWords): Signal {
  const { fingerprint, errorMessage, ...said } = words;
  const parsed = parseInput(signalInputSchema, {
    ...said,
    kind: "run",
    reference: run.runId,
    runId: run.runId,
    agentId: run.agentId,
    category: outcome.category,
    errorCode: outcome.errorCode,
    ...(errorMessage !== null && { errorMessage }),
    initialSeverity: outcome.severity,
    ...(outcome.costMicros !== null && { costMicros: outcome.costMicros }),
    ...(fingerprint !== undefined && { fingerprint }),
    occurredAt: outcome.completedAt,
    isSynthetic: run.isSynthetic,
    ...(run.syntheticScenarioId !== null && { syntheticScenarioId: run.syntheticScenarioId }),
  });
  return normalizeSignal(parsed, receipt);
}

/**
 * The id of the one signal that a run's end raises by a trigger.
 *
 * @example runSignalId("run-1", "run_failure")
 */
export function runSignalId(runId: string, triggerType: RunTrigger): string {
  return derivedSignalId({ kind: "run", reference: runId, triggerType, state: "firing" });
}

function runTitle(run: RunFacts, { outcome, errorCode }: RunFailure): string {
  const { titleLead } = errorCodeFacts(errorCode);
  const problem = titleLead === null ? `${TITLES[outcome]} (${errorCode})` : leadOf(titleLead, outcome);
  return `${problem}: ${firstRun(run)}`;
}

function leadOf(titleLead: string, outcome: UndoneOutcome): string {
  return outcome === "FAILURE" ? titleLead : `${titleLead} (${TITLES[outcome].toLowerCase()})`;
}
