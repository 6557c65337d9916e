import { addDays, type ComputedSnapshots, type RecordResult, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { CostFacts, IncidentPorts, SpendEntity, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import type { Writing } from "../../writing.js";
import { recordAnomaly } from "../record-anomaly.js";
import { DRIFT_DAYS } from "./anomaly-rules.js";
import { type AnomalyFound, detectAnomalies } from "./detect-anomalies.js";
import { resolveAnomaly } from "./resolve-anomaly.js";

/** Days after which an anomaly that nothing ended is left to people; a budget's month and a long drift are shorter. */
const WATCHED_DAYS = 100;

/**
 * Looks for anomalies in new figures of costs, records what is found and what is over, in the order in which it happened,
 * and gives both. Reckoned again from the same figures, nothing is found and nothing changes.
 *
 * @example const { anomalies, resolved } = await detectAndRecord({ ports, uuid }, "acme", { coveredUntil, days })
 */
export async function detectAndRecord(
  { ports, uuid }: Pick<Writing, "ports" | "uuid">,
  tenantId: string,
  facts: CostFacts,
): Promise<Pick<ComputedSnapshots, "anomalies" | "resolved">> {
  const writing = { ports, uuid, actor: SYSTEM_ACTORS.costGuard };
  const from = facts.days[0]?.day ?? facts.coveredUntil;
  const known = await ports.costs.listWatchedAnomalies(tenantId, {
    since: addDays(from, -WATCHED_DAYS),
    overSince: addDays(from, -DRIFT_DAYS),
  });
  const anomalies: ComputedSnapshots["anomalies"] = [];
  const resolved: string[] = [];
  for (const step of detectAnomalies(facts, known)) {
    if (step.step === "found") {
      const { recorded, signal } = await recordAnomaly(writing, tenantId, step.fact, step.own);
      if (recorded) anomalies.push(foundAnomaly(step, signal));
    } else {
      const { anomalyId, changed } = await resolveAnomaly(writing, tenantId, step);
      if (changed) resolved.push(anomalyId);
    }
  }
  return { anomalies, resolved };
}

/**
 * Who has an anomaly that is not over: figures of them are wanted whatever they spend, so that its end is seen.
 *
 * @example await openAnomalyEntities(ports, "acme") // [{ entityType: "user", entityId: "ann" }]
 */
export async function openAnomalyEntities(
  { costs, recordedAt }: Pick<IncidentPorts, "costs" | "recordedAt">,
  tenantId: string,
): Promise<SpendEntity[]> {
  const since = addDays(recordedAt, -WATCHED_DAYS);
  const watched = await costs.listWatchedAnomalies(tenantId, { since, overSince: recordedAt });
  const entities = new Map<string, SpendEntity>();
  for (const anomaly of watched) {
    const entity = spendEntityOf(anomaly);
    if (anomaly.resolvedAt === null && entity !== null) entities.set(JSON.stringify(Object.values(entity)), entity);
  }
  return [...entities.values()];
}

function spendEntityOf({ entityType, entityId, snapshotId }: StoredCostAnomaly): SpendEntity | null {
  return entityType === "agent" || snapshotId === null ? null : { entityType, entityId: entityId ?? "" };
}

function foundAnomaly({ fact }: AnomalyFound, signal: RecordResult | null): ComputedSnapshots["anomalies"][number] {
  const { anomalyId, anomalyType, severity, entityType, entityId = null } = fact;
  return { anomalyId, anomalyType, severity, entityType, entityId, incidentId: signal?.incidentId ?? null };
}
