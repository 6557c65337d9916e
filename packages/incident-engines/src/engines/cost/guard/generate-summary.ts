import { type BreakdownPeriod, type Instant, MICROS_PER_DOLLAR, utcDayOf } from "@hoc/incident-schemas";
import type { CostSpan } from "@hoc/incident-schemas/ports";
import { roundedQuotient } from "./cents.js";
import { hoursOf, lagsBehind } from "./spans.js";

/** A feature or a model that cost most, by the name that customers know it by. */
export interface TopSpender {
  readonly name: string;
  /** Its share of what was spent before refunds, in per cent. */
  readonly pct: number;
}

/** What a summary is of. */
export interface SummaryFacts {
  readonly period: BreakdownPeriod;
  readonly now: Instant;
  /** How much of the period is covered. */
  readonly span: CostSpan;
  readonly totalMicros: number;
  readonly topModel?: TopSpender | undefined;
  readonly topFeature?: TopSpender | undefined;
  /** The share that had no feature, where no feature cost more. */
  readonly featurelessPct?: number | undefined;
}

const WHEN: Readonly<Record<BreakdownPeriod, string>> = {
  today: "today so far",
  "7d": "in the last 7 days",
  "30d": "in the last 30 days",
};

const NOT_ADDED_UP: Readonly<Record<BreakdownPeriod, string>> = {
  today: "The costs of today are not added up yet.",
  "7d": "The costs of the last 7 days are not added up yet.",
  "30d": "The costs of the last 30 days are not added up yet.",
};

/**
 * One sentence on where the money went. The model's share and the feature's are of the whole each, and said apart: how
 * much of a feature went to a model is not known from them. Where no feature cost more than what had none, that is said too.
 * Of hours that are not in nothing is claimed: neither that they cost nothing, nor that they are part of the rest.
 *
 * @example
 * generateSummary({ period: "7d", now, span, totalMicros: 100, topModel: { name: "GPT-4o", pct: 62 } })
 * // "GPT-4o made up 62% of your spending in the last 7 days."
 */
export function generateSummary(facts: SummaryFacts): string {
  const { period, span, totalMicros, topModel, topFeature, featurelessPct } = facts;
  if (hoursOf(span) === 0) return NOT_ADDED_UP[period];
  const when = whenText(facts);
  if (totalMicros === 0) return `Nothing was spent ${when}.`;
  if (totalMicros < 0) return `More was refunded than spent ${when}.`;
  const share = ({ name, pct }: TopSpender) => `${name} made up ${shareText(pct)}`;
  const featureless = featurelessPct === undefined ? "" : `, and ${shareText(featurelessPct)} had no feature`;
  if (topModel !== undefined && topFeature !== undefined)
    return `${share(topModel)} of your spending ${when}; by feature, ${share(topFeature)}${featureless}.`;
  if (topFeature !== undefined) return `${share(topFeature)} of your spending ${when}${featureless}.`;
  return topModel === undefined
    ? `You spent ${amountText(totalMicros)} ${when}.`
    : `${share(topModel)} of your spending ${when}.`;
}

/** When that was; where costs lag behind, also until when they are in. */
function whenText({ period, now, span }: SummaryFacts): string {
  if (!lagsBehind(span, now)) return WHEN[period];
  const [day, hour] = [utcDayOf(span.until), span.until.slice("YYYY-MM-DDT".length, "YYYY-MM-DDThh:mm".length)];
  return `${WHEN[period]} (costs are in until ${day} ${hour} UTC)`;
}

function shareText(share: number): string {
  const pct = Math.round(share);
  return pct === 0 ? "less than 1%" : `${pct}%`;
}

function amountText(micros: number): string {
  const cents = roundedQuotient(BigInt(micros) * 100n, BigInt(MICROS_PER_DOLLAR));
  return cents === 0 ? "less than a cent" : `$${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}
