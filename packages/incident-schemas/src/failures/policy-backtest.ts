import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { LIFECYCLE_STATES, RESOLUTION_METHODS } from "../incident/status.js";
import { hostIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { limitSchema } from "../primitives/page.js";
import { asOf, readPoint } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";
import { storedSuppressionSchema, suppressionSchema } from "./policy-rule.js";

/** How many days of history a back-test looks at when nobody says from when. */
export const BACKTEST_DAYS = 30;

/** Whether stored history speaks for a rule, against it, or does not tell. */
export const BACKTEST_VERDICTS = ["for", "against", "inconclusive"] as const;

/** Whether stored history speaks for a rule, against it, or does not tell. */
export type BacktestVerdict = (typeof BACKTEST_VERDICTS)[number];

/**
 * Why a back-test came to its verdict. Against: an incident that would not exist was at any time a `critical_incident`,
 * `worked_on` by somebody, or `resolved_by_person`, whatever became of it afterwards; closing as irrelevant counts as
 * neither. For: `nobody_needed` them. Neither: they are `still_open`, there is `nothing_suppressed` in the window, no
 * incident would be missing (`no_incident_absent`), or the rule `suppresses_nothing` at all.
 */
export const BACKTEST_REASONS = [
  "critical_incident",
  "worked_on",
  "resolved_by_person",
  "nobody_needed",
  "still_open",
  "nothing_suppressed",
  "no_incident_absent",
  "suppresses_nothing",
] as const;

/** Why a back-test came to its verdict. */
export type BacktestReason = (typeof BACKTEST_REASONS)[number];

const count = z.int().min(0);
const text = z.string().nullable();

/** A back-test in short. */
export const backtestVerdictSchema = z
  .strictObject({
    verdict: z.enum(BACKTEST_VERDICTS),
    reasons: z.array(
      z.strictObject({
        code: z.enum(BACKTEST_REASONS),
        sentence: z.string(),
        incidents: count.describe("Incidents that it is about."),
      }),
    ),
    suppressedSignals: count,
    absentIncidents: count,
    smallerIncidents: count,
    from: z.string(),
    to: z.string(),
  })
  .meta({ id: "BacktestVerdict" });

/** A back-test in short. */
export type BacktestSummary = z.output<typeof backtestVerdictSchema>;

/** An incident that a rule would have kept away or made smaller. */
export const backtestIncidentSchema = z
  .strictObject({
    incidentId: z.string(),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    lifecycleState: z.enum(LIFECYCLE_STATES),
    signalCount: count.describe("Signals that it has, late ones included."),
    suppressedSignals: count.describe("Those of them that the rule would have suppressed."),
    startedAt: z.string(),
    acknowledgedBy: text.describe("The person who took it on."),
    resolvedBy: text,
    resolutionMethod: z.enum(RESOLUTION_METHODS).nullable(),
    resolutionType: text,
  })
  .meta({ id: "BacktestIncident" });

/** An incident that a rule would have kept away or made smaller. */
export type BacktestIncident = z.output<typeof backtestIncidentSchema>;

/** A signal that a rule would have suppressed. */
export const backtestSignalSchema = z
  .strictObject({
    signalId: z.string(),
    incidentId: text,
    triggerType: z.string(),
    errorCode: text,
    category: text,
    runId: text,
    receivedAt: z.string(),
  })
  .meta({ id: "BacktestSignal" });

/** A signal that a rule would have suppressed. */
export type BacktestSignal = z.output<typeof backtestSignalSchema>;

/**
 * What a rule would have done to stored history, had it been in force all the time: told by which signals incidents
 * have. Windows, causes and the hourly cap are not decided anew: an incident that lost signals may have ended earlier,
 * and one that the cap kept away may have opened.
 */
export const backtestSchema = z
  .strictObject({
    ...backtestVerdictSchema.shape,
    suppression: storedSuppressionSchema.nullable(),
    agentId: text.describe("The one agent that the rule would be for; null for all."),
    examinedSignals: count.describe("Signals in the window that a rule can suppress at all."),
    alreadySuppressed: count.describe(
      "Signals in the window that rules in force suppressed; they are not counted again.",
    ),
    suppressedCostMicros: z.int().nullable().describe("What the suppressed signals cost; null when none carried one."),
    signals: z.array(backtestSignalSchema).describe("The first suppressed signals, in the order of recording."),
    absent: z.array(backtestIncidentSchema).describe("The first incidents that would not exist, by their start."),
    smaller: z
      .array(backtestIncidentSchema)
      .describe("The first incidents that would have fewer signals, by their start."),
    ...readPoint,
  })
  .meta({ id: "Backtest" });

/** What a rule would have done to stored history. */
export type Backtest = z.output<typeof backtestSchema>;

const window = {
  from: instantSchema
    .optional()
    .describe(`First receipt that is looked at; ${BACKTEST_DAYS} days before the end by default.`),
  to: instantSchema.optional().describe("End of the receipts that are looked at; now by default."),
  limit: limitSchema(100, 20).describe("How many signals and incidents are named of each kind."),
  asOf,
};

const agentId = hostIdSchema.optional().describe("The one agent that the rule would be for; all by default.");

/** Input of `incidents.policies.backtestProposal`. */
export const backtestProposalInputSchema = z
  .strictObject({ proposalId: storableText(64), agentId, ...window })
  .meta({ id: "BacktestProposal" });

/** Input of `incidents.policies.backtestSuppression`: any suppression, before anybody proposes or makes a rule of it. */
export const backtestSuppressionInputSchema = z
  .strictObject({ suppression: suppressionSchema, agentId, ...window })
  .meta({ id: "BacktestSuppression" });
