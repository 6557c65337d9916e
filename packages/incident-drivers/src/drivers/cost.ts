import { addSeconds, type Instant, startOfUtcHour, utcDayOf } from "@hoc/incident-schemas";
import type { CostDriver, NewCostRecord, ReadPoint, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { nullable } from "../database/columns.js";
import { incidentsAt, recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { COST_ANOMALIES, COST_ANOMALY_RESOLUTIONS, COST_RECORDS, INCIDENT_COLUMNS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { TOLD_OVER } from "../filters/told-over.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of what was spent to an executor.
 *
 * @example await createCostReader(executor).listCostAnomalies("acme", { limit: 20, at, filters: {} })
 */
export function createCostReader(
  executor: ReadExecutor,
): Pick<CostDriver, "listCostAnomalies" | "findCostAnomaly" | "fetchIncidentEnds"> {
  return {
    async listCostAnomalies(tenantId, { filters, ...page }) {
      const { anomalyType, severity, entityType, entityId } = filters;
      const chosen = equalTo("c", {
        anomaly_type: anomalyType,
        severity,
        entity_type: entityType,
        entity_id: entityId,
      });
      const anomalies = anomaliesWithEnds(executor, tenantId, page.at);
      return anomaliesOf(
        executor,
        sql`${anomalies} where c.tenant_id = ${tenantId} ${chosen} ${newestFirst("c", page)}`,
      );
    },
    findCostAnomaly(tenantId, anomalyId) {
      const anomalies = anomaliesWithEnds(executor, tenantId);
      return anomaliesOf(
        executor,
        sql`${anomalies} where c.tenant_id = ${tenantId} and c.id = ${anomalyId} order by c.sequence`,
      );
    },
    async fetchIncidentEnds(tenantId, incidentIds, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(ENDED, "i")} from ${incidentsAt(executor, tenantId, at)}
          where i.tenant_id = ${tenantId} and i.id = any(${[...incidentIds]}::text[])
            and ${TOLD_OVER}`,
      );
      return new Map(
        rows.map((row) => {
          const { id, resolvedAt } = fromDb(ENDED, row);
          return [String(id), String(resolvedAt)];
        }),
      );
    },
  };
}

/**
 * Binds what was spent to a write transaction. All tables are added to, never changed: the first report of a record or an
 * anomaly stands, and so does the first word that one is over.
 *
 * @example await createCostDriver(executor, head).insertCostRecords("acme", records)
 */
export function createCostDriver(executor: WriteExecutor, head: TenantHead): CostDriver {
  async function storedDigests(records: readonly NewCostRecord[]): Promise<Map<string, string>> {
    const rows = await rowsOf(
      executor,
      sql`select c.id, c.content_digest from ${tableRef(executor, COST_RECORDS)} as c
        where c.tenant_id = ${head.tenantId} and c.id = any(${records.map(({ recordId }) => recordId)}::text[])`,
    );
    return new Map(rows.map((row) => [row.id as string, row.content_digest as string]));
  }

  return {
    ...createCostReader(executor),
    async insertCostRecords(tenantId, records) {
      head.mustBe(tenantId);
      const stored = await storedDigests(records);
      const rows = records
        .filter(({ recordId }) => !stored.has(recordId))
        .map(({ recordId, ...record }) => ({ ...record, id: recordId, sequence: head.take() }));
      await insertRows(executor, COST_RECORDS, rows, { tenantId, recordedAt: head.recordedAt });
      if (rows.length > 0) head.noteCostsDue(costsDueAt(rows, head.recordedAt));
      return stored;
    },
    async insertCostAnomaly(tenantId, { anomalyId, ...anomaly }) {
      head.mustBe(tenantId);
      const row = { ...anomaly, id: anomalyId, observedDay: utcDayOf(anomaly.observedAt) };
      return insertIfNew(executor, head, COST_ANOMALIES, row, sql`(tenant_id, id, observed_day, severity, raised)`);
    },
    listWatchedAnomalies(tenantId, { since, overSince }) {
      return anomaliesOf(
        executor,
        sql`${anomaliesWithEnds(executor, tenantId)}
          where c.tenant_id = ${tenantId} and c.observed_at >= ${since}::timestamptz
            and (c.snapshot_id is not null or (c.anomaly_type in ('BUDGET_WARNING', 'BUDGET_EXCEEDED')
              and c.period is not null and c.period_start is not null))
            and (r.anomaly_id is null or greatest(c.observed_at, r.resolved_at) >= ${overSince}::timestamptz)
          order by c.sequence`,
      );
    },
    insertAnomalyResolution(tenantId, { resolvedBy, ...resolution }) {
      head.mustBe(tenantId);
      const row = { ...resolution, resolvedByType: resolvedBy.type, resolvedById: resolvedBy.id };
      return insertIfNew(executor, head, COST_ANOMALY_RESOLUTIONS, row, sql`(tenant_id, anomaly_id)`);
    },
  };
}

const OVER = { resolvedAt: nullable("resolved_at", "instant") };
const SHOWN = { ...COST_ANOMALIES.columns, ...OVER };
const ENDED = { id: INCIDENT_COLUMNS.id, resolvedAt: INCIDENT_COLUMNS.resolvedAt };

/** `select … from`: anomalies under the alias `c`, each with what was said of its end by a point under `r`. */
function anomaliesWithEnds(executor: ReadExecutor, tenantId: string, at?: ReadPoint): RawBuilder<unknown> {
  return sql`select ${selectList(COST_ANOMALIES.columns, "c")}, ${selectList(OVER, "r")}
    from ${tableRef(executor, COST_ANOMALIES)} as c
    left join ${tableRef(executor, COST_ANOMALY_RESOLUTIONS)} as r
      on r.tenant_id = ${tenantId} and r.anomaly_id = c.id ${recordedBy("r", at)}`;
}

async function anomaliesOf(executor: ReadExecutor, question: RawBuilder<unknown>): Promise<StoredCostAnomaly[]> {
  return (await rowsOf(executor, question)).map((row) => {
    const { id, observedDay: _, ...anomaly } = fromDb(SHOWN, row);
    return { anomalyId: id, ...anomaly } as StoredCostAnomaly;
  });
}

/** When new costs have to be added up: when the hour is over; at once when some are of an hour that is over already. */
function costsDueAt(spent: readonly { readonly occurredAt: Instant }[], recordedAt: Instant): Instant {
  const hour = startOfUtcHour(recordedAt);
  return spent.some(({ occurredAt }) => occurredAt < hour) ? recordedAt : addSeconds(hour, 3_600);
}
