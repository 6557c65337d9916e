import type { TraceSummary } from "@hoc/incident-schemas";
import type { BundleContent, BundleStep, BundleTotals } from "./format.js";

/**
 * The sums over the steps of a bundle. Where the raw steps are left out they cannot be computed again: the totals that
 * stand there, which the trace's own summary gave, are kept.
 */
export function totalsOf({
  events,
  steps,
  trace,
  totals,
}: Pick<BundleContent, "events" | "steps" | "trace" | "totals">): BundleTotals {
  if (steps === null) return { ...totals, events: events.length };
  return { events: events.length, ...sumsOf(steps), ...(trace === null ? { tokensKnown: false } : {}) };
}

/** The totals of a trace as its summary has them, for bundles without raw steps. */
export function totalsOfSummary(trace: TraceSummary | undefined): Omit<BundleTotals, "events"> {
  if (trace === undefined) return { ...sumsOf([]), tokensKnown: false };
  const { steps, tokens, tokensKnown, costMicros, durationMs } = trace;
  return { steps, tokens, tokensKnown, costMicros, durationMs };
}

function sumsOf(steps: readonly BundleStep[]): Omit<BundleTotals, "events"> {
  const tokens = exactSum(steps.map((step) => step.tokens));
  return {
    steps: steps.length,
    tokens: tokens ?? 0,
    tokensKnown: tokens !== null && steps.every(({ tokensKnown }) => tokensKnown),
    costMicros: sumOfKnown(steps.map(({ costMicros }) => costMicros)),
    durationMs: sumOfKnown(steps.map(({ durationMs }) => durationMs)),
  };
}

/** The sum of the values that are known; null when none is, or when it is too large to be exact. */
function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : exactSum(known);
}

function exactSum(values: readonly number[]): number | null {
  let sum = 0;
  for (const value of values) {
    sum += value;
    if (!Number.isSafeInteger(sum)) return exactLargeSum(values);
  }
  return sum;
}

/** The same sum, slower, for values that leave the exact range on the way. */
function exactLargeSum(values: readonly number[]): number | null {
  const sum = Number(values.reduce((total, value) => total + BigInt(value), 0n));
  return Number.isSafeInteger(sum) ? sum : null;
}
