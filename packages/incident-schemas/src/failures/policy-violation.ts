import { z } from "zod";
import { SEVERITIES, severitySchema } from "../incident/severity.js";
import { detailsSchema, recordResultSchema } from "../incident/signal.js";
import { hostIdSchema, incidentIdSchema, pathIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

const violationId = storableText(64);

/**
 * Input of `incidents.policies.recordViolation`: a run broke a rule of a policy. One fact per run, policy and rule; said
 * again it is the same fact.
 */
export const recordViolationInputSchema = z
  .strictObject({
    violationId: pathIdSchema(64).optional().describe("The host's own; one is given by default."),
    runId: hostIdSchema,
    policyId: storableText(64).describe("Id of an enabled rule, or the policy type of one."),
    policyType: storableText(64).describe("What the policy is about, such as `PII` or `CONTENT_ACCURACY`."),
    violatedRule: storableText(100).describe("What exactly was broken, such as `PII_SSN`."),
    evaluatedValue: storableText(1_000).optional(),
    thresholdCondition: storableText(1_000).optional(),
    severity: severitySchema.default("medium"),
    reason: storableText(4_000),
    evidence: detailsSchema
      .refine((evidence) => Object.keys(evidence).length > 0, "must not be empty: no violation without evidence")
      .describe("What shows it. Stored with the fact, before any incident."),
    agentId: hostIdSchema.optional(),
    stepIndex: z.int().min(0).max(1_000_000).optional().describe("The step of the run's trace that broke it."),
    occurredAt: instantSchema.optional().describe("When it happened; now by default."),
    isSynthetic: z.boolean().default(false),
    syntheticScenarioId: storableText(100).optional(),
  })
  .meta({ id: "RecordViolation" });

/** A violation of a policy, after validation. */
export type ViolationFact = z.output<typeof recordViolationInputSchema>;

/** What became of a violation. */
export const violationResultSchema = z
  .strictObject({
    violationId: z.string(),
    contentHash: z.string().describe("SHA-256 of the canonical JSON of the evidence."),
    recorded: z.boolean().describe("Whether this call stored the fact; false when it was stored before."),
    incidentId: z.string().nullable().describe("The one incident that it belongs to, for ever; null when prevented."),
    preventionId: z.string().nullable().describe("The record of the rule that kept it from being an incident."),
    signal: recordResultSchema,
  })
  .meta({ id: "ViolationResult" });

/** What became of a violation. */
export type ViolationResult = z.output<typeof violationResultSchema>;

const text = z.string().nullable();

/** A stored violation with its evidence. The fact never changes. */
export const policyViolationSchema = z
  .strictObject({
    violationId: z.string(),
    tenantId: z.string(),
    runId: z.string(),
    policyId: z.string(),
    policyType: z.string(),
    violatedRule: z.string(),
    evaluatedValue: text,
    thresholdCondition: text,
    severity: z.enum(SEVERITIES),
    reason: z.string(),
    evidence: z.record(z.string(), z.unknown()),
    contentHash: z.string().describe("SHA-256 of the canonical JSON of the evidence."),
    agentId: text,
    stepIndex: z.int().nullable(),
    incidentId: text.describe("The incident that it belongs to; null when a rule prevented it."),
    preventionId: text.describe("The record of the rule that prevented it."),
    isSynthetic: z.boolean(),
    syntheticScenarioId: text,
    occurredAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "PolicyViolation" });

/** A stored violation with its evidence. */
export type PolicyViolation = z.output<typeof policyViolationSchema>;

/** Input of `incidents.policies.getViolation` and `verifyViolationTruth`. */
export const getViolationInputSchema = z.strictObject({ violationId, asOf }).meta({ id: "GetViolation" });

/** Output of `incidents.policies.getViolation`. */
export const violationDetailSchema = policyViolationSchema.extend(readPoint).meta({ id: "ViolationDetail" });

/** How violations can be told apart in their list. */
export const violationFiltersSchema = z.strictObject({
  incidentId: incidentIdSchema.optional(),
  runId: hostIdSchema.optional(),
  policyId: storableText(64).optional(),
});

/** How violations can be told apart in their list. */
export type ViolationFilters = z.output<typeof violationFiltersSchema>;

/** Input of `incidents.policies.listViolations`. */
export const listViolationsInputSchema = violationFiltersSchema.extend(pageInput).meta({ id: "ListViolations" });

/** Output of `incidents.policies.listViolations`, recorded last first. */
export const violationListSchema = z
  .strictObject({ items: z.array(policyViolationSchema), ...pageInfo, ...readPoint })
  .meta({ id: "ViolationList" });

/** What must be true of a violation, each with its criterion. */
export const TRUTH_CRITERIA = [
  "ac1_violation_persisted",
  "ac2_incident_exists",
  "ac3_evidence_exists",
  "ac4_policy_was_enabled",
  "ac5_evidence_before_incident",
  "ac6_costs_had_no_part",
  "ac7_no_duplicate_incidents",
] as const;

/** A criterion of a violation's truth. */
export type TruthCriterion = (typeof TRUTH_CRITERIA)[number];

/** How a criterion came out; `not_applicable` of an incident where a rule prevented one. */
export const TRUTH_RESULTS = ["met", "not_met", "not_applicable"] as const;

/** How a criterion came out. */
export type TruthResult = (typeof TRUTH_RESULTS)[number];

/** Output of `incidents.policies.verifyViolationTruth`. */
export const violationTruthSchema = z
  .strictObject({
    violationId: z.string(),
    passed: z.boolean().describe("Whether no criterion is `not_met`."),
    disposition: z.enum(["incident", "prevented"]).describe("What came of it."),
    incidentId: text,
    incidentSeverity: z.enum(SEVERITIES).nullable(),
    preventionId: text,
    criteria: z
      .array(
        z.strictObject({
          criterion: z.enum(TRUTH_CRITERIA),
          result: z.enum(TRUTH_RESULTS),
          reason: z.string().describe("One sentence with the facts."),
        }),
      )
      .length(TRUTH_CRITERIA.length),
    ...readPoint,
  })
  .meta({ id: "ViolationTruth" });

/** Output of `incidents.policies.verifyViolationTruth`. */
export type ViolationTruth = z.output<typeof violationTruthSchema>;
