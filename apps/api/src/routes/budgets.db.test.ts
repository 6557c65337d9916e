import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import {
  createOperations,
  type OperationId,
  type OperationInput,
  type Operations,
  systemAmbient,
} from "@hoc/incident-engines";
import { addSeconds } from "@hoc/incident-schemas";
import fc from "fast-check";
import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshPglite } from "../../../../tooling/db/pglite.js";

const NOON = "2026-01-31T12:00:00.000000Z";
const DAY = 86_400;

let now = NOON;
let tenants = 0;
let db: Kysely<unknown>;
let operations: Operations;
beforeAll(async () => {
  const { pglite } = await freshPglite();
  db = new Kysely({ dialect: new PGliteDialect(pglite) });
  await migrateToLatest(db);
  const ambient = { ...systemAmbient(), clock: () => now };
  operations = createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient }), ambient });
});
afterAll(() => db?.destroy());
beforeEach(() => {
  now = NOON;
});

/** A tenant of its own, asked by an administrator. */
function openTenant() {
  tenants += 1;
  const tenantId = `tenant-${tenants}`;
  const context = { tenantId, actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;
  const execute = <Id extends OperationId>(id: Id, input: OperationInput<Id>) => operations.execute(id, input, context);
  const reserve = (reservationId: string, estimateMicros: number, said: object = {}) =>
    operations.execute("incidents.costs.reserve", { reservationId, estimateMicros, model: "m", ...said }, context);
  const spend = (costMicros: number, said: object = {}) =>
    operations.execute("incidents.costs.recordCosts", { records: [{ model: "m", costMicros, ...said }] }, context);
  const told = async () =>
    (await operations.execute("incidents.costs.listAnomalies", {}, context)).items.map((anomaly) => [
      anomaly.anomalyType,
      anomaly.period,
      anomaly.periodStart,
      anomaly.currentValueMicros,
    ]);
  return { tenantId, context, execute, reserve, spend, told };
}

const TODAY = "2026-01-31T00:00:00.000000Z";
const THIS_MONTH = "2026-01-01T00:00:00.000000Z";

describe("thresholds", () => {
  it("are passed once in a period, again in the next, and again under a new limit", async () => {
    const { context, spend, told } = openTenant();
    const set = (dailyLimitMicros: number) =>
      operations.execute("incidents.costs.setBudget", { dailyLimitMicros }, context);
    await set(100);
    await spend(79);
    expect(await told()).toEqual([]);
    await spend(1);
    await spend(20);
    expect(await told()).toEqual([["BUDGET_WARNING", "daily", TODAY, 80]]);
    await spend(1);
    await spend(-50);
    await spend(50);
    expect(await told()).toEqual([
      ["BUDGET_EXCEEDED", "daily", TODAY, 101],
      ["BUDGET_WARNING", "daily", TODAY, 80],
    ]);
    now = addSeconds(NOON, DAY);
    await spend(101);
    const tomorrow = "2026-02-01T00:00:00.000000Z";
    expect((await told()).slice(0, 2).sort()).toEqual([
      ["BUDGET_EXCEEDED", "daily", tomorrow, 101],
      ["BUDGET_WARNING", "daily", tomorrow, 101],
    ]);
    await set(200);
    expect(await told()).toHaveLength(4);
    await set(50);
    expect(await told()).toHaveLength(6);
    expect(await set(50)).toMatchObject({ changed: false, budget: { version: 3 } });
  });

  it("F-109: of a limit of 0 are passed by any cost, without a warning before", async () => {
    const { execute, spend, told } = openTenant();
    await execute("incidents.costs.setBudget", { monthlyLimitMicros: 0 });
    expect(await told()).toEqual([]);
    await spend(1);
    expect(await told()).toEqual([["BUDGET_EXCEEDED", "monthly", THIS_MONTH, 1]]);
  });

  it("of what was spent before a budget was set count from the first day of the month", async () => {
    const { execute, spend, told } = openTenant();
    await spend(60, { occurredAt: "2026-01-01T00:00:00Z" });
    await spend(40, { occurredAt: "2025-12-31T23:59:59.999999Z" });
    await execute("incidents.costs.setBudget", { monthlyLimitMicros: 70 });
    expect(await told()).toEqual([["BUDGET_WARNING", "monthly", THIS_MONTH, 60]]);
  });

  it("of a day that is over are passed when the last of its costs occurred", async () => {
    const { context, execute, spend } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 10, warnThresholdPct: 100 });
    await spend(11, { occurredAt: "2026-01-30T08:00:00Z" });
    const { items } = await operations.execute("incidents.costs.listAnomalies", {}, context);
    expect(items).toMatchObject([
      {
        anomalyType: "BUDGET_EXCEEDED",
        observedAt: "2026-01-30T08:00:00.000000Z",
        periodStart: "2026-01-30T00:00:00.000000Z",
        expectedValueMicros: 10,
        thresholdPct: 100,
        action: "notified",
      },
    ]);
  });

  it("of one budget and kind belong to one incident, and those of others to others", async () => {
    const { context, execute, spend } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 10, monthlyLimitMicros: 10 });
    await execute("incidents.costs.setBudget", { budgetType: "user", entityId: "bob", dailyLimitMicros: 10 });
    await spend(11, { userId: "bob" });
    const { items } = await operations.execute("incidents.costs.listAnomalies", {}, context);
    const problems = new Map<string, Set<string | null>>();
    for (const { anomalyType, entityType, entityId, incidentId } of items) {
      const problem = JSON.stringify([anomalyType, entityType, entityId]);
      problems.set(problem, (problems.get(problem) ?? new Set()).add(incidentId));
    }
    expect(items).toHaveLength(6);
    expect([...problems.values()].map((incidents) => incidents.size)).toEqual([1, 1, 1, 1]);
    expect(new Set(items.map(({ incidentId }) => incidentId)).size).toBe(4);
    const signals = await sql<{ n: number }>`select count(*)::int as n from hoc.signals as s
      where s.tenant_id = ${context.tenantId} and s.cost_micros < 0`.execute(db);
    expect(signals.rows).toEqual([{ n: 0 }]);
  });
});

