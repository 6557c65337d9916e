import {
  DETECTOR_IDS,
  type DetectorId,
  type DetectorParameters,
  type DetectorResult,
  type Severity,
} from "@hoc/incident-schemas";
import { noProgress } from "./no-progress.js";
import { prematureEnd } from "./premature-end.js";
import { runaway } from "./runaway.js";
import { stepRepetition } from "./step-repetition.js";
import { toolErrorRate } from "./tool-error-rate.js";
import { abstained, type Detection, type ExaminedTrace } from "./trace.js";

/** Longest trace that is examined. */
export const MAX_EXAMINED_STEPS = 10_000;

/** What is known of a detector beside its rule. */
export interface DetectorFacts {
  /** Another rule gets another number. */
  readonly version: number;
  /** What it finds, in one sentence. */
  readonly finds: string;
  /** When it cannot tell, in one sentence. */
  readonly abstains: string;
  /** How bad what it finds is at first. */
  readonly severity: Severity;
  readonly errorCode: Uppercase<DetectorId>;
  readonly category: string;
}

/** The detectors by their ids. */
export const DETECTORS: Readonly<Record<DetectorId, DetectorFacts>> = {
  step_repetition: {
    version: 1,
    finds: "The same step with the same input gives the same output several times in a row.",
    abstains:
      "When no step says what it was given, repeated steps do not say what they gave, or steps between them are missing.",
    severity: "high",
    errorCode: "STEP_REPETITION",
    category: "LOOP_DETECTED",
  },
  no_progress: {
    version: 1,
    finds: "None of many steps in a row gives anything new: each fails, or does again what was done before.",
    abstains:
      "When no step says what it was given, steps of such a stretch do not say what they gave, or steps between them " +
      "are missing.",
    severity: "medium",
    errorCode: "NO_PROGRESS",
    category: "LOOP_DETECTED",
  },
  premature_end: {
    version: 1,
    finds: "The run ended on failed steps, with nothing after them that worked.",
    abstains: "When the run is under way, or has too few steps.",
    severity: "medium",
    errorCode: "PREMATURE_END",
    category: "EXECUTION_FAILURE",
  },
  tool_error_rate: {
    version: 1,
    finds: "Nearly all steps of the run failed.",
    abstains: "When the run has too few steps.",
    severity: "high",
    errorCode: "TOOL_ERROR_RATE",
    category: "EXECUTION_FAILURE",
  },
  runaway: {
    version: 1,
    finds: "The run used up what it was allowed, or its steps use ever more.",
    abstains: "When nobody counted what it used, or said how much was allowed.",
    severity: "high",
    errorCode: "RUNAWAY",
    category: "RESOURCE_EXHAUSTION",
  },
};

const RULES: {
  readonly [Id in DetectorId]: (trace: ExaminedTrace, parameters: DetectorParameters[Id]) => Detection;
} = {
  step_repetition: stepRepetition,
  no_progress: noProgress,
  premature_end: prematureEnd,
  tool_error_rate: toolErrorRate,
  runaway,
};

/**
 * What every detector says of a trace, in the order of their ids. The order in which the steps are given makes no
 * difference: they are read by their index.
 *
 * @example
 * examineTrace({ steps, isOver: true, limits: null, used: { tokens: null, costMicros: null } }, parameters)
 */
export function examineTrace(trace: ExaminedTrace, parameters: DetectorParameters): DetectorResult[] {
  const inOrder = { ...trace, steps: trace.steps.toSorted((a, b) => a.stepIndex - b.stepIndex) };
  return DETECTOR_IDS.map((detectorId) => resultOf(detectorId, inOrder, parameters));
}

function resultOf<Id extends DetectorId>(
  detectorId: Id,
  trace: ExaminedTrace,
  parameters: DetectorParameters,
): DetectorResult {
  const own: DetectorParameters[Id] = parameters[detectorId];
  const detection = detect(detectorId, trace, own);
  return {
    detectorId,
    version: DETECTORS[detectorId].version,
    verdict: detection.verdict,
    explanation: detection.explanation,
    abstentionReason: detection.verdict === "abstained" ? detection.reason : null,
    evidence: detection.verdict === "found" ? { ...detection.evidence } : null,
    firstStepIndex: detection.verdict === "found" ? detection.firstStepIndex : null,
    lastStepIndex: detection.verdict === "found" ? detection.lastStepIndex : null,
    parameters: { ...own },
  };
}

function detect<Id extends DetectorId>(
  detectorId: Id,
  trace: ExaminedTrace,
  parameters: DetectorParameters[Id],
): Detection {
  if (trace.steps.length > MAX_EXAMINED_STEPS)
    return abstained("too_many_steps", `A trace of more than ${MAX_EXAMINED_STEPS} steps is not examined.`);
  if (trace.steps.length === 0) return abstained("too_few_steps", "The trace has no steps.");
  return RULES[detectorId](trace, parameters);
}
