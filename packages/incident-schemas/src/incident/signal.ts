import { z } from "zod";
import { hostIdSchema, signalIdSchema } from "../primitives/ids.js";
import { type Instant, instantSchema } from "../primitives/instant.js";
import { jsonObjectSchema } from "../primitives/json-object.js";
import { costMicrosSchema } from "../primitives/money.js";
import { storableText } from "../primitives/text.js";
import { categorySchema } from "./category.js";
import { type Severity, severitySchema } from "./severity.js";
import { triggerTypeSchema } from "./trigger.js";

/** What a signal is about. */
export const SIGNAL_KINDS = ["call", "run", "violation", "anomaly", "guard", "manual"] as const;

/** What a signal is about: a failing call, a failed run, a broken policy, a cost anomaly, a guard, or a person's report. */
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Whether a signal says that something is wrong, or that it is well again. */
export const SIGNAL_STATES = ["firing", "resolved"] as const;

/** `firing`: something is wrong; `resolved`: it is well again. */
export type SignalState = (typeof SIGNAL_STATES)[number];

/**
 * How an incident took a stored signal.
 *
 * - `opened`: the signal opened it; `attached`: it joined it while open; `overflow`: the hourly cap sent it to the
 *   tenant's overflow incident. These three make up `signalCount`.
 * - `late`: it belongs to an incident that is over (`lateSignals`).
 * - `suppressed`: a policy covers it; no incident.
 * - `cleared`: a resolved signal, noted on the open incident that it concerns; `noted`: a resolved signal that concerns
 *   no open incident. Neither counts.
 */
export const ABSORPTIONS = ["opened", "attached", "late", "overflow", "suppressed", "cleared", "noted"] as const;

/** How an incident took a stored signal. */
export type Absorption = (typeof ABSORPTIONS)[number];

/** Most signals in one request or one call of `record`. */
export const MAX_SIGNALS_PER_CALL = 1_000;

/** Largest `details` of one signal, as JSON text in UTF-16 units. */
export const MAX_DETAILS_LENGTH = 65_536;

/** Names another signal, run or span of the tenant by its kind and reference. */
export const signalReferenceSchema = z
  .strictObject({ kind: z.enum(SIGNAL_KINDS), reference: hostIdSchema })
  .meta({ id: "SignalReference" });

/** Names another signal, run or span of the tenant. */
export type SignalReference = z.output<typeof signalReferenceSchema>;

/** Anything else that a host knows of a signal. */
export const detailsSchema = jsonObjectSchema(MAX_DETAILS_LENGTH);

const rawKey = z
  .string()
  .max(200)
  .pipe(storableText(200).or(z.literal("")));

/**
 * One signal as a caller sends it. Only `triggerType` is required. An unknown member is refused, so that a misspelt one
 * is not lost silently.
 *
 * @example signalInputSchema.parse({ triggerType: "failure_spike", reference: "call-17", costMicros: 1200 })
 */
export const signalInputSchema = z
  .strictObject({
    signalId: signalIdSchema
      .optional()
      .describe("Sent again under the same id, a signal counts once; with other content the answer says `conflict`."),
    triggerType: triggerTypeSchema,
    triggerValue: storableText(1_000).optional(),
    kind: z.enum(SIGNAL_KINDS).default("call"),
    reference: hostIdSchema
      .optional()
      .describe(
        "The one call, run, violation, anomaly or occurrence of a guard that the signal is about. Without a signalId it names the signal, for ever: what happens again under one reference needs a signalId each time.",
      ),
    fingerprint: rawKey
      .optional()
      .describe(
        "Separates problems of one trigger type. By default: error code and category of a run, policy of a violation, else nothing.",
      ),
    state: z.enum(SIGNAL_STATES).default("firing"),
    costMicros: costMicrosSchema.optional().describe("What it cost, in micro-dollars."),
    causedBy: signalReferenceSchema.optional().describe("What this stems from."),
    occurredAt: instantSchema.optional().describe("When it happened; the instant of receipt by default."),
    initialSeverity: severitySchema.optional(),
    category: categorySchema.optional(),
    errorCode: storableText(100).optional(),
    errorMessage: storableText(4_000).optional(),
    title: storableText(255).optional(),
    description: storableText(4_000).optional(),
    agentId: hostIdSchema.optional(),
    runId: hostIdSchema.optional(),
    policyId: storableText(64).optional(),
    violationId: storableText(64).optional(),
    autoAction: storableText(50).optional(),
    isSynthetic: z.boolean().default(false),
    syntheticScenarioId: storableText(100).optional(),
    details: detailsSchema
      .optional()
      .describe(
        "Anything else, kept as the JSON text of what was parsed; numbers beyond ±2^53 lose digits in parsing.",
      ),
  })
  .meta({ id: "SignalInput" });

