import type { AbstentionReason, RunLimits, TraceStep } from "@hoc/incident-schemas";
import type { UsedByRun } from "../run/used-by-run.js";
import type { Stretch } from "./stretch.js";

/** What detectors read of a step. */
export type ExaminedStep = Pick<
  TraceStep,
  | "stepIndex"
  | "stepType"
  | "skillId"
  | "status"
  | "inputHash"
  | "contentHash"
  | "tokens"
  | "tokensKnown"
  | "costMicros"
>;

/** The trace of one run as detectors see it. How the run came out is no part of it, so that they cannot go by that. */
export interface ExaminedTrace {
  readonly steps: readonly ExaminedStep[];
  /** Whether the run is over, so that no further step follows. */
  readonly isOver: boolean;
  /** What the run may use; null where its host sets no limit. */
  readonly limits: RunLimits | null;
  /** What the whole run used. */
  readonly used: UsedByRun;
}

/** What one detector says of a trace. */
export type Detection = Found | Clear | Abstained;

/** The failure is there, in these steps. */
export interface Found {
  readonly verdict: "found";
  readonly explanation: string;
  /** Numbers in it are whole, so that it has a canonical form. */
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly firstStepIndex: number;
  readonly lastStepIndex: number;
}

/** The failure is not there. */
export interface Clear {
  readonly verdict: "clear";
  readonly explanation: string;
}

/** Nobody can tell from this trace. */
export interface Abstained {
  readonly verdict: "abstained";
  readonly reason: AbstentionReason;
  readonly explanation: string;
}

/**
 * A failure that is there in a stretch of steps; the sentence is given without its full stop and says where it was found.
 *
 * @example found(stretch, "3 steps in a row failed", { failedSteps: 3 }).explanation // "3 … failed (steps 4 to 6)."
 */
export function found(
  { first, last }: Pick<Stretch<ExaminedStep>, "first" | "last">,
  sentence: string,
  evidence: Found["evidence"],
): Found {
  const steps = first === last ? `step ${first.stepIndex}` : `steps ${first.stepIndex} to ${last.stepIndex}`;
  return {
    verdict: "found",
    explanation: `${sentence} (${steps}).`,
    evidence,
    firstStepIndex: first.stepIndex,
    lastStepIndex: last.stepIndex,
  };
}

/**
 * A failure that is not there.
 *
 * @example clear("The last step worked.")
 */
export function clear(explanation: string): Clear {
  return { verdict: "clear", explanation };
}

/**
 * A failure of which nobody can tell whether it is there.
 *
 * @example abstained("run_under_way", "The run is under way.")
 */
export function abstained(reason: AbstentionReason, explanation: string): Abstained {
  return { verdict: "abstained", reason, explanation };
}
