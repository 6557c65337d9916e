import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { recordResultSchema } from "../incident/signal.js";
import { hostIdSchema } from "../primitives/ids.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint, sequence } from "../primitives/read-point.js";
import { DETECTOR_IDS, detectorParametersSchema, examinationShape } from "./detector.js";

/** What a detector found in a run. It is stored once per run and detector, and never changes. */
export const runFindingSchema = z
  .strictObject({
    findingId: z.string(),
    tenantId: z.string(),
    runId: z.string(),
    traceId: z.string(),
    agentId: z.string(),
    detectorId: z.enum(DETECTOR_IDS),
    detectorVersion: z.int().min(1),
    severity: z.enum(SEVERITIES),
    explanation: z.string(),
    evidence: z.record(z.string(), z.unknown()),
    contentHash: z.string().describe("SHA-256 in hex of the evidence as canonical JSON (RFC 8785)."),
    parameters: z.record(z.string(), z.number()),
    firstStepIndex: z.int().min(0),
    lastStepIndex: z.int().min(0),
    signalId: z
      .string()
      .describe("The one signal of the run that it is told in: the run's own where a rule suppressed that one."),
    isSynthetic: z.boolean(),
    syntheticScenarioId: z.string().nullable(),
    occurredAt: z.string().describe("When the last step of it ended; never after it was recorded."),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "RunFinding" });

/** What a detector found in a run. */
export type RunFinding = z.output<typeof runFindingSchema>;

/** Input of `incidents.detectors.examineRun`. */
export const examineRunInputSchema = z
  .strictObject({ runId: hostIdSchema, parameters: detectorParametersSchema.prefault({}) })
  .meta({ id: "ExamineRun" });

/** Output of `incidents.detectors.examineRun`: what the detectors say, all that was found in the run, and its one signal. */
export const examinedRunSchema = z
  .strictObject({
    ...examinationShape,
    findings: z.array(
      z.strictObject({
        finding: runFindingSchema,
        recorded: z.boolean().describe("Whether this call stored it."),
      }),
    ),
    signal: recordResultSchema
      .nullable()
      .describe(
        "The one signal of the run, raised by the first examination that found something: a `duplicate` in later ones, without an incident once it was pruned. Of a run that did not do its work, and whose own signal a rule suppressed, it is that one, and nothing is raised. Null when nothing was ever found.",
      ),
  })
  .meta({ id: "ExaminedRun" });

/** What the detectors said of a run, all that was found in it, and its one signal. */
export type ExaminedRun = z.output<typeof examinedRunSchema>;

/** How findings can be told apart in their list. */
export const findingFiltersSchema = z.strictObject({
  runId: hostIdSchema.optional(),
  agentId: hostIdSchema.optional(),
  detectorId: z.enum(DETECTOR_IDS).optional(),
});

/** How findings can be told apart in their list. */
export type FindingFilters = z.output<typeof findingFiltersSchema>;

/** Input of `incidents.detectors.listFindings`. */
export const listFindingsInputSchema = findingFiltersSchema.extend(pageInput).meta({ id: "ListFindings" });

/** Output of `incidents.detectors.listFindings`, recorded last first. */
export const findingListSchema = z
  .strictObject({ items: z.array(runFindingSchema), ...pageInfo, ...readPoint })
  .meta({ id: "FindingList" });
