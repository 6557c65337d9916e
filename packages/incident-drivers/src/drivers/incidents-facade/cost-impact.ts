import type { AnalysisWindow, CostImpactSnapshot } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { createdInWindow } from "../../database/analysis-window.js";
import { column, nullable } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import { roundedAwayFromZero } from "../../database/rounding.js";
import type { ReadExecutor } from "../../executor.js";
import { ANALYSED_CATEGORY } from "../../filters/analysed-category.js";
import { exactCosts } from "../../mapping/costs.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const GROUP_COLUMNS = {
  category: column("category", "text"),
  resolutionMethod: nullable("resolution_method", "text"),
  incidentCount: column("incident_count", "bigint"),
  totalCostImpactMicros: column("cost", "money"),
  avgCostImpactMicros: column("avg_cost", "money"),
};

/** What each row says of all groups; named apart from what it says of its own. */
const TOTAL_COLUMNS = {
  allGroups: column("all_groups", "bigint"),
  allIncidents: column("all_incidents", "bigint"),
  allCostMicros: column("all_cost", "money"),
};

/** Costs of the window's incidents by category and resolution method, the dearest group first, with totals over all. */
export async function fetchCostImpactData(
  executor: ReadExecutor,
  tenantId: string,
  window: AnalysisWindow,
  limit: number,
): Promise<CostImpactSnapshot> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList({ ...GROUP_COLUMNS, ...TOTAL_COLUMNS }, "g")} from (
      select k.category, k.resolution_method, count(*) as incident_count, sum(k.cost_micros) as cost,
        ${roundedAwayFromZero(sql`sum(k.cost_micros)`, sql`count(*)`)} as avg_cost,
        count(*) over () as all_groups, sum(count(*)) over () as all_incidents,
        sum(sum(k.cost_micros)) over () as all_cost
      from (
        select ${ANALYSED_CATEGORY} as category, i.resolution_method, i.cost_micros
        ${createdInWindow(executor, tenantId, window)} and i.cost_micros is not null
      ) as k
      group by k.category, k.resolution_method
    ) as g
    order by g.cost desc, g.category collate "C", g.resolution_method collate "C" nulls last
    limit ${limit}`,
  );
  return exactCosts(() => ({
    rows: rows.map((row) => fromDb(GROUP_COLUMNS, row)),
    ...totalsOf(rows[0]),
  }));
}

function totalsOf(row: Record<string, unknown> | undefined): Omit<CostImpactSnapshot, "rows"> {
  if (row === undefined) return { totalGroups: 0, totalIncidents: 0, totalCostImpactMicros: 0 };
  const { allGroups, allIncidents, allCostMicros } = fromDb(TOTAL_COLUMNS, row);
  return { totalGroups: allGroups, totalIncidents: allIncidents, totalCostImpactMicros: allCostMicros };
}
