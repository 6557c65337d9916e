import type { OperationId, OperationInput, Operations } from "@hoc/incident-engines";
import { addSeconds } from "@hoc/incident-schemas";
import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { adminOfNewTenant, memoryOperations } from "../../test/memory-operations.js";

const NOON = "2026-01-31T12:00:00.000000Z";
const DAY = 86_400;

let now = NOON;
let db: Kysely<unknown>;
let operations: Operations;
beforeAll(async () => {
  ({ db, operations } = await memoryOperations(() => now));
});
afterAll(() => db?.destroy());
beforeEach(() => {
  now = NOON;
});

/** A tenant of its own, asked by an administrator. */
function openTenant() {
  const context = adminOfNewTenant();
  const { tenantId } = context;
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
    expect((await told())[0]).toEqual(["BUDGET_EXCEEDED", "daily", tomorrow, 101]);
    expect(await told()).toHaveLength(3);
    await set(200);
    expect(await told()).toHaveLength(3);
    await set(50);
    expect(await told()).toHaveLength(4);
    expect(await set(50)).toMatchObject({ changed: false, budget: { version: 3 } });
  });

  it("fire nothing again when only the hard limit is switched, however often, but when the limit was another between", async () => {
    const { context, spend, told } = openTenant();
    const set = (dailyLimitMicros: number, hardLimitEnabled: boolean) =>
      operations.execute("incidents.costs.setBudget", { dailyLimitMicros, hardLimitEnabled }, context);
    await set(100, false);
    await spend(101);
    for (const hardLimitEnabled of [true, false, true]) await set(100, hardLimitEnabled);
    expect(await told()).toHaveLength(1);
    await set(1_000, true);
    await set(100, true);
    expect(await told()).toHaveLength(2);
  });

  it("F-101: a warning goes over into what is exceeded: one incident, of which the warning is no part any more", async () => {
    const { context, execute, spend } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 100 });
    await spend(80);
    await spend(30);
    const { items } = await operations.execute("incidents.costs.listAnomalies", {}, context);
    expect(items).toMatchObject([
      { anomalyType: "BUDGET_EXCEEDED", resolvedAt: null },
      { anomalyType: "BUDGET_WARNING", resolvedAt: expect.any(String) },
    ]);
    expect(new Set(items.map(({ incidentId }) => incidentId)).size).toBe(1);
    const open = await operations.execute("incidents.query.listActiveIncidents", {}, context);
    expect(open.items).toHaveLength(1);
  });

  it.each([
    ["raised", { dailyLimitMicros: 10_000 }],
    ["taken back", { dailyLimitMicros: 100, isActive: false }],
  ])("of a budget that is %s are over, and so are their incidents", async (_, said) => {
    const { context, execute, spend, told } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 100, hardLimitEnabled: true });
    await spend(200);
    const open = () => operations.execute("incidents.query.listActiveIncidents", {}, context);
    expect((await open()).items).toHaveLength(1);
    await operations.execute("incidents.costs.setBudget", said, context);
    expect((await open()).items).toEqual([]);
    expect(await told()).toHaveLength(1);
    const { items } = await operations.execute("incidents.costs.listAnomalies", {}, context);
    expect(items).toMatchObject([{ anomalyType: "BUDGET_EXCEEDED", resolvedAt: expect.any(String) }]);
  });

  it("of a raised limit that is passed all the same stay open", async () => {
    const { context, execute, spend } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 100 });
    await spend(200);
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 150 });
    const { items } = await operations.execute("incidents.costs.listAnomalies", {}, context);
    expect(items.map(({ resolvedAt }) => resolvedAt)).toEqual([null, null]);
    expect(new Set(items.map(({ incidentId }) => incidentId)).size).toBe(1);
  });

  it("of a user whose id is as long as a user's may be are passed too", async () => {
    const { execute, spend, told } = openTenant();
    const [userId, featureTag] = ["u".repeat(200), "f".repeat(129)];
    await execute("incidents.costs.setBudget", { budgetType: "user", entityId: userId, dailyLimitMicros: 10 });
    await spend(11, { userId });
    expect(await told()).toHaveLength(1);
    await expect(
      execute("incidents.costs.setBudget", { budgetType: "feature", entityId: featureTag, dailyLimitMicros: 10 }),
    ).rejects.toMatchObject({ code: "invalid_input" });
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
    expect(items).toHaveLength(3);
    expect([...problems.values()].map((incidents) => incidents.size)).toEqual([1, 1]);
    expect(new Set(items.map(({ incidentId }) => incidentId)).size).toBe(2);
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
    await expect(reserve("a", 61)).rejects.toMatchObject({ code: "reservation_conflict" });
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
    await expect(execute("incidents.costs.commitReservation", { ...commit, actualMicros: 58 })).rejects.toMatchObject({
      code: "reservation_conflict",
    });
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

  it("lets nobody pass a hard limit under an id that was used before", async () => {
    const { execute, reserve } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 1_000, hardLimitEnabled: true });
    expect(await reserve("expires", 900, { ttlSeconds: 1 })).toMatchObject({ allowed: true });
    now = addSeconds(NOON, 2);
    expect(await reserve("next", 900)).toMatchObject({ allowed: true });
    expect(await reserve("refused", 900)).toMatchObject({ allowed: false, duplicate: false });
    const settled = { code: "reservation_settled" };
    await expect(reserve("expires", 900, { ttlSeconds: 1 })).rejects.toMatchObject(settled);
    expect(await reserve("refused", 900)).toMatchObject({ allowed: false, duplicate: true });
    await execute("incidents.costs.releaseReservation", { reservationId: "next" });
    await expect(reserve("next", 900)).rejects.toMatchObject(settled);
    await reserve("spent", 900);
    await execute("incidents.costs.commitReservation", { reservationId: "spent", actualMicros: 900 });
    await expect(reserve("spent", 900)).rejects.toMatchObject(settled);
    await expect(reserve("spent", 999_999, { userId: "other" })).rejects.toMatchObject({
      code: "reservation_conflict",
    });
    expect(await reserve("last", 100)).toMatchObject({ allowed: true, budgets: [{ remainingMicros: 0 }] });
  });

  it("that is open at midnight counts in the day that begins, where its cost will fall", async () => {
    const { execute, reserve } = openTenant();
    await execute("incidents.costs.setBudget", {
      dailyLimitMicros: 100,
      monthlyLimitMicros: 100,
      hardLimitEnabled: true,
    });
    now = "2026-01-31T23:59:00.000000Z";
    await reserve("late", 60);
    now = "2026-02-01T00:01:00.000000Z";
    expect(await reserve("early", 50)).toMatchObject({
      allowed: false,
      refusedBy: { period: "daily", periodStart: "2026-02-01T00:00:00.000000Z" },
      budgets: [{ reservedMicros: 60 }, { period: "monthly", reservedMicros: 60 }],
    });
    await execute("incidents.costs.commitReservation", { reservationId: "late", actualMicros: 60 });
    expect(await reserve("fits", 40)).toMatchObject({
      allowed: true,
      budgets: [{ spentMicros: 60, reservedMicros: 40, remainingMicros: 0 }, { remainingMicros: 0 }],
    });
  });

  it("cannot be committed into another period, and no cost is metered ahead of its time", async () => {
    const { execute, reserve, spend, told } = openTenant();
    await execute("incidents.costs.setBudget", { dailyLimitMicros: 900, hardLimitEnabled: true });
    await reserve("a", 900);
    const commit = (occurredAt: string) =>
      execute("incidents.costs.commitReservation", { reservationId: "a", actualMicros: 900, occurredAt });
    await expect(commit("2199-01-01T00:00:00Z")).rejects.toMatchObject({ code: "cost_in_future" });
    await expect(commit("2026-01-30T12:00:00Z")).rejects.toMatchObject({ code: "cost_before_reservation" });
    await expect(spend(901, { occurredAt: "2028-01-01T00:00:00Z" })).rejects.toMatchObject({ code: "cost_in_future" });
    expect(await told()).toEqual([]);
    expect(await reserve("b", 1)).toMatchObject({ allowed: false, budgets: [{ spentMicros: 0, reservedMicros: 900 }] });
    expect(await commit(NOON)).toMatchObject({ changed: true, budgets: [{ spentMicros: 900, reservedMicros: 0 }] });
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
      () => stranger.execute("incidents.costs.getReservation", { reservationId }),
      () => stranger.execute("incidents.costs.commitReservation", { reservationId, actualMicros: 1 }),
      () => stranger.execute("incidents.costs.releaseReservation", { reservationId }),
    ])
      await expect(asked()).rejects.toMatchObject({ code: "reservation_not_found" });
  });
});

