import { z } from "zod";
import { RUN_OUTCOMES } from "../failures/run.js";
import { hostIdSchema } from "../primitives/ids.js";
import { asOf, readPoint } from "../primitives/read-point.js";

/** The detectors of agents that fail, each of which looks at the trace of one run. */
export const DETECTOR_IDS = ["step_repetition", "no_progress", "premature_end", "tool_error_rate", "runaway"] as const;

/** A detector by its id. */
export type DetectorId = (typeof DETECTOR_IDS)[number];

/** What a detector says of a trace: it found its failure, there is none, or it cannot tell. */
export const DETECTOR_VERDICTS = ["found", "clear", "abstained"] as const;

/** What a detector says of a trace. */
export type DetectorVerdict = (typeof DETECTOR_VERDICTS)[number];

/**
 * Why a detector cannot tell: the trace has too few steps for it or too many to be read, the run is under way, steps do
 * not say what they were given or what they gave, steps between those that were sent are missing, or nobody counted what
 * they used or said how much was allowed.
 */
export const ABSTENTION_REASONS = [
  "too_few_steps",
  "too_many_steps",
  "run_under_way",
  "inputs_unknown",
  "outputs_unknown",
  "steps_missing",
  "use_unknown",
  "limits_unknown",
] as const;

/** Why a detector cannot tell. */
export type AbstentionReason = (typeof ABSTENTION_REASONS)[number];

const whole = (min: number, max: number) => z.int().min(min).max(max);
const percent = whole(1, 100);

/**
 * What each detector goes by, in whole numbers, so that it has a canonical form. The defaults were chosen on one part of
 * public trajectories and measured on the other.
 */
export const detectorParametersSchema = z
  .strictObject({
    step_repetition: z
      .strictObject({
        minRepetitions: whole(2, 1_000)
          .default(3)
          .describe("Times in a row that the same input gave the same output, from which on it is a loop."),
      })
      .meta({ id: "StepRepetitionParameters" })
      .prefault({}),
    no_progress: z
      .strictObject({
        window: whole(2, 1_000).default(5).describe("Steps in a row none of which gave anything new."),
      })
      .meta({ id: "NoProgressParameters" })
      .prefault({}),
    premature_end: z
      .strictObject({
        minFailedSteps: whole(1, 1_000).default(3).describe("Failed steps at the end that nothing followed."),
      })
      .meta({ id: "PrematureEndParameters" })
      .prefault({}),
    tool_error_rate: z
      .strictObject({
        minSteps: whole(1, 10_000).default(4).describe("Fewer steps than these say nothing."),
        minRatePercent: percent
          .default(90)
          .describe("Share of failed steps in percent, from which on the agent is failing."),
      })
      .meta({ id: "ToolErrorRateParameters" })
      .prefault({}),
    runaway: z
      .strictObject({
        minPercentOfLimit: percent
          .default(100)
          .describe("Share of what the run was allowed, in percent, from which on it runs away."),
        minStepLimit: whole(1, 1_000_000)
          .default(5)
          .describe("A limit of fewer steps than these says nothing: whatever does anything reaches it."),
        growthFactor: whole(2, 1_000)
          .default(10)
          .describe("Without limits: how many times what it used at first a skill comes to use."),
        window: whole(2, 1_000)
          .default(5)
          .describe("Steps of a skill that its first use is taken from, and in a row that have to use so much more."),
        minTokensPerStep: whole(1, Number.MAX_SAFE_INTEGER)
          .default(1_000)
          .describe("A step that uses fewer tokens is none that ran away."),
        minCostMicrosPerStep: whole(1, Number.MAX_SAFE_INTEGER)
          .default(10_000)
          .describe("A step that costs less is none that ran away, in micro-dollars."),
      })
      .meta({ id: "RunawayParameters" })
      .prefault({}),
  })
  .meta({ id: "DetectorParameters" });

/** What each detector goes by. */
export type DetectorParameters = z.output<typeof detectorParametersSchema>;

/** How one detector came out. */
export const detectorResultSchema = z
  .strictObject({
    detectorId: z.enum(DETECTOR_IDS),
    version: z.int().min(1).describe("Another rule gets another number."),
    verdict: z.enum(DETECTOR_VERDICTS),
    explanation: z.string().describe("One sentence with the figures that it goes by."),
    abstentionReason: z.enum(ABSTENTION_REASONS).nullable(),
    evidence: z.record(z.string(), z.unknown()).nullable().describe("What it found, and in which steps."),
    firstStepIndex: z.int().nullable().describe("The first step that the finding is about."),
    lastStepIndex: z.int().nullable(),
    parameters: z.record(z.string(), z.number()),
  })
  .meta({ id: "DetectorResult" });

/** How one detector came out. */
export type DetectorResult = z.output<typeof detectorResultSchema>;

/** What all detectors say of a run. */
const examination = {
  runId: z.string(),
  traceId: z.string(),
  outcome: z.enum(RUN_OUTCOMES).nullable().describe("Null as long as the run is under way."),
  steps: z.int().min(0).describe("Steps of its trace."),
  results: z.array(detectorResultSchema).describe("One of each detector, in a fixed order."),
};

/** Input of `incidents.detectors.getExamination`. */
export const getExaminationInputSchema = z.strictObject({ runId: hostIdSchema, asOf }).meta({ id: "GetExamination" });

/** Output of `incidents.detectors.getExamination`: what the detectors say by their defaults; nothing is stored. */
export const examinationSchema = z.strictObject({ ...examination, ...readPoint }).meta({ id: "Examination" });

/** What all detectors say of a run. */
export type Examination = Omit<z.output<typeof examinationSchema>, keyof typeof readPoint>;

/** The members that an examination has wherever it is shown. */
export const examinationShape = examination;

/** A detector as it is shown. */
export const detectorSchema = z
  .strictObject({
    detectorId: z.enum(DETECTOR_IDS),
    version: z.int().min(1),
    finds: z.string().describe("One sentence."),
    abstains: z.string().describe("When it does, in one sentence."),
    severity: z.string(),
    errorCode: z.string(),
    category: z.string(),
    parameters: z.record(z.string(), z.number()).describe("Its defaults."),
  })
  .meta({ id: "Detector" });

/** A detector as it is shown. */
export type DetectorView = z.output<typeof detectorSchema>;

/** Input of `incidents.detectors.listDetectors`. */
export const listDetectorsInputSchema = z.strictObject({ asOf }).meta({ id: "ListDetectors" });

/** Output of `incidents.detectors.listDetectors`. */
export const detectorListSchema = z
  .strictObject({ items: z.array(detectorSchema), ...readPoint })
  .meta({ id: "DetectorList" });
