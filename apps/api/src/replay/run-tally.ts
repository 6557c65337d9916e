import type { AppendedSteps, ReportedRun, RunOutcome } from "@hoc/incident-schemas";
import { type DetectionCounts, DetectionTally } from "./detection-tally.js";

/** What became of the runs sent so far. Grows with the error codes, not with the runs. */
export interface RunCounts {
  /** Runs that were sent. */
  readonly runs: number;
  /** Those of them that were stored before. */
  readonly runsBefore: number;
  /** Steps that were sent. */
  readonly steps: number;
  /** Those of them that were stored before. */
  readonly stepsBefore: number;
  /** Runs that are over, by how they ended. */
  readonly outcomes: Readonly<Partial<Record<RunOutcome, number>>>;
  /** Runs that did not do their work, by error code. */
  readonly errorCodes: ReadonlyMap<string, number>;
  /** What the detectors said of them, where they were asked. */
  readonly detections: DetectionCounts;
}

/** Counts runs as their answers come in. */
export class RunTally implements RunCounts {
  runs = 0;
  runsBefore = 0;
  steps = 0;
  stepsBefore = 0;
  readonly outcomes: Partial<Record<RunOutcome, number>> = {};
  readonly errorCodes = new Map<string, number>();
  readonly detections = new DetectionTally();

  /** Counts a run that was reported under way. */
  addStart({ recorded }: Pick<ReportedRun, "recorded">): void {
    this.runs += 1;
    if (!recorded) this.runsBefore += 1;
  }

  addSteps({ recorded, duplicates }: Pick<AppendedSteps, "recorded" | "duplicates">): void {
    this.steps += recorded + duplicates;
    this.stepsBefore += duplicates;
  }

  /** Counts how a run ended. */
  addEnd({ run: { outcome, errorCode } }: { readonly run: Pick<ReportedRun["run"], "outcome" | "errorCode"> }): void {
    if (outcome === null) return;
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
    if (errorCode !== null) this.errorCodes.set(errorCode, (this.errorCodes.get(errorCode) ?? 0) + 1);
  }
}
