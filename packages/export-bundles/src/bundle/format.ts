import {
  BUNDLE_TYPES,
  CLASSIFICATIONS,
  PAGE_SIZES,
  REDACTION_PROFILES,
  SEVERITIES,
  TRACE_STATUSES,
  timeZoneSchema,
} from "@hoc/incident-schemas";
import { z } from "zod";
import { INSTANT_FORM, isOfTheCalendar } from "./bundle-instant.js";

/** The `format` member of every bundle of this version. */
export const BUNDLE_FORMAT = "export-bundles/bundle@1";

/** Version of the content's schema. */
export const SCHEMA_VERSION = "1.0.0";

/** Most timeline entries of a bundle. */
export const MAX_BUNDLE_EVENTS = 100_000;

/** Most steps of a bundle. */
export const MAX_BUNDLE_STEPS = 1_000_000;

/** Longest text, far beyond the longest that the product stores; a page must not take minutes to render. */
export const MAX_TEXT = 10_000;
const MAX_TITLE = 1_000;

const text = z.string().max(MAX_TEXT);
const textOrNull = text.nullable();
const int = z.int();
const count = z.int().min(0);
const countOrNull = count.nullable();
const hex = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in lower-case hex");

/** An instant as it stands in bundles: UTC with six digits, of a day that the calendar has, from 1970 to 2199. */
export const bundleInstant = z
  .string()
  .regex(INSTANT_FORM, "must be YYYY-MM-DDThh:mm:ss.ffffffZ, from 1970 to 2199")
  .refine(isOfTheCalendar, "must be a day and time that exist");
const instantOrNull = bundleInstant.nullable();

/** When something is due: a limit of any length after an instant, so that it may lie beyond those. */
const dueInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/, "must be YYYY-MM-DDThh:mm:ss.ffffffZ")
  .refine(isOfTheCalendar, "must be a day and time that exist");

const perSeverity = z.strictObject({ critical: count, high: count, medium: count, low: count });

/** Every input that the content depends on beside what is stored. */
export const bundleParamsSchema = z.strictObject({
  asOf: bundleInstant,
  period: z.strictObject({ start: bundleInstant, end: bundleInstant }).nullable(),
  acknowledgeWithinSeconds: perSeverity,
  resolveWithinSeconds: perSeverity,
  postmortemWithinDays: count,
  dataImpactWithinHours: count,
  selfTestWithinHours: count,
  redaction: z.enum(REDACTION_PROFILES),
  includeRawSteps: z.boolean(),
  language: z.literal("en"),
  timeZone: timeZoneSchema.unwrap().describe("One that is known, so that its times can be printed."),
  pageSize: z.enum(PAGE_SIZES),
  classification: z.enum(CLASSIFICATIONS),
  organisation: text,
  preparedFor: textOrNull,
  supersedes: z.strictObject({ bundleId: text, contentDigest: hex }).nullable(),
});

/** Every input that the content depends on beside what is stored. */
export type BundleParams = z.output<typeof bundleParamsSchema>;

/** Where a part of the content comes from: what was asked of which system, and how much of it came. */
const sourceSchema = z.strictObject({
  system: text,
  environment: text,
  query: text,
  cutoff: bundleInstant,
  returned: count,
  expected: countOrNull,
  status: z.enum(["complete", "incomplete", "unavailable", "left_out"]),
});

/** One source of a bundle. */
export type BundleSource = z.output<typeof sourceSchema>;

const actorSchema = z.strictObject({ type: z.enum(["HUMAN", "SYSTEM", "AGENT"]), id: text });

const fieldSchema = z.union([
  z.strictObject({ salt: text, name: text, value: z.json() }),
  z.strictObject({ digest: hex }),
]);

/** A field of an entry: shown with its salt, or hidden behind its digest. */
export type BundleField = z.output<typeof fieldSchema>;

/** A timeline entry as the chain has it. Its leaf is not written down: the verifier computes it. */
export const bundleEventSchema = z.strictObject({
  seq: z.int().min(1),
  id: text,
  type: text,
  at: bundleInstant,
  recordedAt: bundleInstant,
  actor: actorSchema,
  prev: hex,
  fields: z.array(fieldSchema).max(20),
});

/** A timeline entry as the chain has it. */
export type BundleEvent = z.output<typeof bundleEventSchema>;

/** A step of the trace. Prompts and outputs stand in it by their digests only, as their host gave them. */
export const bundleStepSchema = z.strictObject({
  index: count,
  at: bundleInstant,
  type: text,
  status: z.enum(["ok", "warning", "violation"]),
  outcomeCode: textOrNull,
  tokens: count,
  tokensKnown: z.boolean(),
  costMicros: int.nullable(),
  durationMs: countOrNull,
  retryCount: count,
  inputDigest: textOrNull,
  outputDigest: textOrNull,
});

/** A step of the trace. */
export type BundleStep = z.output<typeof bundleStepSchema>;

const totalsSchema = z.strictObject({
  events: count,
  steps: count,
  tokens: count,
  tokensKnown: z.boolean(),
  costMicros: int.nullable(),
  durationMs: countOrNull,
});

