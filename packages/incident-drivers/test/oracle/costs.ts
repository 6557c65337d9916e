import { type Incident, UNCATEGORIZED } from "@hoc/incident-schemas";
import type { AnalysisWindow, CostImpactRowSnapshot, CostImpactSnapshot } from "@hoc/incident-schemas/ports";
import { halfAwayFromZero, sumOf } from "./arithmetic.js";
import { byTurns, falling, groupedBy, rising } from "./order.js";
import { createdIn, type Standing } from "./standing.js";

/** An incident whose cost is known. */
type Costly = Incident & { readonly costMicros: number };

/** What the window's incidents did cost, by category and resolution method, the dearest group first. */
export function costImpact({ incidents }: Standing, window: AnalysisWindow, limit: number): CostImpactSnapshot {
  const costly = createdIn(incidents, window).filter(hasCost);
  const rows = [...groupedBy(costly, categoryAndMethod).values()].map(rowOf).sort(
    byTurns(
      falling(({ totalCostImpactMicros }) => totalCostImpactMicros),
      rising(({ category }) => category),
      rising(({ resolutionMethod }) => resolutionMethod),
    ),
  );
  return {
    rows: rows.slice(0, limit),
    totalGroups: rows.length,
    totalIncidents: costly.length,
    totalCostImpactMicros: Number(totalCost(costly)),
  };
}

/** A key of an incident's category and resolution method. */
export function categoryAndMethod({ category, resolutionMethod }: Incident): string {
  return JSON.stringify([category, resolutionMethod]);
}

/** The known costs of incidents: their sum, their number, and the average, rounded away from zero; 0 without any. */
export function costsOf(incidents: readonly Incident[]) {
  const costly = incidents.filter(hasCost);
  const total = totalCost(costly);
  return {
    total: Number(total),
    known: costly.length,
    average: costly.length === 0 ? 0 : Number(halfAwayFromZero(total, BigInt(costly.length))),
  };
}

function rowOf(group: readonly Incident[]): CostImpactRowSnapshot {
  const { total, average } = costsOf(group);
  return {
    category: group[0]?.category ?? UNCATEGORIZED,
    resolutionMethod: group[0]?.resolutionMethod ?? null,
    incidentCount: group.length,
    totalCostImpactMicros: total,
    avgCostImpactMicros: average,
  };
}

function totalCost(incidents: readonly Costly[]): bigint {
  return sumOf(incidents.map(({ costMicros }) => costMicros));
}

function hasCost(incident: Incident): incident is Costly {
  return incident.costMicros !== null;
}
