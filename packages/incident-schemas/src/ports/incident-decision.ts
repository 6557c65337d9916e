import type { Run, RunOutcome } from "../failures/run.js";
import type { RecordResult } from "../incident/signal.js";
import type { IncidentSnapshot } from "./incidents-facade.js";
import type { ReadPoint } from "./read-point.js";

/** A run's end as whoever watches runs tells it. */
export interface RunEnd {
  readonly runId: string;
  readonly runStatus: string;
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
}

/**
 * What came of a run's end: an incident `created`, one `attached` to, one `late` for; nothing, as a rule `suppressed`
 * it; `duplicate`, as it was told before; or `none`, as the run did its work.
 */
export type RunDecision =
  | { readonly kind: "none"; readonly runId: string; readonly outcome: RunOutcome }
  | {
      readonly kind: "refused";
      readonly runId: string;
      readonly reason: "run_not_found" | "not_failed" | "run_finished";
    }
  | {
      readonly kind: "created" | "attached" | "late" | "suppressed" | "duplicate";
      readonly runId: string;
      readonly outcome: RunOutcome;
      readonly incidentId: string | null;
      readonly signal: RecordResult;
    };

/** How the rest of a host asks for incidents of runs. */
export interface IncidentDecisionPort {
  /** Acts only on a run that ended as `failed`; the error code is read from the message. */
  checkAndCreateIncident(tenantId: string, end: RunEnd): Promise<RunDecision>;
  /** Stores how the run ended and raises a signal unless it did its work. */
  createIncidentForRun(tenantId: string, end: RunEnd): Promise<RunDecision>;
  /** The incidents that took one of the run's signals, newest first. */
  getIncidentsForRun(
    tenantId: string,
    runId: Run["runId"],
    limit: number,
    at: ReadPoint,
  ): Promise<readonly IncidentSnapshot[]>;
}

/** Told when the end of a run was handled, well or not. */
export interface RunAcknowledgement {
  readonly runId: string;
  readonly incidentId: string | null;
  readonly error: string | null;
}

/** What came of a run's end where nothing may be thrown: a decision, or the reason why there is none. */
export type RunHandling = RunDecision | { readonly kind: "failed"; readonly runId: string; readonly error: string };

/** Has the ends of runs decided for callers that an incident must not stop. */
export interface IncidentDriver {
  /** Never throws: what goes wrong is logged, acknowledged and answered as `failed`. */
  createIncidentForRun(tenantId: string, end: RunEnd): Promise<RunHandling>;
}