/** Sums over the steps, and how many entries and steps there are. */
export type BundleTotals = z.output<typeof totalsSchema>;

const checkpointSchema = z.strictObject({
  origin: text,
  size: count,
  root: hex,
  asOf: bundleInstant,
  note: text,
  leafIndex: count,
  entries: z.int().min(1),
  head: hex,
  proof: z.array(hex).max(64),
});

/** Where the timeline stands in the tenant's own log, with the proof. */
export type BundleCheckpoint = z.output<typeof checkpointSchema>;

const policyContextSchema = z.strictObject({
  policySnapshotId: textOrNull,
  snapshotDigest: hex.nullable(),
  activePolicies: z.array(
    z.strictObject({
      policyId: text,
      name: textOrNull.describe("Null when it is redacted."),
      enforcementMode: text,
      source: text,
    }),
  ),
  violated: z
    .strictObject({
      policyId: text,
      policyName: textOrNull,
      violationId: text,
      violationType: text,
      rule: textOrNull.describe("Null when it is redacted."),
      thresholdValue: textOrNull,
      actualValue: textOrNull,
      stepIndex: countOrNull,
      at: bundleInstant,
      evidenceDigest: textOrNull.describe("Null when it is redacted."),
    })
    .nullable(),
});

/** The rules in force when the run began, and the one that was broken. */
export type PolicyContext = z.output<typeof policyContextSchema>;

/** Results that a check can come to. */
export const CHECK_RESULTS = ["met", "not_met", "not_yet_due", "not_applicable", "unknown"] as const;

/** What a check came to. */
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** What the checks of a criterion add up to. */
const CONTROL_STATUSES = [
  "DEMONSTRATED",
  "PARTIAL",
  "NOT_DEMONSTRATED",
  "INDETERMINATE",
  "PENDING",
  "NOT_APPLICABLE",
] as const;

/** What the checks of a criterion add up to. */
export type ControlStatus = (typeof CONTROL_STATUSES)[number];

const checkSchema = z.strictObject({
  id: text,
  result: z.enum(CHECK_RESULTS),
  reason: text,
  evidence: z.array(text).max(100),
});

/** One check of a criterion, with its reason and the entries that it rests on. */
export type ControlCheck = z.output<typeof checkSchema>;

const controlSchema = z.strictObject({
  criterion: text,
  paraphrase: text,
  reference: text,
  status: z.enum(CONTROL_STATUSES),
  checks: z.array(checkSchema).min(1),
  notCovered: z.array(text),
});

/** A criterion, what the record shows of it, and what it cannot show. */
export type Soc2ControlMapping = z.output<typeof controlSchema>;

const measureSchema = z.strictObject({
  seconds: countOrNull,
  limitSeconds: countOrNull,
  note: textOrNull.describe("Why there is no figure, or what is remarkable about it."),
});

const debriefSchema = z.strictObject({
  risk: z.strictObject({ level: z.enum(["low", "medium", "high", "critical", "not_rated"]), rule: text }),
  summary: text,
  businessImpact: text,
  timeToDetect: measureSchema,
  timeToContain: measureSchema,
  timeToAcknowledge: measureSchema,
  timeToResolve: measureSchema,
  costIncurredMicros: int.nullable(),
  costPrevented: z.literal("not estimated"),
  remediationStatus: z.enum(["pending", "in_progress", "completed"]),
  recommendedActions: z.array(
    z.strictObject({ check: text, action: text, owner: textOrNull, dueAt: dueInstant.nullable() }),
  ),
  unknowns: z.array(text),
});

/** What an executive reads. */
export type Debrief = z.output<typeof debriefSchema>;

