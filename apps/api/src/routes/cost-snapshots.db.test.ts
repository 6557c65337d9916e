import { createCostSnapshotter, type Operations } from "@hoc/incident-engines";
import { addSeconds, type Instant, microsOf, startOfUtcDay, startOfUtcHour } from "@hoc/incident-schemas";
import type { Ambient, UnitOfWork } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { adminOfNewTenant, memoryOperations } from "../../test/memory-operations.js";

const NOON = "2026-03-14T12:00:00.000000Z";
const HOUR = 3_600;
const DAY = 86_400;

let now = NOON;
let db: Kysely<unknown>;
let ambient: Ambient;
let unitOfWork: UnitOfWork;
let operations: Operations;
beforeAll(async () => {
  ({ db, ambient, unitOfWork, operations } = await memoryOperations(() => now));
});
afterAll(() => db?.destroy());
beforeEach(() => {
  now = NOON;
});

interface Spent {
  readonly costMicros: number;
  readonly occurredAt: Instant;
  readonly model: string;
  readonly userId?: string | undefined;
  readonly featureTag?: string | undefined;
  readonly requestId?: string | undefined;
}

/** A tenant of its own, asked by an administrator. */
function openTenant() {
  const context = adminOfNewTenant();
  const { tenantId } = context;
  return {
    tenantId,
    spend: (...records: Spent[]) => operations.execute("incidents.costs.recordCosts", { records }, context),
    compute: () => operations.execute("incidents.costs.computeSnapshots", {}, context),
    list: (asked: object = {}) =>
      operations.execute("incidents.costs.listSnapshots", { limit: 100, ...asked }, context),
  };
}

const spentAt = (occurredAt: Instant, said: Partial<Spent> = {}): Spent => ({
  model: "m",
  costMicros: 1,
  occurredAt,
  ...said,
});

interface Row {
  readonly period: string;
  readonly entity: string;
  readonly figures: string;
}

/** What the newest versions say of each period and entity. */
async function storedSums(tenantId: string, type: "hourly" | "daily"): Promise<Map<string, string>> {
  const { rows } = await sql<Row>`
    select (extract(epoch from s.period_start) * 1000000)::int8::text as period,
      json_build_array(a.entity_type, a.entity_id)::text as entity,
      concat_ws(' ', a.total_cost_micros, a.record_count, a.request_count) as figures
    from hoc.cost_snapshots s join hoc.cost_snapshot_aggregates a on a.tenant_id = s.tenant_id and a.snapshot_id = s.id
    where s.tenant_id = ${tenantId} and s.snapshot_type = ${type} and not exists (
      select 1 from hoc.cost_snapshots n where n.tenant_id = s.tenant_id and n.snapshot_type = s.snapshot_type
        and n.period_start = s.period_start and n.version > s.version
    )`.execute(db);
  return new Map(
    rows.map(({ period, entity, figures }) => [`${period} ${JSON.stringify(JSON.parse(entity))}`, figures]),
  );
}

/** The same, counted from the records themselves. */
function plainSums(records: readonly Spent[], periodOf: (instant: Instant) => Instant, until: Instant, from: Instant) {
  const groups = new Map<string, Map<Instant, Spent[]>>();
  const put = (key: string, hour: Instant, record?: Spent) => {
    const hours = groups.get(key) ?? new Map<Instant, Spent[]>();
    groups.set(key, hours.set(hour, [...(hours.get(hour) ?? []), ...(record === undefined ? [] : [record])]));
  };
  for (let hour = from; hour < until; hour = addSeconds(hour, HOUR))
    put(`${microsOf(periodOf(hour))} ${JSON.stringify(["tenant", ""])}`, hour);
  for (const record of records) {
    if (record.occurredAt < from || record.occurredAt >= until) continue;
    for (const entity of [
      ["tenant", ""],
      ["feature", record.featureTag ?? ""],
      ["model", record.model],
      ["user", record.userId ?? ""],
    ])
      put(
        `${microsOf(periodOf(record.occurredAt))} ${JSON.stringify(entity)}`,
        startOfUtcHour(record.occurredAt),
        record,
      );
  }
  const sums = [...groups].map(([key, hours]): [string, string] => {
    const all = [...hours.values()];
    const cost = all.flat().reduce((sum, { costMicros }) => sum + costMicros, 0);
    const requests = all.reduce((sum, records) => {
      const named = records.flatMap(({ requestId }) => (requestId === undefined ? [] : [requestId]));
      return sum + new Set(named).size + records.length - named.length;
    }, 0);
    return [key, `${cost} ${all.flat().length} ${requests}`];
  });
  return new Map(sums);
}

const spent = (latest: number) =>
  fc.record({
    costMicros: fc.integer({ min: -1_000, max: 1_000 }),
    occurredAt: fc.integer({ min: -60 * HOUR, max: latest }).map((seconds) => addSeconds(NOON, seconds)),
    model: fc.constantFrom("m1", "m2"),
    userId: fc.constantFrom(undefined, "a", "b"),
    featureTag: fc.constantFrom(undefined, "a"),
    requestId: fc.constantFrom(undefined, "r1", "r2"),
  });

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ spend: fc.array(spent(30 * HOUR), { minLength: 1, maxLength: 12 }) }) },
  { weight: 2, arbitrary: fc.constant({ compute: true as const }) },
  { weight: 2, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 20 * HOUR }) }) },
);

