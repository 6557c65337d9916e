import type {
  AppendedSteps,
  ExaminedRun,
  IncidentSummary,
  RecordResult,
  ReportedRun,
  SignalInput,
} from "@hoc/incident-schemas";
import type { LiveStage } from "../as-it-happened.js";
import type { RunEndCall, RunStartCall, RunStepsCall } from "../runs/run-calls.js";

/** What the summary says about one incident. */
export type IncidentFacts = Pick<
  IncidentSummary,
  "incidentId" | "title" | "severity" | "lifecycleState" | "signalCount" | "startedAt" | "lastSignalAt"
>;

/** What the report says about one incident. */
export type ReportedIncident = IncidentFacts &
  Pick<
    IncidentSummary,
    "status" | "triggerType" | "lateSignals" | "costMicros" | "overflowCounts" | "endedAt" | "resolutionType"
  >;

/** Incidents of the tenant; `nextCursor` leads to the next ones, and is null on the last page. */
export interface IncidentPage {
  readonly items: readonly ReportedIncident[];
  readonly nextCursor: string | null;
}

/** Takes reports of runs. */
export interface RunTarget {
  /** Sends a run that starts. */
  reportRun(run: RunStartCall): Promise<ReportedRun>;
  /** Sends steps of one run, 1,000 at most. */
  appendSteps(steps: RunStepsCall): Promise<AppendedSteps>;
  /** Sends how a run ended. */
  reportOutcome(end: RunEndCall): Promise<ReportedRun>;
  /** Has the detectors look at a run. */
  examineRun(runId: string): Promise<ExaminedRun>;
}

/** Where signals and runs go: a running app, or a database. */
export interface ReplayTarget extends RunTarget {
  /** Where that is, for the summary; without passwords. */
  readonly name: string;
  /** Where to look afterwards, a line each. */
  readonly whereToLook: readonly string[];
  /** Sends signals, 1,000 at most, and gives their results in the same order. */
  record(signals: readonly SignalInput[]): Promise<readonly RecordResult[]>;
  /** An incident as it stands now; `undefined` where whoever sends may not read. */
  getIncident(incidentId: string): Promise<IncidentFacts | undefined>;
  /** A page of the tenant's incidents, the first without a cursor; `undefined` where whoever sends may not read. */
  listIncidents(cursor?: string): Promise<IncidentPage | undefined>;
  /** Set where the log is to be played as it happened. */
  readonly stage?: LiveStage;
  close(): Promise<void>;
}

/** What was sent was refused; `position` is that of the signal among them at which it was, when the answer names it. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly position: number | undefined;

  constructor(message: string, position?: number, options?: { cause?: unknown }) {
    super(message, options);
    this.position = position;
  }
}

/**
 * The position that a JSON Pointer into `{"signals": […]}`, or into the array itself, speaks of.
 *
 * @example positionIn("/signals/17/costMicros") // 17
 */
export function positionIn(pointer: string): number | undefined {
  const index = /^(?:\/signals)?\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
  return index === undefined ? undefined : Number(index);
}
