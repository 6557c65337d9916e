import {
  type BreakdownPeriod,
  type CostBreakdownItemDto,
  type CustomerCostExplainedDto,
  type Instant,
  LARGEST_DRIVER_TYPES,
} from "@hoc/incident-schemas";
import type { BreakdownEntityType, CostSpan, EntityBaseline, EntitySpend } from "@hoc/incident-schemas/ports";
import { centsOf, sharesOf, splitCents } from "./cents.js";
import { deviationFromUsual } from "./deviation-from-usual.js";
import { generateSummary, type TopSpender } from "./generate-summary.js";
import { mapTrend } from "./map-trend.js";
import { modelName } from "./model-name.js";
import { plainName } from "./plain-name.js";
import { hoursOf } from "./spans.js";

/** What was spent by features, models or users: the dearest of them, and what a day of each usually costs. */
interface SpendOfKind {
  readonly dearest: readonly EntitySpend[];
  readonly baselines: readonly EntityBaseline[];
}

/** What a breakdown is made of. */
export interface BreakdownFacts {
  readonly period: BreakdownPeriod;
  readonly now: Instant;
  readonly span: CostSpan;
  readonly totalMicros: number;
  readonly spend: Readonly<Record<BreakdownEntityType, SpendOfKind>>;
}

/** What the spending without a name of each kind is called. Hosts may use the names too; only what has none is shown so. */
const UNNAMED: Readonly<Record<BreakdownEntityType, { readonly name: string; readonly displayName: string }>> = {
  feature: { name: "unclassified", displayName: "Without a feature" },
  model: { name: "unknown", displayName: "Without a model" },
  user: { name: "anonymous", displayName: "Without a user" },
};

/**
 * Where a customer's money went. The items of each kind and their rest add up to the total, to the cent; each is held
 * against what is usual for it, as the kind of thing that it is, for as many hours.
 *
 * @example breakDownCosts({ period: "7d", now, span, totalMicros, spend: { feature, model, user } })
 */
export function breakDownCosts({
  period,
  now,
  span,
  totalMicros,
  spend,
}: BreakdownFacts): Omit<CustomerCostExplainedDto, "lastUpdated" | "asOf" | "dataVersion"> {
  const itemsOf = (entityType: BreakdownEntityType) =>
    breakDownKind(entityType, spend[entityType], totalMicros, hoursOf(span));
  const by = { feature: itemsOf("feature"), model: itemsOf("model"), user: itemsOf("user") };
  const driver = largestDriver({ feature: by.feature.items, model: by.model.items, user: by.user.items });
  return {
    period,
    periodStart: span.from,
    periodEnd: span.until,
    totalSpendCents: centsOf(totalMicros),
    byFeature: by.feature.items,
    byModel: by.model.items,
    byUser: by.user.items,
    restByFeatureCents: by.feature.restCents,
    restByModelCents: by.model.restCents,
    restByUserCents: by.user.restCents,
    ...driver,
    summary: generateSummary({
      period,
      now,
      span,
      totalMicros,
      topModel: topSpender(spend.model, by.model.items),
      topFeature: topSpender(spend.feature, by.feature.items),
      featurelessPct: shareOfUnnamedHead(spend.feature, by.feature.items),
    }),
  };
}

function breakDownKind(
  entityType: BreakdownEntityType,
  { dearest, baselines }: SpendOfKind,
  totalMicros: number,
  hours: number,
): { readonly items: CostBreakdownItemDto[]; readonly restCents: number } {
  const usual = new Map(
    baselines
      .filter((baseline) => baseline.entityType === entityType)
      .map(({ entityId, avgDailyCostMicros }) => [entityId, avgDailyCostMicros]),
  );
  const restMicros = dearest.reduce((rest, { spendMicros }) => rest - spendMicros, totalMicros);
  const parts = [...dearest.map(({ spendMicros }) => spendMicros), restMicros];
  const [cents, shares] = [splitCents(parts), sharesOf(parts)];
  const items = dearest.map((entity, index) => {
    const { entityId, spendMicros, requestCount } = entity;
    const deviation = deviationFromUsual({ spendMicros, usualDailyMicros: usual.get(entityId), hours });
    return {
      name: nameOf(entityType, entityId),
      displayName: displayNameOf(entityType, entity),
      spendCents: cents[index] ?? 0,
      requestCount,
      pctOfTotal: shares[index] ?? 0,
      trend: mapTrend(deviation).trend,
    };
  });
  return { items, restCents: cents[dearest.length] ?? 0 };
}

function nameOf(entityType: BreakdownEntityType, entityId: string): string {
  return entityId === "" ? UNNAMED[entityType].name : entityId;
}

function displayNameOf(entityType: BreakdownEntityType, { entityId, displayName }: EntitySpend): string | null {
  if (entityId === "") return UNNAMED[entityType].displayName;
  if (entityType === "model") return modelName(entityId);
  return displayName === null ? null : plainName(displayName);
}

/** The dearest item of all kinds by its share; a feature before a model before a user where shares are equal. */
function largestDriver(
  items: Readonly<Record<BreakdownEntityType, readonly CostBreakdownItemDto[]>>,
): Pick<CustomerCostExplainedDto, "largestDriverType" | "largestDriverName" | "largestDriverPct"> {
  const heads = LARGEST_DRIVER_TYPES.flatMap((largestDriverType) => {
    const [head] = items[largestDriverType];
    if (head === undefined || head.pctOfTotal === 0) return [];
    const { name, displayName, pctOfTotal } = head;
    return [{ largestDriverType, largestDriverName: displayName ?? plainName(name), largestDriverPct: pctOfTotal }];
  });
  const largest = Math.max(...heads.map(({ largestDriverPct }) => largestDriverPct));
  const none = { largestDriverType: LARGEST_DRIVER_TYPES[0], largestDriverName: "", largestDriverPct: 0 };
  return heads.find(({ largestDriverPct }) => largestDriverPct === largest) ?? none;
}

/** The dearest that has a name, whatever that is. */
function topSpender({ dearest }: SpendOfKind, items: readonly CostBreakdownItemDto[]): TopSpender | undefined {
  const top = items[dearest.findIndex(({ entityId, spendMicros }) => entityId !== "" && spendMicros > 0)];
  return top === undefined ? undefined : { name: top.displayName ?? plainName(top.name), pct: top.pctOfTotal };
}

/** The share of what has no name, where nothing that has one cost more; else nothing. */
function shareOfUnnamedHead(
  { dearest: [head] }: SpendOfKind,
  [item]: readonly CostBreakdownItemDto[],
): number | undefined {
  return head?.entityId === "" && head.spendMicros > 0 ? item?.pctOfTotal : undefined;
}
