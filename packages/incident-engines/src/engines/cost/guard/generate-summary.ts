import { type BreakdownPeriod, MICROS_PER_DOLLAR } from "@hoc/incident-schemas";
import { roundedQuotient } from "./cents.js";

/** A feature or a model that cost most, by the name that customers know it by. */
export interface TopSpender {
  readonly name: string;
  readonly spendMicros: number;
}

/** What a summary is of. */
export interface SummaryFacts {
  readonly period: BreakdownPeriod;
  readonly totalMicros: number;
  readonly topModel?: TopSpender | undefined;
  readonly topFeature?: TopSpender | undefined;
}

const WHEN: Readonly<Record<BreakdownPeriod, string>> = {
  today: "today so far",
  "7d": "in the last 7 days",
  "30d": "in the last 30 days",
};

/**
 * One sentence on where the money went. The model's share and the feature's are of the whole each, and said apart: how
 * much of a feature went to a model is not known from them.
 *
 * @example
 * generateSummary({ period: "7d", totalMicros: 100, topModel: { name: "GPT-4o", spendMicros: 62 } })
 * // "GPT-4o made up 62% of your spending in the last 7 days."
 */
export function generateSummary({ period, totalMicros, topModel, topFeature }: SummaryFacts): string {
  const when = WHEN[period];
  if (totalMicros === 0) return `Nothing was spent ${when}.`;
  if (totalMicros < 0) return `More was refunded than spent ${when}.`;
  const share = ({ name, spendMicros }: TopSpender) => `${name} made up ${shareText(spendMicros, totalMicros)}`;
  if (topModel !== undefined && topFeature !== undefined)
    return `${share(topModel)} of your spending ${when}; by feature, ${share(topFeature)}.`;
  const top = topModel ?? topFeature;
  return top === undefined
    ? `You spent ${amountText(totalMicros)} ${when}.`
    : `${share(top)} of your spending ${when}.`;
}

function shareText(spendMicros: number, totalMicros: number): string {
  const pct = Math.min(100, roundedQuotient(BigInt(spendMicros) * 100n, BigInt(totalMicros)));
  return pct === 0 ? "less than 1%" : `${pct}%`;
}

function amountText(micros: number): string {
  const cents = roundedQuotient(BigInt(micros) * 100n, BigInt(MICROS_PER_DOLLAR));
  return cents === 0 ? "less than a cent" : `$${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}