describe("a reservation", () => {
  it("is counted once in the answer, frees what it held when it expires, and can be committed even then", async () => {
    const { execute, reserve } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 100, hardLimitEnabled: true });
    expect(await reserve("a", 60)).toMatchObject({
      allowed: true,
      duplicate: false,
      budgets: [{ spentMicros: 0, reservedMicros: 60, remainingMicros: 40, usedPct: 60, verdict: "within" }],
    });
    expect(await reserve("a", 60)).toMatchObject({ duplicate: true, budgets: [{ reservedMicros: 60 }] });
    expect(await reserve("a", 61)).toMatchObject({ duplicate: true, conflict: true, allowed: true });
    expect(await reserve("b", 41)).toMatchObject({
      allowed: false,
      refusedBy: { budgetType: "tenant", entityId: null, period: "daily", periodStart: TODAY },
      budgets: [{ reservedMicros: 60 }],
    });
    now = addSeconds(NOON, 601);
    expect(await reserve("c", 100)).toMatchObject({ allowed: true });
    expect(await execute("incidents.costs.getReservation", { reservationId: "a" })).toMatchObject({ state: "expired" });
    const commit = { reservationId: "a", actualMicros: 59 };
    expect(await execute("incidents.costs.commitReservation", commit)).toMatchObject({
      changed: true,
      reservation: { state: "committed", actualMicros: 59 },
      budgets: [{ spentMicros: 59, reservedMicros: 100, verdict: "exceeded" }],
    });
    expect(await execute("incidents.costs.commitReservation", commit)).toMatchObject({ changed: false });
    const other = await execute("incidents.costs.commitReservation", { ...commit, actualMicros: 58 });
    expect(other).toMatchObject({ changed: false, conflict: true, reservation: { actualMicros: 59 } });
    await expect(execute("incidents.costs.releaseReservation", { reservationId: "a" })).rejects.toMatchObject({
      code: "reservation_settled",
    });
    expect(await execute("incidents.costs.commitReservation", { reservationId: "b", actualMicros: 1 })).toMatchObject({
      reservation: { state: "committed", allowed: false },
    });
    const release = () => execute("incidents.costs.releaseReservation", { reservationId: "c" });
    expect(await release()).toMatchObject({ changed: true, budgets: [{ spentMicros: 60, reservedMicros: 0 }] });
    expect(await release()).toMatchObject({ changed: false });
    await expect(
      execute("incidents.costs.commitReservation", { reservationId: "c", actualMicros: 1 }),
    ).rejects.toMatchObject({ code: "reservation_settled" });
  });

  it("is never refused by a soft limit, nor by a budget that was taken back", async () => {
    const { execute, reserve } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 0 });
    expect(await reserve("a", 5)).toMatchObject({ allowed: true, budgets: [{ usedPct: null, verdict: "exceeded" }] });
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 0, hardLimitEnabled: true });
    expect(await reserve("b", 5)).toMatchObject({ allowed: false });
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 0, hardLimitEnabled: true, isActive: false });
    expect(await reserve("c", 5)).toMatchObject({ allowed: true, budgets: [] });
  });

  it("commits and goes with the transaction of a host that it is joined to", async () => {
    const { context, execute } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 100, hardLimitEnabled: true });
    const wish = { reservationId: "joined", estimateMicros: 100, model: "m" };
    const undone = db.transaction().execute(async (trx) => {
      const joined = operations.within(trx);
      expect(await joined.execute("incidents.costs.reserve", wish, context)).toMatchObject({ allowed: true });
      throw new Error("the host thinks better of it");
    });
    await expect(undone).rejects.toThrow("thinks better");
    const done = await db
      .transaction()
      .execute((trx) => operations.within(trx).execute("incidents.costs.reserve", wish, context));
    expect(done).toMatchObject({ allowed: true, duplicate: false });
    expect(await execute("incidents.costs.reserve", { ...wish, reservationId: "next" })).toMatchObject({
      allowed: false,
    });
  });

  it("of another tenant is not found", async () => {
    const [owner, stranger] = [openTenant(), openTenant()];
    await owner.reserve("mine", 5);
    const reservationId = "mine";
    for (const asked of [
      stranger.execute("incidents.costs.getReservation", { reservationId }),
      stranger.execute("incidents.costs.commitReservation", { reservationId, actualMicros: 1 }),
      stranger.execute("incidents.costs.releaseReservation", { reservationId }),
    ])
      await expect(asked).rejects.toMatchObject({ code: "reservation_not_found" });
  });
});

