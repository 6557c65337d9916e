import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { SIGNAL_KINDS } from "../incident/signal.js";
import { LIFECYCLE_STATES } from "../incident/status.js";
import { readPoint } from "../primitives/read-point.js";

const count = z.int().min(0);
const severity = z.enum(SEVERITIES);

/** How an incident gathers signals: by silence, by window, for a person alone, or for all that the cap kept out. */
const EXPLAINED_GROUPINGS = ["sliding", "tumbling", "manual", "overflow"] as const;

/** Where a fingerprint comes from. */
const FINGERPRINT_SOURCES = ["none", "caller", "run", "violation", "manual", "overflow", "unknown"] as const;

/**
 * Why a signal opened an incident instead of joining one.
 *
 * - `first_of_key`: no incident of its key was known; `first_of_window`: none of its key in its tumbling window.
 * - `after_gap`: the earlier incident had been silent for longer than the window.
 * - `after_cooldown`: the earlier one had been resolved, by a person or the sweep, and its cooldown was over.
 * - `after_all_clear`: everything the earlier one had heard of had been reported well.
 * - `backfilled`: it came late and belongs before everything its key had, so it was over when it was first heard of.
 * - `above_cap`: the hourly cap let no incident open; this one stands for all that it kept out.
 * - `manual`: a person reported it.
 */
const OPENING_REASONS = [
  "first_of_key",
  "first_of_window",
  "after_gap",
  "after_cooldown",
  "after_all_clear",
  "backfilled",
  "above_cap",
  "manual",
] as const;

/** Why a signal opened an incident instead of joining one. */
export type OpeningReason = (typeof OPENING_REASONS)[number];

/** What raised a severity: the number of signals, one signal that asked for it, or nothing that can still be told. */
const ESCALATION_CAUSES = ["signal_count", "signal", "unknown"] as const;

/** What raised a severity. */
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

const keyExplanation = z
  .strictObject({
    version: z.string().describe("Version of the way in which keys are written."),
    groupingKey: z.string(),
    tenantId: z.string(),
    triggerType: z.string(),
    fingerprint: z.string().describe("As it stands in the key."),
    fingerprintSource: z
      .enum(FINGERPRINT_SOURCES)
      .describe("`run`: error code and category; `violation`: the policy; `none`: the trigger type says it all."),
    fingerprintParts: z
      .record(z.string(), z.string().nullable())
      .describe("What the fingerprint is made of, by name; null for a part that the signal did not have."),
    grouping: z.enum(EXPLAINED_GROUPINGS),
    windowStart: z.string().nullable().describe("Start of its window; null unless windows are tumbling."),
  })
  .meta({ id: "KeyExplanation" });

const openingExplanation = z
  .strictObject({
    reason: z.enum(OPENING_REASONS),
    openedAt: z.string().describe("The grouping instant of the opening signal: when it happened, or came if earlier."),
    signalId: z.string().nullable().describe("The signal that opened it."),
    signal: z
      .strictObject({
        kind: z.enum(SIGNAL_KINDS),
        reference: z.string().nullable(),
        triggerType: z.string(),
        triggerValue: z.string().nullable(),
        occurredAt: z.string(),
        receivedAt: z.string(),
      })
      .nullable()
      .describe("Null when it is no longer stored."),
    previous: z
      .strictObject({
        incidentId: z.string(),
        lastSignalAt: z.string(),
        endedAt: z.string().nullable(),
        resolvedBy: z.string().nullable(),
        resolutionType: z.string().nullable(),
        silenceSeconds: z.int().describe("Whole seconds from its last signal to this incident."),
        secondsSinceEnd: z.int().nullable().describe("Whole seconds from its end to this incident."),
      })
      .nullable()
      .describe("The earlier incident of the same key, as it stood when this one opened."),
  })
  .meta({ id: "OpeningExplanation" });