/** What is common to the content of all kinds, in the order in which it is written. */
const base = {
  schemaVersion: z.literal(SCHEMA_VERSION),
  bundleType: z.enum(BUNDLE_TYPES),
  bundleId: z.string().regex(/^(EVD|SOC2|EXEC)-[0-9a-f]{26}$/),
  tenantId: text,
  incidentId: text,
  runId: textOrNull,
  traceId: textOrNull,
  agentId: textOrNull,
  params: bundleParamsSchema,
  generator: z.strictObject({ name: z.literal("@hoc/export-bundles"), rules: text, renderer: text }),
  sources: z.array(sourceSchema).max(20),
  incident: z.strictObject({
    title: z.string().max(MAX_TITLE).nullable().describe("Null when it is redacted."),
    category: textOrNull,
    triggerType: text,
    triggerValue: textOrNull,
    errorCode: textOrNull,
    severity: z.enum(SEVERITIES),
    status: z.enum(["OPEN", "ACKNOWLEDGED", "RESOLVED"]),
    isSynthetic: z.boolean(),
    startedAt: bundleInstant,
    createdAt: bundleInstant,
    lastSignalAt: bundleInstant,
    acknowledgedAt: instantOrNull,
    acknowledgedBy: textOrNull,
    containedAt: instantOrNull,
    resolvedAt: instantOrNull,
    resolvedBy: textOrNull,
    resolutionMethod: textOrNull,
    ownerId: textOrNull,
    signalCount: count,
    lateSignals: count,
    callsAffected: count,
    costMicros: int.nullable(),
    previousIncidentId: textOrNull,
    similarIncidents30Days: count.describe("Other incidents of the same recurrence signature in the 30 days before."),
  }),
  run: z
    .strictObject({
      status: text,
      outcome: textOrNull,
      errorCode: textOrNull,
      terminationReason: textOrNull,
      stoppedAtStep: countOrNull,
      goalDigest: hex.nullable(),
      startedAt: bundleInstant,
      completedAt: instantOrNull,
      inputTokens: countOrNull,
      outputTokens: countOrNull,
      costMicros: int.nullable(),
      limits: z.strictObject({ steps: countOrNull, tokens: countOrNull, costMicros: countOrNull }).nullable(),
    })
    .nullable(),
  log: z.strictObject({ hash: z.literal("SHA-256"), origin: text, size: count, root: hex }),
  checkpoint: checkpointSchema.nullable(),
  events: z.array(bundleEventSchema).max(MAX_BUNDLE_EVENTS),
  trace: z
    .strictObject({
      status: z.enum(TRACE_STATUSES),
      startedAt: bundleInstant,
      completedAt: instantOrNull,
      size: count,
      root: hex.describe("RFC 6962 root over the steps, whether they stand here or not."),
    })
    .nullable(),
  steps: z.array(bundleStepSchema).max(MAX_BUNDLE_STEPS).nullable().describe("Null when the raw steps are left out."),
  policyContext: policyContextSchema,
  inflection: z.strictObject({ stepIndex: count, at: bundleInstant }).nullable(),
  totals: totalsSchema,
  evidence: z
    .array(
      z.strictObject({
        id: text,
        type: text,
        recoveryExecuted: z.boolean(),
        payloadDigest: hex.nullable(),
        at: bundleInstant,
      }),
    )
    .max(10_000),
};

const end = {
  limitations: z.array(text),
  review: z.strictObject({ status: z.literal("PENDING") }),
};

const attestation = z.strictObject({ statement: text, notAnOpinion: z.literal(true) });

/** The content of a bundle for an engineer. */
export const evidenceContentSchema = z.strictObject({ ...base, bundleType: z.literal("evidence"), ...end });

/** The content of a bundle for an auditor. */
export const soc2ContentSchema = z.strictObject({
  ...base,
  bundleType: z.literal("soc2"),
  controls: z.array(controlSchema),
  attestation,
  ...end,
});

/** The content of a bundle for an executive. */
export const debriefContentSchema = z.strictObject({
  ...base,
  bundleType: z.literal("executive_debrief"),
  debrief: debriefSchema,
  ...end,
});

/** The content of a bundle: everything that a reader sees, and all of it under the digest. */
export const bundleContentSchema = z.discriminatedUnion("bundleType", [
  evidenceContentSchema,
  soc2ContentSchema,
  debriefContentSchema,
]);

/** The content of a bundle. */
export type BundleContent = z.output<typeof bundleContentSchema>;

/** The content of a bundle for an engineer. */
export type EvidenceContent = z.output<typeof evidenceContentSchema>;

/** The content of a bundle for an auditor. */
export type Soc2Content = z.output<typeof soc2ContentSchema>;

/** The content of a bundle for an executive. */
export type DebriefContent = z.output<typeof debriefContentSchema>;

/** A DSSE envelope as it stands in a bundle. Members that it does not know are left alone, as DSSE asks. */
export const envelopeSchema = z.looseObject({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z
    .array(z.looseObject({ keyid: z.string().optional(), sig: z.string() }))
    .min(1)
    .max(20),
});

/** A DSSE envelope. */
export type Envelope = z.output<typeof envelopeSchema>;

/** What proves the content: how it was written for hashing, its digest, and who signed a statement about it. */
export const integritySchema = z.strictObject({
  canonicalization: z.literal("RFC8785"),
  contentDigest: z.strictObject({ sha256: hex }),
  envelope: envelopeSchema,
  timestamps: z
    .array(z.strictObject({ type: text, token: z.string().max(20_000) }))
    .max(10)
    .optional()
    .describe("Added after signing, so outside the digest: RFC 3161 tokens over the SHA-256 of the first signature."),
});

/** A signed bundle. */
export const bundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  content: bundleContentSchema,
  integrity: integritySchema,
});

/** A signed bundle. */
export interface Bundle<Content extends BundleContent = BundleContent> {
  readonly format: typeof BUNDLE_FORMAT;
  readonly content: Content;
  readonly integrity: z.output<typeof integritySchema>;
}

/** A signed bundle for an engineer. */
export type EvidenceBundle = Bundle<EvidenceContent>;

/** A signed bundle for an auditor. */
export type Soc2Bundle = Bundle<Soc2Content>;

/** A signed bundle for an executive. */
export type ExecutiveDebriefBundle = Bundle<DebriefContent>;

/** A step in evidence, under the name of the reference. */
export type TraceStepEvidence = BundleStep;
