import type { AnalysisInputRow, AnalysisWindow } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { counted } from "../../database/analysis-window.js";
import { incidentsAt } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { INCIDENT_COLUMNS } from "../../database/tables/index.js";
import type { ReadExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const INPUT_COLUMNS = {
  id: INCIDENT_COLUMNS.id,
  lifecycleState: INCIDENT_COLUMNS.lifecycleState,
  severity: INCIDENT_COLUMNS.severity,
  category: INCIDENT_COLUMNS.category,
  causeType: INCIDENT_COLUMNS.causeType,
  isSynthetic: INCIDENT_COLUMNS.isSynthetic,
  costMicros: INCIDENT_COLUMNS.costMicros,
  startedAt: INCIDENT_COLUMNS.startedAt,
  createdAt: INCIDENT_COLUMNS.createdAt,
  acknowledgedAt: INCIDENT_COLUMNS.acknowledgedAt,
  containedAt: INCIDENT_COLUMNS.containedAt,
  resolvedAt: INCIDENT_COLUMNS.resolvedAt,
  resolutionMethod: INCIDENT_COLUMNS.resolutionMethod,
} as const;

/** The incidents created or resolved in the window, by id, with all that analyses read of them. */
export async function fetchInputRows(
  executor: ReadExecutor,
  tenantId: string,
  window: AnalysisWindow,
): Promise<AnalysisInputRow[]> {
  const inWindow = sql`between ${window.from}::timestamptz and ${window.to}::timestamptz`;
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(INPUT_COLUMNS, "i")} from ${incidentsAt(executor, tenantId, window.at)}
      where i.tenant_id = ${tenantId} ${counted(window)} and (i.created_at ${inWindow} or i.resolved_at ${inWindow})
      order by i.id collate "C"`,
  );
  return rows.map((row) => fromDb(INPUT_COLUMNS, row) as AnalysisInputRow);
}