describe("the cost snapshotter", () => {
  it("adds up when an hour is over or a cost came late, and rests when nothing was spent for long", async () => {
    const { tenantId, spend, list } = openTenant();
    const snapshotter = createCostSnapshotter({ operations, unitOfWork, ambient });
    const due = async () =>
      (await unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsWithDueCosts(addSeconds(now, 1), 1_000))).includes(
        tenantId,
      );
    await snapshotter.runOnce();
    await spend(spentAt(NOON));
    expect(await due()).toBe(false);
    now = addSeconds(NOON, HOUR);
    expect(await due()).toBe(true);
    expect(await snapshotter.runOnce()).toBeGreaterThanOrEqual(1);
    expect(await due()).toBe(false);
    await spend(spentAt(addSeconds(NOON, 1)));
    expect(await due()).toBe(true);
    now = addSeconds(now, 1);
    await snapshotter.runOnce();
    now = addSeconds(now, 60);
    expect((await list()).items.map(({ version, recordCount }) => [version, recordCount])).toEqual([
      [2, 2],
      [1, 1],
    ]);
    now = addSeconds(NOON, 36 * DAY);
    expect(await due()).toBe(true);
    await snapshotter.runOnce();
    expect(await due()).toBe(false);
    now = addSeconds(NOON, 400 * DAY);
    expect(await due()).toBe(false);
  });
});

describe("snapshots of costs", () => {
  it("F-099: say to the micro-dollar what records do, by hours and days, however late, often and mixed they come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
        now = NOON;
        const { tenantId, spend, compute, list } = openTenant();
        const records: Spent[] = [];
        const seen: { readonly asOf: Instant; readonly items: unknown }[] = [];
        for (const one of [...steps, { compute: true as const }]) {
          now = addSeconds(now, 10);
          if ("spend" in one) {
            const past = one.spend.filter(({ occurredAt }) => occurredAt <= now);
            records.push(...past);
            if (past.length > 0) await spend(...past);
          } else if ("wait" in one) {
            now = addSeconds(now, one.wait);
          } else {
            while ((await compute()).isBehind);
            now = addSeconds(now, 10);
            seen.push(await list({ asOf: addSeconds(now, -5) }));
          }
        }
        const hourly = await storedSums(tenantId, "hourly");
        const daily = await storedSums(tenantId, "daily");
        const first = records.map(({ occurredAt }) => occurredAt).sort()[0] ?? now;
        const until = startOfUtcHour(now);
        const from = startOfUtcHour(first);
        const lastDay = startOfUtcDay(until);
        expect(hourly).toEqual(plainSums(records, startOfUtcHour, until, from));
        expect(daily).toEqual(plainSums(records, startOfUtcDay, lastDay, from));

        const again = await compute();
        expect(again).toMatchObject({ hourly: 0, daily: 0, again: 0 });
        expect(await storedSums(tenantId, "hourly")).toEqual(hourly);
        now = addSeconds(now, 10);
        for (const { asOf, items } of seen) expect((await list({ asOf })).items).toEqual(items);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("F-110: reach back 400 days and no further, 7 days of hours at a time", async () => {
    const { spend, compute, list } = openTenant();
    await spend(spentAt("1970-01-01T00:00:00.000000Z"), spentAt(addSeconds(NOON, -20 * DAY), { costMicros: 5 }));
    const made = [await compute(), await compute(), await compute(), await compute()];
    expect(made.map(({ hourly, isBehind }) => [hourly, isBehind])).toEqual([
      [168, true],
      [168, true],
      [20 * 24 - 2 * 168, false],
      [0, false],
    ]);
    expect(made[3]).toMatchObject({ coveredUntil: NOON });
    now = addSeconds(now, 60);
    const days = await list({ snapshotType: "daily" });
    expect(days.items).toHaveLength(20);
    expect(days.items.at(-1)).toMatchObject({ totalCostMicros: 5 });
  });

  it("F-103: a baseline follows every day that is over, and another version where a late record changed one", async () => {
    const { tenantId, spend, compute } = openTenant();
    const midnight = startOfUtcDay(NOON);
    for (const day of [-4, -3, -2, -1]) await spend(spentAt(addSeconds(midnight, day * DAY), { costMicros: 100 }));
    const usual = async () => {
      const { rows } = await sql<{ day: number; window_days: number; cost: string; version: number }>`
        select (extract(epoch from b.for_day - ${midnight}::timestamptz) / 86400)::int4 as day, b.window_days,
          b.avg_daily_cost_micros::text as cost, b.version
        from hoc.cost_snapshot_baselines b
        where b.tenant_id = ${tenantId} and b.entity_type = 'tenant'
        order by b.window_days, b.for_day, b.version`.execute(db);
      return rows.filter(({ window_days }) => window_days === 7).map(({ day, cost, version }) => [day, cost, version]);
    };
    await compute();
    expect(await usual()).toEqual([
      [-3, "100", 1],
      [-2, "100", 1],
      [-1, "100", 1],
      [0, "100", 1],
    ]);
    await spend(spentAt(addSeconds(midnight, -2 * DAY), { costMicros: 60 }));
    expect(await compute()).toMatchObject({ hourly: 0, daily: 0, again: 2 });
    expect((await usual()).filter(([, , version]) => version === 2)).toEqual([
      [-1, "120", 2],
      [0, "115", 2],
    ]);
  });
});
