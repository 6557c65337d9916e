import type { ComputedSnapshots, Instant } from "@hoc/incident-schemas";
import type { NewSnapshot } from "@hoc/incident-schemas/ports";
import type { Writing } from "../../writing.js";
import { detectAndRecord, openAnomalyEntities } from "../anomaly/detect-and-record.js";
import { COSTS_PER_COMPUTATION, costHorizon, planSnapshots, type SnapshotPlan } from "./plan-snapshots.js";

/**
 * Users whose day is that far above their usual one are looked at for anomalies. It is less than what makes one: what was
 * usual when a drift began has risen by its third day.
 */
const LOOKED_AT = { usersAbovePct: 125, usersAboveMicros: 500_000 };

/**
 * Adds up what was spent, by hours and days that are over, and reckons what days usually cost. What was added up before
 * and has costs since is added up again, as another version; where nothing came, nothing changes. Then the new figures
 * are looked through for what is out of line. One call takes in 7 days of hours at most, fewer where costs are many, and says whether more is left.
 *
 * @example const { coveredUntil, isBehind } = await computeSnapshots({ ports, uuid, actor }, "acme")
 */
export async function computeSnapshots(writing: Writing, tenantId: string): Promise<ComputedSnapshots> {
  const { ports, uuid } = writing;
  const { costSnapshots, recordedAt } = ports;
  const coverage = await costSnapshots.fetchCoverage(tenantId, {
    since: costHorizon(recordedAt),
    most: COSTS_PER_COMPUTATION,
  });
  const plan = planSnapshots(coverage, recordedAt);
  const named = (periods: readonly Instant[]) =>
    periods.map((periodStart): NewSnapshot => ({ snapshotId: `csn_${uuid()}`, periodStart }));

  const hours = named([...plan.newHours, ...plan.lateHours].sort());
  await costSnapshots.insertHourlySnapshots(tenantId, hours);
  const versions = await costSnapshots.insertDailySnapshots(tenantId, named(plan.days));
  await costSnapshots.insertBaselines(tenantId, plan.baselines);
  costSnapshots.setCostsDue(tenantId, plan.dueAt);

  const anomalies = await findAnomalies(writing, tenantId, plan);
  const firsts = versions.filter((version) => version === 1).length;
  return {
    hourly: plan.newHours.length,
    daily: firsts,
    again: plan.lateHours.length + versions.length - firsts,
    coveredUntil: plan.coveredUntil,
    isBehind: plan.isBehind,
    ...anomalies,
  };
}

async function findAnomalies(
  writing: Writing,
  tenantId: string,
  { touchedDays: days, coveredUntil }: SnapshotPlan,
): Promise<Pick<ComputedSnapshots, "anomalies" | "resolved">> {
  if (days.length === 0 || coveredUntil === null) return { anomalies: [], resolved: [] };
  const { ports } = writing;
  const also = await openAnomalyEntities(ports, tenantId);
  const question = { days, ...LOOKED_AT, also };
  const known = await ports.costSnapshots.fetchCostFacts(tenantId, question);
  return detectAndRecord(writing, tenantId, { coveredUntil, days: known });
}