describe("whatever happens in whatever order", () => {
  const entity = fc.record(
    { featureTag: fc.constantFrom("search", "chat"), userId: fc.constantFrom("bob", "eve") },
    { requiredKeys: [] },
  );
  const when = fc.constantFrom(-40 * DAY, -DAY, -13 * 3_600, 0, 11 * 3_600, 13 * 3_600);
  const limit = fc.option(fc.constantFrom(0, 50, 500));
  const deed = fc.oneof(
    fc.record({
      kind: fc.constant("spend" as const),
      records: fc.array(
        fc.record({ entity, at: when, costMicros: fc.integer({ min: -40, max: 90 }), id: fc.nat(30) }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    fc.record({
      kind: fc.constant("set" as const),
      key: fc.constantFrom(
        {},
        { budgetType: "feature" as const, entityId: "search" },
        { budgetType: "user" as const, entityId: "bob" },
      ),
      dailyLimitMicros: limit,
      monthlyLimitMicros: limit,
      hardLimitEnabled: fc.boolean(),
      isActive: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("reserve" as const), entity, estimate: fc.nat(60), id: fc.nat(5) }),
    fc.record({ kind: fc.constant("commit" as const), actual: fc.nat(60), id: fc.nat(5) }),
    fc.record({ kind: fc.constant("release" as const), id: fc.nat(5) }),
    fc.record({ kind: fc.constant("wait" as const), seconds: fc.constantFrom(30, 700, 5 * 3_600, DAY) }),
  );

  it("what is kept as spent is the plain sum of the records, and no hard limit is passed by a promise", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
        now = NOON;
        const { tenantId, context, execute } = openTenant();
        for (const one of deeds) {
          if (one.kind === "wait") now = addSeconds(now, one.seconds);
          else if (one.kind === "spend") {
            const records = one.records.map(({ entity: said, at, costMicros, id }) => ({
              ...said,
              model: "m",
              recordId: `c-${id}`,
              costMicros,
              occurredAt: addSeconds(NOON, at),
            }));
            await execute("incidents.costs.recordCosts", { records });
          } else if (one.kind === "set") {
            const { kind: _, key, ...said } = one;
            const set = operations.execute("incidents.costs.setBudget", { ...key, ...said }, context);
            await set.catch((error) => expect(error).toMatchObject({ code: "invalid_input" }));
          } else if (one.kind === "reserve") {
            const answer = await operations.execute(
              "incidents.costs.reserve",
              { reservationId: `r-${one.id}`, estimateMicros: one.estimate, model: "m", ...one.entity },
              context,
            );
            if (answer.allowed && !answer.duplicate)
              for (const budget of answer.budgets)
                expect(!budget.hardLimitEnabled || budget.remainingMicros >= 0).toBe(true);
          } else {
            const reservationId = `r-${one.id}`;
            const settled =
              one.kind === "commit"
                ? execute("incidents.costs.commitReservation", { reservationId, actualMicros: one.actual })
                : execute("incidents.costs.releaseReservation", { reservationId });
            await settled.catch(({ code }) => expect(code).toMatch(/^reservation_(not_found|settled)$/));
          }
        }
        const { rows } = await sql<{ kept: string; plain: string }>`
          select p.spent_micros::text as kept, coalesce((
            select sum(c.cost_micros) from hoc.cost_records as c
            where c.tenant_id = p.tenant_id and c.occurred_at >= p.period_start
              and date_trunc(case p.period when 'daily' then 'day' else 'month' end, c.occurred_at at time zone 'UTC')
                = p.period_start at time zone 'UTC'
              and (p.budget_type = 'tenant' or (p.budget_type = 'feature' and c.feature_tag = p.entity_id)
                or (p.budget_type = 'user' and c.user_id = p.entity_id))
          ), 0)::text as plain
          from hoc.cost_budget_periods as p where p.tenant_id = ${tenantId}`.execute(db);
        expect(rows.map(({ kept }) => kept)).toEqual(rows.map(({ plain }) => plain));
        const open = await sql<{ kept: string[]; plain: string[] }>`select
          array(select o.reservation_id from hoc.cost_open_reservations as o
            where o.tenant_id = ${tenantId} and o.expires_at > ${now}::timestamptz order by 1) as kept,
          array(select v.id from hoc.cost_reservations as v where v.tenant_id = ${tenantId} and v.allowed
            and v.expires_at > ${now}::timestamptz and not exists (
              select 1 from hoc.cost_reservation_ends as e where e.tenant_id = v.tenant_id and e.reservation_id = v.id
            ) order by 1) as plain`.execute(db);
        expect(open.rows[0]?.kept).toEqual(open.rows[0]?.plain);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