const severityRule = z.strictObject({
  rule: z.enum(["trigger_type", "initial_severity", "signals", "impact", "person"]),
  severity,
  applies: z.boolean().describe("False when a person's decision has set the rule aside."),
  decisive: z.boolean().describe("Whether the rule applies and gives the severity; several may."),
  sentence: z.string().describe("The rule with its numbers."),
  signalCount: count.optional().describe("Signals that `impact` counts: all, or those since a person lowered it."),
  threshold: count.optional().describe("The threshold that `impact` has reached."),
  nextThreshold: count.optional().describe("The next one, not reached."),
  signalCountThen: count.optional().describe("Signals that impact no longer counts, since a `person` decided."),
});

const severityExplanation = z
  .strictObject({
    now: severity,
    byRules: severity.describe("What the rules in force make of the stored facts; the same unless rules changed."),
    rules: z.array(severityRule).describe("The rules that were consulted, each with what it gives."),
    initial: z.strictObject({
      severity,
      triggerSeverity: severity.describe("What its trigger type asks for."),
      statedSeverity: severity.nullable().describe("What the opening signal asked for itself."),
    }),
    escalations: z
      .array(
        z.strictObject({
          sequenceNo: z.int().describe("Its entry in the timeline."),
          at: z.string(),
          fromSeverity: severity,
          severity,
          cause: z.enum(ESCALATION_CAUSES),
          signalCount: count,
          threshold: count.nullable().describe("The number of signals that was reached, where their number raised it."),
          costMicros: z.int().nullable().describe("What its signals had cost by then; null when none had a cost."),
          signalId: z.string().nullable().describe("The signal with which it rose."),
        }),
      )
      .describe("Each rise, oldest first."),
    setByPeople: z
      .array(
        z.strictObject({
          sequenceNo: z.int().describe("Its entry in the timeline."),
          at: z.string(),
          by: z.string(),
          fromSeverity: severity.nullable(),
          severity,
          reason: z.string().nullable(),
        }),
      )
      .describe("Each decision of a person, oldest first."),
  })
  .meta({ id: "SeverityExplanation" });

const signalsExplanation = z
  .strictObject({
    signalCount: count,
    lateSignals: count,
    callsAffected: count,
    costMicros: z.int().nullable(),
    firstSignalAt: z.string(),
    lastSignalAt: z.string(),
    stored: z
      .strictObject({ opened: count, attached: count, overflow: count, late: count, cleared: count })
      .describe("Stored signals by how the incident took them; fewer than counted once old ones are pruned."),
    byTriggerType: z.record(z.string(), count).describe("Stored signals that say that something is wrong."),
    firstReceivedAt: z.string().nullable(),
    lastReceivedAt: z.string().nullable(),
  })
  .meta({ id: "SignalsExplanation" });

const rulesInForce = z
  .strictObject({
    windowing: z.enum(["sliding", "tumbling"]),
    windowSeconds: count,
    cooldownSeconds: count,
    maxIncidentsPerHour: count.nullable().describe("Null when there is no cap."),
    autoResolveAfterSeconds: count,
    sweepAcknowledged: z.boolean().describe("Whether acknowledged incidents end by silence too."),
    severityThresholds: z.record(severity, count).describe("From how many signals on a severity applies."),
  })
  .meta({ id: "RulesInForce" });

/** Why an incident exists and has its severity, as data. */
const explanationFactsSchema = z.strictObject({
  incidentId: z.string(),
  title: z.string(),
  lifecycleState: z.enum(LIFECYCLE_STATES),
  key: keyExplanation,
  opening: openingExplanation,
  severity: severityExplanation,
  signals: signalsExplanation,
  rules: rulesInForce.describe("The configuration of now; it may have been another when the incident opened."),
});

/** Why an incident exists and has its severity, as data. */
export type ExplanationFacts = z.output<typeof explanationFactsSchema>;

/** Output of `incidents.query.explainIncident`. */
export const incidentExplanationSchema = explanationFactsSchema
  .extend({
    sentences: z.array(z.string()).describe("The explanation in words, for a person."),
    ...readPoint,
  })
  .meta({ id: "IncidentExplanation" });

/** Output of `incidents.query.explainIncident`. */
export type IncidentExplanation = z.output<typeof incidentExplanationSchema>;
