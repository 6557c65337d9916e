import { addDays, type CostAnomalyFact, type Instant, instantFromMicros, microsOf } from "@hoc/incident-schemas";
import type { CostFacts, SpendEntity, SpendOfDay, SpendOfEntity, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { periodEnd } from "../period-end.js";
import type { OwnAnomaly } from "../record-anomaly.js";
import { anomalyIdOf } from "./anomaly-id.js";
import { DRIFT_DAYS, DRIFT_THRESHOLD, isOutOfLine } from "./anomaly-rules.js";
import { driftText, spikeText } from "./anomaly-words.js";
import { deriveCause, type FeatureCost, surgingFeature } from "./derive-cause.js";
import { type Drift, driftOf } from "./drift-of.js";
import { spentUntil } from "./spend-figures.js";
import { isSpikeDay, type SpikeCrossing, spikeCrossings } from "./spike-crossings.js";
import { type AnomalyEntity, isSameEntity, type WatchedAnomaly, WatchList } from "./watch-list.js";

/** Costs are out of line. */
export interface AnomalyFound {
  readonly step: "found";
  readonly fact: CostAnomalyFact & { readonly observedAt: Instant };
  readonly own: OwnAnomaly;
}

/** An anomaly is over. */
export interface AnomalyOver {
  readonly step: "over";
  readonly anomalyId: string;
  readonly resolvedAt: Instant;
}

/** What new figures come to, in the order in which it happened. */
export type AnomalyStep = AnomalyFound | AnomalyOver;

/** Who can be out of line; the tenant comes first, and what is part of it joins it. */
const WATCHED_TYPES: readonly SpendEntity["entityType"][] = ["tenant", "feature", "user"];

/**
 * Decides what new figures of costs say: where they are out of line, and which anomalies are over. A pure fold over days
 * and what is known: the same figures give the same ids, and nothing that is known is found again, in whatever order or
 * number figures come. Spending without a feature or a user has no name that anybody could act on: it shows in the
 * tenant's.
 *
 * One thing has one incident: what spikes while its tenant does joins the tenant's anomaly; the tenant joins the feature
 * that makes most of it, where that was out of line before; one that gets worse, or goes on the next day, joins itself.
 *
 * @example const steps = detectAnomalies(facts, await ports.costs.listWatchedAnomalies("acme", watched))
 */
export function detectAnomalies({ coveredUntil, days }: CostFacts, known: readonly StoredCostAnomaly[]): AnomalyStep[] {
  const watch = new WatchList(known);
  const steps: AnomalyStep[] = [];
  for (const day of days) {
    for (const [entity, crossing] of crossingsOf(day)) find(spikeFound(day, entity, crossing, watch));
    if (!day.isComplete) continue;
    for (const entity of watchedEntities(day)) {
      const drift = driftOf(day, entity);
      if (drift !== null) find(driftFound(day, entity, drift, watch));
    }
    for (const anomaly of watch.open()) if (isOver(anomaly, day)) end(anomaly, addDays(day.day, 1));
  }
  for (const anomaly of watch.open()) {
    const until = endOfBudgetPeriod(anomaly);
    if (until !== null && until <= coveredUntil) end(anomaly, until);
  }
  return steps;

  function find(found: AnomalyFound | null): void {
    if (found === null) return;
    steps.push(found);
    const { anomalyId, anomalyType, severity, entityType, entityId = "" } = found.fact;
    const { expectedValueMicros, period = null, periodStart = null, observedAt } = found.fact;
    const seen = { anomalyId, anomalyType, severity, entityType, entityId, expectedValueMicros };
    watch.note({ ...seen, period, periodStart, observedAt, resolvedAt: null });
  }

  function end({ anomalyId }: WatchedAnomaly, resolvedAt: Instant): void {
    steps.push({ step: "over", anomalyId, resolvedAt });
    watch.end(anomalyId, resolvedAt);
  }
}

/** The tenant as a whole. */
const TENANT: AnomalyEntity = { entityType: "tenant", entityId: "" };

/** Everybody of a day who can be out of line: the tenant, then features, then users. */
function watchedEntities({ entities }: SpendOfDay): SpendOfEntity[] {
  return WATCHED_TYPES.flatMap((type) =>
    entities.filter(({ entityType, entityId }) => entityType === type && (type === "tenant" || entityId !== "")),
  );
}

/** All crossings of a day in the order of their hours; in an hour the tenant's first. */
function crossingsOf(day: SpendOfDay): [SpendOfEntity, SpikeCrossing][] {
  return watchedEntities(day)
    .flatMap((entity) => spikeCrossings(entity).map((crossing): [SpendOfEntity, SpikeCrossing] => [entity, crossing]))
    .sort(([, a], [, b]) => (a.hour.until < b.hour.until ? -1 : Number(a.hour.until > b.hour.until)));
}

function spikeFound(
  day: SpendOfDay,
  entity: SpendOfEntity,
  { severity, thresholdPct, hour, soFar, usual }: SpikeCrossing,
  watch: WatchList,
): AnomalyFound | null {
  const anomalyId = spikeIdOf(day, entity, severity, watch);
  if (anomalyId === null) return null;
  const features = featureCosts(day, entity, "usualWeek", hour.until);
  const amounts = { currentMicros: soFar.costMicros, expectedMicros: usual.costMicros };
  return {
    step: "found",
    fact: {
      ...factOf(entity, amounts, lastInstantBefore(hour.until)),
      anomalyId,
      anomalyType: "ABSOLUTE_SPIKE",
      severity,
      thresholdPct,
      derivedCause: deriveCause(soFar, usual, features),
      message: spikeText({ until: hour.until, ...amounts }),
      periodStart: day.day,
    },
    own: {
      alwaysRaise: true,
      snapshotId: hour.snapshotId,
      baselineId: usual.baselineId,
      ...joinedBySpike(day, entity, anomalyId, surgingFeature(soFar, usual, features), watch),
    },
  };
}

/** The id under which a spike of this severity is news; null when it is none. */
function spikeIdOf(
  { day }: SpendOfDay,
  entity: SpendEntity,
  severity: CostAnomalyFact["severity"],
  watch: WatchList,
): string | null {
  const first = anomalyIdOf("ABSOLUTE_SPIKE", entity, day);
  if (watch.hasHeardOf(first, severity)) return null;
  const isOver = (watch.find(first)?.resolvedAt ?? null) !== null;
  if (!isOver) return first;
  const again = anomalyIdOf("ABSOLUTE_SPIKE", entity, day, true);
  return watch.hasHeardOf(again, severity) ? null : again;
}

/** Which anomaly's incident a spike joins, and whose signals carry the same money. */
function joinedBySpike(
  { day }: SpendOfDay,
  entity: SpendEntity,
  anomalyId: string,
  surging: FeatureCost | undefined,
  watch: WatchList,
): Pick<OwnAnomaly, "joins" | "sharesWith"> {
  const openSpikes = (other: AnomalyEntity) =>
    watch.open("ABSOLUTE_SPIKE").filter((spike) => isSameEntity(spike, other));
  const onDay = (other: AnomalyEntity, on: Instant) => openSpikes(other).find(({ periodStart }) => periodStart === on);
  const whole =
    entity.entityType === "tenant"
      ? surging && onDay({ entityType: "feature", entityId: surging.entityId }, day)
      : onDay(TENANT, day);
  const joined = watch.find(anomalyId) ?? whole ?? onDay(entity, addDays(day, -1));
  return { ...(joined && { joins: joined.anomalyId }), ...(whole && { sharesWith: [whole] }) };
}

function driftFound(
  ofDay: SpendOfDay,
  entity: SpendOfEntity,
  { firstDay, currentMicros, expectedMicros }: Drift,
  watch: WatchList,
): AnomalyFound | null {
  const { day, coveredUntil } = ofDay;
  const earlier = watch.of("SUSTAINED_DRIFT", entity);
  if (earlier.some(({ resolvedAt }) => resolvedAt === null || resolvedAt > firstDay)) return null;
  const { usualMonth, hours } = entity;
  const snapshotId = hours.at(-1)?.snapshotId;
  if (usualMonth === null || snapshotId === undefined) return null;
  const amounts = { currentMicros, expectedMicros };
  const observedAt = lastInstantBefore(coveredUntil);
  return {
    step: "found",
    fact: {
      ...factOf(entity, amounts, observedAt),
      anomalyId: anomalyIdOf("SUSTAINED_DRIFT", entity, firstDay),
      anomalyType: "SUSTAINED_DRIFT",
      severity: DRIFT_THRESHOLD.severity,
      thresholdPct: DRIFT_THRESHOLD.thresholdPct,
      derivedCause: deriveCause(spentUntil(entity), usualMonth, featureCosts(ofDay, entity, "usualMonth")),
      breachCount: DRIFT_DAYS,
      message: driftText({ days: DRIFT_DAYS, ...amounts }),
      periodStart: day,
    },
    own: { alwaysRaise: true, snapshotId, ...joinedByDrift(day, entity, watch) },
  };
}

/** A drift joins its tenant's, or the spike of its own that goes on. */
function joinedByDrift(day: Instant, entity: SpendEntity, watch: WatchList): Pick<OwnAnomaly, "joins" | "sharesWith"> {
  const wholes = entity.entityType === "tenant" ? [] : watch.of("SUSTAINED_DRIFT", TENANT);
  const ownSpikes = watch.of("ABSOLUTE_SPIKE", entity).reverse();
  const whole = [...wholes, ...ownSpikes].find(({ resolvedAt }) => resolvedAt === null);
  if (whole === undefined) return {};
  return { joins: whole.anomalyId, ...(whole.periodStart === day && { sharesWith: [whole] }) };
}

/**
 * Whether a complete day ends an anomaly that was seen before it: a spike, when the day is none; a drift, when the day is
 * back at what was expected then, or at what a day costs by now. Who is not among the day's entities was not out of line.
 */
function isOver(anomaly: WatchedAnomaly, day: SpendOfDay): boolean {
  if (anomaly.observedAt >= day.day) return false;
  const entity = day.entities.find((candidate) => isSameEntity(candidate, anomaly));
  if (anomaly.anomalyType === "ABSOLUTE_SPIKE") return entity === undefined || !isSpikeDay(entity);
  if (anomaly.anomalyType !== "SUSTAINED_DRIFT") return false;
  if (entity === undefined) return true;
  const expected = Math.max(anomaly.expectedValueMicros, entity.usualMonth?.costMicros ?? 0);
  return !isOutOfLine(spentUntil(entity).costMicros, expected, DRIFT_THRESHOLD.thresholdPct);
}

function endOfBudgetPeriod({ anomalyType, period, periodStart }: WatchedAnomaly): Instant | null {
  if (anomalyType !== "BUDGET_WARNING" && anomalyType !== "BUDGET_EXCEEDED") return null;
  return period === null || periodStart === null ? null : periodEnd(period, periodStart);
}

/** What the features of the tenant cost, where it is the tenant that is looked at. */
function featureCosts(
  day: SpendOfDay,
  { entityType: lookedAt }: SpendEntity,
  usual: "usualWeek" | "usualMonth",
  until?: Instant,
): FeatureCost[] {
  if (lookedAt !== "tenant") return [];
  return watchedEntities(day)
    .filter(({ entityType }) => entityType === "feature")
    .map((feature) => ({
      entityId: feature.entityId,
      currentMicros: spentUntil(feature, until).costMicros,
      usualMicros: feature[usual]?.costMicros ?? 0,
    }));
}

function factOf(
  { entityType, entityId }: SpendEntity,
  { currentMicros, expectedMicros }: { readonly currentMicros: number; readonly expectedMicros: number },
  observedAt: Instant,
) {
  return {
    entityType,
    ...(entityId !== "" && { entityId }),
    currentValueMicros: currentMicros,
    expectedValueMicros: expectedMicros,
    confidence: 1,
    breachCount: 1,
    observedAt,
    metadata: {},
    action: "notified" as const,
    period: "daily" as const,
  };
}

/** The last instant of a span, so that the end of a day is of that day. */
function lastInstantBefore(until: Instant): Instant {
  return instantFromMicros(microsOf(until) - 1);
}
