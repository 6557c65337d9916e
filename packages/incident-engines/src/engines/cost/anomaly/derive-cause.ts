import type { CostAnomaly } from "@hoc/incident-schemas";
import type { SpendFigures } from "@hoc/incident-schemas/ports";

/** How many times as many calls a request takes when it is retried in a loop. */
const RETRY_FACTOR = 2;

/** How many times as much of something counts as growth. */
const GROWTH_FACTOR = 1.5;

/** The share of what is beyond the usual that makes a feature the cause, and that it must not usually have. */
const SURGE_SHARE = 0.6;

/** What a feature costs, and what it usually does. */
export interface FeatureCost {
  readonly entityId: string;
  readonly currentMicros: number;
  readonly usualMicros: number;
}

/**
 * Why a day costs more than usual, as far as its figures tell. The first rule that holds decides:
 *
 * | cause | rule |
 * |---|---|
 * | `RETRY_LOOP` | a request takes at least twice as many calls as usual |
 * | `PROMPT_GROWTH` | a call takes at least 1.5 times as many tokens, and that grew more than the number of requests |
 * | `FEATURE_SURGE` | one feature makes at least 60 % of what the tenant spends beyond the usual, and usually less of it all |
 * | `TRAFFIC_GROWTH` | at least 1.5 times as many requests as on a whole usual day |
 * | `UNKNOWN` | none of these |
 *
 * `features` are those of the tenant when the tenant is meant, otherwise none.
 *
 * @example deriveCause(soFar, usual, []) // "TRAFFIC_GROWTH"
 */
export function deriveCause(
  now: SpendFigures,
  usual: SpendFigures,
  features: readonly FeatureCost[],
): CostAnomaly["derivedCause"] {
  const requestGrowth = ratio(now.requests, usual.requests);
  if (ratio(ratio(now.records, now.requests), ratio(usual.records, usual.requests)) >= RETRY_FACTOR)
    return "RETRY_LOOP";
  const promptGrowth = ratio(ratio(now.tokens, now.records), ratio(usual.tokens, usual.records));
  if (promptGrowth >= GROWTH_FACTOR && promptGrowth > requestGrowth) return "PROMPT_GROWTH";
  if (surgingFeature(now, usual, features) !== undefined) return "FEATURE_SURGE";
  return requestGrowth >= GROWTH_FACTOR ? "TRAFFIC_GROWTH" : "UNKNOWN";
}

/**
 * The feature that makes most of what a tenant spends beyond the usual; `undefined` when none does, or when it always
 * makes most.
 *
 * @example surgingFeature(soFar, usual, features)?.entityId // "chat"
 */
export function surgingFeature(
  now: Pick<SpendFigures, "costMicros">,
  usual: Pick<SpendFigures, "costMicros">,
  features: readonly FeatureCost[],
): FeatureCost | undefined {
  const overage = now.costMicros - usual.costMicros;
  return features.find(
    ({ currentMicros, usualMicros }) =>
      currentMicros - usualMicros >= SURGE_SHARE * overage && usualMicros < SURGE_SHARE * usual.costMicros,
  );
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