/** One signal as a caller may write it. */
export type SignalInput = z.input<typeof signalInputSchema>;

/** One signal after validation, with defaults filled in. */
export type ParsedSignal = z.output<typeof signalInputSchema>;

/**
 * A signal on its way into the aggregator: validated, with its id and its two instants.
 * `details` is the JSON text as received.
 */
export interface Signal {
  readonly signalId: string;
  readonly triggerType: string;
  readonly triggerValue: string | null;
  readonly kind: SignalKind;
  readonly reference: string | null;
  /** As the caller gave it; null when the kind decides. */
  readonly fingerprint: string | null;
  readonly state: SignalState;
  readonly costMicros: number | null;
  readonly causedBy: SignalReference | null;
  /** As the caller gave it; null means the instant of receipt. */
  readonly occurredAt: Instant | null;
  readonly receivedAt: Instant;
  readonly initialSeverity: Severity | null;
  readonly category: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly agentId: string | null;
  readonly runId: string | null;
  readonly policyId: string | null;
  readonly violationId: string | null;
  readonly autoAction: string | null;
  readonly isSynthetic: boolean;
  readonly syntheticScenarioId: string | null;
  readonly details: string | null;
  /** SHA-256 in hex of `details`. */
  readonly detailsDigest: string | null;
  /** SHA-256 in hex of everything the caller said, by which a repeated signal is told from a conflicting one. */
  readonly contentDigest: string;
}

/** What `record` answers for each signal, in the caller's order. */
export const recordOutcomeSchema = z.enum([...ABSORPTIONS, "duplicate"]).meta({ id: "RecordOutcome" });

/** What became of one recorded signal. */
export type RecordOutcome = z.output<typeof recordOutcomeSchema>;

/** The answer for one signal. */
export const recordResultSchema = z
  .strictObject({
    signalId: z.string(),
    outcome: recordOutcomeSchema,
    incidentId: z.string().nullable().describe("The incident that has it; null when none does."),
    conflict: z.literal(true).optional().describe("Set on a duplicate whose content differs: the first one stands."),
    preventionId: z
      .string()
      .optional()
      .describe("Set on one that was suppressed, now or before: the record of the rule that was applied."),
    suppressionUnchecked: z
      .literal(true)
      .optional()
      .describe("Set when the policies could not be asked: nothing was kept from becoming an incident."),
  })
  .meta({ id: "RecordResult" });

/** The answer for one signal. */
export type RecordResult = z.output<typeof recordResultSchema>;

/** A stored signal as reads show it. */
export const signalViewSchema = z
  .strictObject({
    signalId: z.string(),
    sequence: z.int(),
    kind: z.enum(SIGNAL_KINDS),
    reference: z.string().nullable(),
    triggerType: z.string(),
    triggerValue: z.string().nullable(),
    fingerprint: z.string().nullable(),
    state: z.enum(SIGNAL_STATES),
    absorption: z.enum(ABSORPTIONS),
    incidentId: z.string().nullable(),
    costMicros: z.int().nullable(),
    causedBy: signalReferenceSchema.nullable(),
    occurredAt: z.string(),
    receivedAt: z.string(),
    recordedAt: z.string(),
    initialSeverity: z.string().nullable(),
    category: z.string().nullable(),
    errorCode: z.string().nullable(),
    errorMessage: z.string().nullable(),
    title: z.string().nullable(),
    description: z.string().nullable(),
    agentId: z.string().nullable(),
    runId: z.string().nullable(),
    policyId: z.string().nullable(),
    violationId: z.string().nullable(),
    autoAction: z.string().nullable(),
    isSynthetic: z.boolean(),
    syntheticScenarioId: z.string().nullable(),
    details: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: "Signal" });

/** A stored signal as reads show it. */
export type SignalView = z.output<typeof signalViewSchema>;
