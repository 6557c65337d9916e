import type { Budget } from "@hoc/incident-schemas";
import type {
  BudgetAmount,
  BudgetInPeriod,
  CostBudgetDriver,
  ReadPoint,
  ThresholdCrossing,
} from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { budgetPeriods, entityIdOf, keyedBy } from "../database/budget-periods.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertRows, rowsOf, unnest } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import {
  COST_ANOMALIES,
  COST_ANOMALY_RESOLUTIONS,
  COST_BUDGET_PERIODS,
  COST_BUDGETS,
  COST_RECORDS,
  COST_THRESHOLD_CROSSINGS,
} from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { exactCosts } from "../mapping/costs.js";
import { fromDb, selectList } from "../mapping/rows.js";

const TOO_MUCH = "What is spent under a budget is no exact whole number of micro-dollars any more (±2^53 − 1).";

/**
 * Binds the reads of budgets to an executor.
 *
 * @example await createCostBudgetReader(executor).fetchBudget("acme", { budgetType: "tenant", entityId: null })
 */
export function createCostBudgetReader(
  executor: ReadExecutor,
): Pick<CostBudgetDriver, "fetchBudget" | "listBudgets" | "fetchBudgetsOf"> {
  /** The versions that no later one replaced by a point. */
  async function lastVersions(
    tenantId: string,
    chosen: RawBuilder<unknown>,
    rest: RawBuilder<unknown>,
    at?: ReadPoint,
  ): Promise<Budget[]> {
    const budgets = tableRef(executor, COST_BUDGETS);
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(COST_BUDGETS.columns, "b")} from ${budgets} as b
        where b.tenant_id = ${tenantId} ${chosen} and not exists (
          select 1 from ${budgets} as n
          where n.tenant_id = ${tenantId} and n.budget_type = b.budget_type and n.entity_id = b.entity_id
            and n.version > b.version ${recordedBy("n", at)}
        ) ${rest}`,
    );
    return rows.map(storedBudget);
  }

  return {
    async fetchBudget(tenantId, { budgetType, entityId }, at) {
      const chosen = equalTo("b", { budget_type: budgetType, entity_id: entityIdOf(entityId) });
      const [budget] = await lastVersions(tenantId, chosen, recordedBy("b", at), at);
      return budget;
    },
    listBudgets: (tenantId, { filters: { budgetType, entityId }, ...page }) =>
      lastVersions(
        tenantId,
        equalTo("b", { budget_type: budgetType, entity_id: entityId }),
        newestFirst("b", page),
        page.at,
      ),
    fetchBudgetsOf: (tenantId, { featureTags, userIds }) =>
      lastVersions(
        tenantId,
        sql`and (
          b.budget_type = 'tenant'
          or (b.budget_type = 'feature' and b.entity_id = any(${featureTags}::text[]))
          or (b.budget_type = 'user' and b.entity_id = any(${userIds}::text[]))
        )`,
        sql`order by array_position(array['tenant', 'feature', 'user'], b.budget_type), b.entity_id collate "C"`,
      ),
  };
}

/**
 * Binds budgets to a write transaction. What is spent of them is kept with the records, in one transaction under the
 * tenant's head; a threshold is passed once, which its primary key decides.
 *
 * @example await createCostBudgetDriver(executor, head).addSpend("acme", [{ ...key, ...span, micros: 1_200 }])
 */
export function createCostBudgetDriver(executor: WriteExecutor, head: TenantHead): CostBudgetDriver {
  const reader = createCostBudgetReader(executor);
  const kept = tableRef(executor, COST_BUDGET_PERIODS);
  const keptFields = selectList(COST_BUDGET_PERIODS.columns, "p");
  const isOfPeriod = sql`p.tenant_id = ${head.tenantId} and p.budget_type = r.budget_type
    and p.entity_id = r.entity_id and p.period = r.period and p.period_start = r.period_start`;

  /** What the records cost that fall under the budget and the period of `r`. */
  function recordedCost(): RawBuilder<unknown> {
    const sumOf = (entity: RawBuilder<unknown>) => sql`(
      select coalesce(sum(c.cost_micros), 0) from ${tableRef(executor, COST_RECORDS)} as c
      where c.tenant_id = ${head.tenantId} and c.occurred_at >= r.period_start and c.occurred_at < r.period_end ${entity}
    )`;
    return sql`case r.budget_type
      when 'tenant' then ${sumOf(sql``)}
      when 'feature' then ${sumOf(sql`and c.feature_tag = r.entity_id`)}
      else ${sumOf(sql`and c.user_id = r.entity_id`)}
    end`;
  }

  /** Whether a version after that of `earlier`, up to that of `later`, has another limit or threshold, or none. */
  function isSetAnewBetween(earlier: string, later: string): RawBuilder<unknown> {
    const [x, r] = [sql.id(earlier), sql.id(later)];
    return sql`exists (
      select 1 from ${tableRef(executor, COST_BUDGETS)} as b
      where b.tenant_id = ${head.tenantId} and b.budget_type = ${r}.budget_type and b.entity_id = ${r}.entity_id
        and b.version > ${x}.budget_version and b.version <= ${r}.budget_version
        and (
          not b.is_active
          or case ${r}.period when 'daily' then b.daily_limit_micros else b.monthly_limit_micros end
            is distinct from ${x}.limit_micros
          or (${r}.threshold_pct < 100 and b.warn_threshold_pct <> ${r}.threshold_pct)
        )
    )`;
  }

  async function countFromRecords(periods: readonly BudgetInPeriod[]) {
    if (periods.length === 0) return [];
    return rowsOf(
      executor,
      sql`insert into ${kept} as p (tenant_id, budget_type, entity_id, period, period_start, spent_micros)
        select ${head.tenantId}, r.budget_type, r.entity_id, r.period, r.period_start, ${recordedCost()}
        from ${budgetPeriods(periods, "r")}
        returning ${keptFields}`,
    );
  }

  /** What is spent in periods: as `found` says, and counted from the records where it is not kept yet. */
  async function spentIn(
    periods: readonly BudgetInPeriod[],
    find: () => Promise<Record<string, unknown>[]>,
  ): Promise<BudgetAmount[]> {
    if (periods.length === 0) return [];
    const spent = new Map<string, number>();
    const note = (rows: readonly Record<string, unknown>[]) => {
      for (const row of exactCosts(() => rows.map((one) => fromDb(COST_BUDGET_PERIODS.columns, one)), TOO_MUCH))
        spent.set(keyedBy(row), row.spentMicros);
    };
    note(await find());
    note(await countFromRecords(periods.filter((period) => !spent.has(keyedBy(period)))));
    return periods.map((period) => ({ ...period, micros: spent.get(keyedBy(period)) ?? 0 }));
  }

  return {
    ...reader,
    async insertBudget(tenantId, budget) {
      head.mustBe(tenantId);
      const given = { tenantId, recordedAt: head.recordedAt, sequence: head.take() };
      const { entityId, setBy, ...said } = budget;
      const row = { ...said, entityId: entityIdOf(entityId), setByType: setBy.type, setById: setBy.id };
      await insertRows(executor, COST_BUDGETS, [row], given);
      return { ...budget, ...given };
    },
    async addSpend(tenantId, additions) {
      head.mustBe(tenantId);
      return spentIn(additions, () =>
        rowsOf(
          executor,
          sql`update ${kept} as p set spent_micros = p.spent_micros + r.micros
            from ${budgetPeriods(additions, "r")} where ${isOfPeriod} returning ${keptFields}`,
        ),
      );
    },
    async keepSpend(tenantId, periods) {
      head.mustBe(tenantId);
      return spentIn(periods, () =>
        rowsOf(
          executor,
          sql`select ${keptFields} from ${kept} as p, ${budgetPeriods(periods, "r")} where ${isOfPeriod}`,
        ),
      );
    },
    async claimCrossings(tenantId, crossings) {
      head.mustBe(tenantId);
      if (crossings.length === 0) return [];
      const { columns } = COST_THRESHOLD_CROSSINGS;
      const table = tableRef(executor, COST_THRESHOLD_CROSSINGS);
      const rows = crossings.map((crossing) => ({ ...crossing, entityId: entityIdOf(crossing.entityId) }));
      const { tenantId: _, sequence: __, recordedAt: ___, ...own } = columns;
      const names = sql.join(Object.values(own).map(({ name }) => sql.id(name)));
      const values = sql.join(Object.values(own).map(({ name }) => sql.id("r", name)));
      const claimed = await rowsOf(
        executor,
        sql`insert into ${table} as k (tenant_id, sequence, recorded_at, ${names})
          select ${tenantId}, ${head.nextSequence}::int8 + row_number() over (order by r.threshold_pct) - 1,
            ${head.recordedAt}::timestamptz, ${values}
          from ${unnest(own, Object.keys(own), rows, "r")}
          where not exists (
            select 1 from ${table} as x
            where x.tenant_id = ${tenantId} and x.budget_type = r.budget_type and x.entity_id = r.entity_id
              and x.period = r.period and x.period_start = r.period_start and x.threshold_pct = r.threshold_pct
              and not ${isSetAnewBetween("x", "r")}
          )
          on conflict do nothing
          returning k.anomaly_id`,
      );
      for (const _claimed of claimed) head.take();
      const isNew = new Set(claimed.map((row) => row.anomaly_id));
      return crossings.filter(({ anomalyId }) => isNew.has(anomalyId));
    },
    async listOpenCrossings(tenantId, periods) {
      head.mustBe(tenantId);
      const { columns } = COST_THRESHOLD_CROSSINGS;
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(columns, "p")}
          from ${tableRef(executor, COST_THRESHOLD_CROSSINGS)} as p, ${budgetPeriods(periods, "r")}
          where ${isOfPeriod}
            and exists (
              select 1 from ${tableRef(executor, COST_ANOMALIES)} as c
              where c.tenant_id = ${tenantId} and c.id = p.anomaly_id
            )
            and not exists (
              select 1 from ${tableRef(executor, COST_ANOMALY_RESOLUTIONS)} as e
              where e.tenant_id = ${tenantId} and e.anomaly_id = p.anomaly_id
            )
          order by p.sequence`,
      );
      const ends = new Map(periods.map((period) => [keyedBy(period), period.periodEnd]));
      return rows.map((row) => {
        const { tenantId: _, sequence: __, recordedAt: ___, ...crossing } = fromDb(columns, row);
        const entityId = crossing.budgetType === "tenant" ? null : crossing.entityId;
        return { ...crossing, entityId, periodEnd: ends.get(keyedBy(crossing)) } as ThresholdCrossing;
      });
    },
  };
}

function storedBudget(row: Record<string, unknown>): Budget {
  const { entityId, setByType, setById, ...budget } = fromDb(COST_BUDGETS.columns, row);
  return {
    ...budget,
    entityId: entityId === "" ? null : entityId,
    setBy: { type: setByType, id: setById },
  } as Budget;
}