describe("whatever happens in whatever order", () => {
  const entity = fc.record(
    { featureTag: fc.constantFrom("search", "chat"), userId: fc.constantFrom("bob", "eve") },
    { requiredKeys: [] },
  );
  const when = fc.constantFrom(-40 * DAY, -DAY, -25 * 3_600, -13 * 3_600, -3_600, 0);
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
              occurredAt: addSeconds(now, at),
            }));
            await execute("incidents.costs.recordCosts", { records });
          } else if (one.kind === "set") {
            const { kind: _, key, ...said } = one;
            const set = operations.execute("incidents.costs.setBudget", { ...key, ...said }, context);
            await set.catch((error) => expect(error).toMatchObject({ code: "invalid_input" }));
          } else if (one.kind === "reserve") {
            const wish = { reservationId: `r-${one.id}`, estimateMicros: one.estimate, model: "m", ...one.entity };
            const asked = operations.execute("incidents.costs.reserve", wish, context);
            const answer = await asked.catch(({ code }) => {
              expect(code).toMatch(/^reservation_(conflict|settled)$/);
              return undefined;
            });
            if (answer?.allowed && !answer.duplicate)
              for (const budget of answer.budgets)
                expect(!budget.hardLimitEnabled || budget.remainingMicros >= 0).toBe(true);
          } else {
            const reservationId = `r-${one.id}`;
            const settled =
              one.kind === "commit"
                ? execute("incidents.costs.commitReservation", { reservationId, actualMicros: one.actual })
                : execute("incidents.costs.releaseReservation", { reservationId });
            await settled.catch(({ code }) => expect(code).toMatch(/^reservation_(not_found|settled|conflict)$/));
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
