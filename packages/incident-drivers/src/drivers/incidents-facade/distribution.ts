import type { AnalysisWindow, HistoricalDistributionRowSnapshot } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { createdInWindow } from "../../database/analysis-window.js";
import { column } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import type { ReadExecutor } from "../../executor.js";
import { ANALYSED_CATEGORY } from "../../filters/analysed-category.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const DISTRIBUTION_COLUMNS = {
  dimension: column("dimension", "text"),
  value: column("value", "text"),
  count: column("frequency", "bigint"),
};

/**
 * How many of the window's incidents show each category, severity and cause: dimension by dimension, within one the most
 * frequent value first, ties by value.
 */
export async function fetchHistoricalDistribution(
  executor: ReadExecutor,
  tenantId: string,
  window: AnalysisWindow,
): Promise<HistoricalDistributionRowSnapshot[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(DISTRIBUTION_COLUMNS, "v")} from (
      select case grouping(k.category, k.severity, k.cause_type)
          when 3 then 'category' when 5 then 'severity' else 'cause_type' end as dimension,
        grouping(k.category, k.severity, k.cause_type) as place,
        coalesce(k.category, k.severity, k.cause_type) as value, count(*) as frequency
      from (
        select ${ANALYSED_CATEGORY} as category, i.severity, i.cause_type
        ${createdInWindow(executor, tenantId, window)}
      ) as k
      group by grouping sets (k.category, k.severity, k.cause_type)
    ) as v
    order by v.place, v.frequency desc, v.value collate "C"`,
  );
  return rows.map((row) => fromDb(DISTRIBUTION_COLUMNS, row) as HistoricalDistributionRowSnapshot);
}
