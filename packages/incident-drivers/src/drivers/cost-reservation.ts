import type { CostReservationDriver, StoredReservation } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { budgetPeriods, entityIdOf } from "../database/budget-periods.js";
import { nullable } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { COST_OPEN_RESERVATIONS, COST_RESERVATION_ENDS, COST_RESERVATIONS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { exactCosts } from "../mapping/costs.js";
import { fromDb, selectList } from "../mapping/rows.js";

/** What is read of the end `e` of a reservation; all null where it has none. */
const END_COLUMNS = {
  outcome: nullable("outcome", "text"),
  actualMicros: nullable("actual_micros", "money"),
  recordId: nullable("cost_record_id", "text"),
  endedAt: nullable("ended_at", "instant"),
  endDigest: nullable("content_digest", "text"),
};

const TOO_MUCH = "What is promised under a budget is no exact whole number of micro-dollars any more (±2^53 − 1).";

/**
 * Binds the reads of reservations to an executor.
 *
 * @example await createCostReservationReader(executor).fetchReservation("acme", "step-17")
 */
export function createCostReservationReader(executor: ReadExecutor): Pick<CostReservationDriver, "fetchReservation"> {
  return {
    async fetchReservation(tenantId, reservationId, at) {
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(COST_RESERVATIONS.columns, "v")}, ${selectList(END_COLUMNS, "e")}
          from ${tableRef(executor, COST_RESERVATIONS)} as v
          left join ${tableRef(executor, COST_RESERVATION_ENDS)} as e
            on e.tenant_id = ${tenantId} and e.reservation_id = v.id ${recordedBy("e", at)}
          where v.tenant_id = ${tenantId} and v.id = ${reservationId} ${recordedBy("v", at)}`,
      );
      return row === undefined ? undefined : storedReservation(row);
    },
  };
}

/**
 * Binds reservations to a write transaction. Reservations and ends are added to, never changed; what was allowed and has
 * no end is also kept in a small table of its own, so that what is promised is quickly added up however many there were.
 *
 * @example await createCostReservationDriver(executor, head).fetchReserved("acme", periods, head.recordedAt)
 */
export function createCostReservationDriver(executor: WriteExecutor, head: TenantHead): CostReservationDriver {
  /** Notes a reservation that was allowed as one without an end, and forgets those that are expired. */
  async function open(reservationId: string): Promise<void> {
    const table = tableRef(executor, COST_OPEN_RESERVATIONS);
    await sql`with expired as (
        delete from ${table} as o where o.tenant_id = ${head.tenantId} and o.expires_at <= ${head.recordedAt}::timestamptz
      )
      insert into ${table} (tenant_id, reservation_id, user_id, feature_tag, estimate_micros, reserved_at, expires_at)
      select v.tenant_id, v.id, v.user_id, v.feature_tag, v.estimate_micros, v.reserved_at, v.expires_at
      from ${tableRef(executor, COST_RESERVATIONS)} as v
      where v.tenant_id = ${head.tenantId} and v.id = ${reservationId} and v.allowed`.execute(executor.db);
  }

  return {
    ...createCostReservationReader(executor),
    async fetchReserved(tenantId, periods, now) {
      if (periods.length === 0) return [];
      const rows = await rowsOf(
        executor,
        sql`select r.place, coalesce(sum(o.estimate_micros), 0)::text as micros
          from ${budgetPeriods(periods, "r")} left join ${tableRef(executor, COST_OPEN_RESERVATIONS)} as o
            on o.tenant_id = ${tenantId} and o.expires_at > ${now}::timestamptz
              and case r.budget_type when 'tenant' then true
                when 'feature' then o.feature_tag = r.entity_id else o.user_id = r.entity_id end
          group by r.place order by r.place`,
      );
      return exactCosts(
        () => periods.map((period, place) => ({ ...period, micros: exact(rows[place]?.micros) })),
        TOO_MUCH,
      );
    },
    async insertReservation(tenantId, { reservationId, refusedBy, ...said }) {
      head.mustBe(tenantId);
      const row = {
        ...said,
        id: reservationId,
        allowed: refusedBy === null,
        ...(refusedBy !== null && {
          refusedBudgetType: refusedBy.budgetType,
          refusedEntityId: entityIdOf(refusedBy.entityId),
          refusedPeriod: refusedBy.period,
          refusedPeriodStart: refusedBy.periodStart,
        }),
      };
      const given = { tenantId, recordedAt: head.recordedAt, sequence: head.take() };
      await insertRows(executor, COST_RESERVATIONS, [row], given);
      await open(reservationId);
    },
    async insertReservationEnd(tenantId, reservationId, { outcome, contentDigest, ...how }) {
      head.mustBe(tenantId);
      const { recordedAt } = head;
      const committed = "recordId" in how && { actualMicros: how.actualMicros, costRecordId: how.recordId };
      const row = { reservationId, outcome, contentDigest, endedAt: recordedAt, ...committed };
      await insertRows(executor, COST_RESERVATION_ENDS, [row], { tenantId, recordedAt, sequence: head.take() });
      await sql`delete from ${tableRef(executor, COST_OPEN_RESERVATIONS)} as o
        where o.tenant_id = ${tenantId} and o.reservation_id = ${reservationId}`.execute(executor.db);
    },
  };
}

function exact(text: unknown): number {
  const micros = Number(text);
  if (!Number.isSafeInteger(micros)) throw new RangeError(`${String(text)} is no safe integer`);
  return micros;
}

function storedReservation(row: Record<string, unknown>): StoredReservation {
  const { id, refusedBudgetType, refusedEntityId, refusedPeriod, refusedPeriodStart, ...said } = fromDb(
    COST_RESERVATIONS.columns,
    row,
  );
  const refusedBy = refusedBudgetType !== null && {
    budgetType: refusedBudgetType,
    entityId: refusedEntityId === "" ? null : refusedEntityId,
    period: refusedPeriod,
    periodStart: refusedPeriodStart,
  };
  return { ...said, ...fromDb(END_COLUMNS, row), reservationId: id, refusedBy: refusedBy || null } as StoredReservation;
}
