import { addSeconds, type CostSnapshot, type Instant, type SnapshotType } from "@hoc/incident-schemas";
import type { NewCostRecord, ReadPoint, SpendEntity } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { newCostRecord } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const HOUR = 3_600;
const DAY = 86_400;
const MIDNIGHT = -12 * HOUR;

/** What the store of added-up costs must do; a scene begins at noon. */
export function costSnapshotSuite(name: string, open: OpenDriverSet): void {
  suite(`the cost snapshots on ${name}`, open, (openScene) => {
    describe("an hour", () => {
      it("says what the tenant, each feature, model and user spent in it, half-open, refunds taken off", async () => {
        const scene = openScene();
        await spend(
          scene,
          { occurredAt: scene.time(0), featureTag: "chat", userId: "ann", costMicros: 100 },
          { occurredAt: scene.time(HOUR - 1), featureTag: "chat", model: "model-2", costMicros: -30 },
          { occurredAt: scene.time(HOUR), costMicros: 1_000 },
          { occurredAt: scene.time(-1), costMicros: 1_000 },
        );
        await hourly(scene, 0);
        const spent = await aggregates(scene, "hourly", 0);
        expect(spent).toEqual({
          "tenant:": { costMicros: 70, records: 2, requests: 2, tokens: 60 },
          "feature:chat": { costMicros: 70, records: 2, requests: 2, tokens: 60 },
          "user:ann": { costMicros: 100, records: 1, requests: 1, tokens: 30 },
          "user:": { costMicros: -30, records: 1, requests: 1, tokens: 30 },
        });
        const [listed] = await list(scene);
        expect(listed).toMatchObject({
          tenantId: scene.tenantId,
          snapshotType: "hourly",
          periodStart: scene.time(0),
          periodEnd: scene.time(HOUR),
          status: "complete",
          version: 1,
          totalCostMicros: 70,
          recordCount: 2,
          requestCount: 2,
          inputTokens: 20,
          outputTokens: 40,
        });
        expect(listed?.completedAt).toBe(listed?.recordedAt);
      });

      it("counts records of one request as one, and a record without one as its own", async () => {
        const scene = openScene();
        const [requestId, occurredAt] = ["request", scene.time(0)];
        await spend(
          scene,
          { occurredAt, requestId },
          { occurredAt, requestId, recordId: "other" },
          { occurredAt, recordId: "request" },
          { occurredAt },
        );
        await hourly(scene, 0);
        expect((await list(scene))[0]).toMatchObject({ recordCount: 4, requestCount: 3 });
      });

      it("without costs says zero of the tenant", async () => {
        const scene = openScene();
        await hourly(scene, 0, HOUR);
        expect(await list(scene)).toMatchObject([
          { totalCostMicros: 0, recordCount: 0, requestCount: 0, periodStart: scene.time(HOUR) },
          { totalCostMicros: 0, recordCount: 0, inputTokens: 0, periodStart: scene.time(0) },
        ]);
      });

      it("that is added up again is another version, which is read from then on and not before", async () => {
        const scene = openScene();
        await spend(scene, { occurredAt: scene.time(1), costMicros: 1 });
        expect(await hourly(scene, 0)).toEqual([1]);
        const then = await scene.here();
        await spend(scene, { occurredAt: scene.time(2), costMicros: 2 });
        expect(await hourly(scene, 0)).toEqual([2]);
        expect((await list(scene)).map(({ version, totalCostMicros }) => [version, totalCostMicros])).toEqual([
          [2, 3],
          [1, 1],
        ]);
        expect(await list(scene, undefined, then)).toMatchObject([{ version: 1, totalCostMicros: 1 }]);
        expect((await aggregates(scene, "hourly", 0))["tenant:"]).toMatchObject({ costMicros: 3 });
      });

      it("is for each tenant apart, and of the one that is locked", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await spend(stranger, { occurredAt: stranger.time(0), costMicros: 5 });
        await hourly(scene, 0);
        expect(await list(scene)).toMatchObject([{ totalCostMicros: 0 }]);
        expect(await list(stranger)).toEqual([]);
        const foreign = (work: "insertHourlySnapshots" | "insertDailySnapshots" | "insertBaselines") =>
          scene.write<unknown>(({ costSnapshots }) => costSnapshots[work]("other", []));
        for (const work of ["insertHourlySnapshots", "insertDailySnapshots", "insertBaselines"] as const)
          await expect(foreign(work)).rejects.toMatchObject({ code: "tenant_mismatch" });
        const due = scene.write(async ({ costSnapshots }) => costSnapshots.setCostsDue("other", null));
        await expect(due).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("a day", () => {
      it("F-099: says the sum of its hours, by their newest versions, of each entity", async () => {
        const scene = openScene();
        await spend(
          scene,
          { occurredAt: scene.time(MIDNIGHT - 1), costMicros: 1_000 },
          { occurredAt: scene.time(MIDNIGHT), costMicros: 1, featureTag: "chat" },
          { occurredAt: scene.time(MIDNIGHT + DAY - 1), costMicros: 2, featureTag: "chat" },
          { occurredAt: scene.time(MIDNIGHT + DAY), costMicros: 1_000 },
        );
        await hourly(scene, ...hoursOfDay(-1), ...hoursOfDay(0), MIDNIGHT + DAY);
        await spend(scene, { occurredAt: scene.time(5), costMicros: 4, userId: "ann" });
        expect(await hourly(scene, 0)).toEqual([2]);
        expect(await daily(scene, 0)).toEqual([1]);
        expect(await list(scene, "daily")).toMatchObject([
          { version: 1, totalCostMicros: 7, recordCount: 3, periodEnd: scene.time(MIDNIGHT + DAY) },
        ]);
        expect(await daily(scene, -1, 0)).toEqual([1, 2]);
        expect(await list(scene, "daily")).toMatchObject([
          { version: 2, totalCostMicros: 7, periodStart: scene.time(MIDNIGHT) },
          { version: 1, totalCostMicros: 1_000, periodStart: scene.time(MIDNIGHT - DAY) },
          { version: 1 },
        ]);
        const spent = await aggregates(scene, "daily", MIDNIGHT);
        expect(spent["feature:chat"]).toMatchObject({ costMicros: 3 });
        expect(spent["user:ann"]).toMatchObject({ costMicros: 4 });
      });
    });

    describe("how far costs are added up", () => {
      it("is told with the first and the last cost, none older than asked", async () => {
        const scene = openScene();
        const coverage = (since = -DAY) => fetchCoverage(scene, scene.time(since));
        expect(await coverage()).toEqual({ covered: null, firstCostAt: null, lastCostAt: null, ...FEW, lateHours: [] });
        await spend(
          scene,
          { occurredAt: scene.time(-2 * DAY) },
          { occurredAt: scene.time(-HOUR) },
          { occurredAt: scene.time(9) },
        );
        const known = { firstCostAt: scene.time(-HOUR), lastCostAt: scene.time(9), ...FEW, lateHours: [] };
        expect(await coverage()).toEqual({ covered: null, ...known });
        await hourly(scene, -HOUR, 0);
        expect(await coverage()).toEqual({ covered: { from: scene.time(-HOUR), until: scene.time(HOUR) }, ...known });
        expect(await coverage(-3 * DAY)).toMatchObject({ firstCostAt: scene.time(-2 * DAY) });
        await spend(scene, { occurredAt: scene.time(-5 * HOUR) }, { occurredAt: scene.time(3 * HOUR) });
        expect(await fetchCoverage(scene, scene.time(-DAY), 1)).toMatchObject({
          fullAfter: scene.time(3 * HOUR),
          fullBefore: scene.time(-5 * HOUR),
        });
        expect(await fetchCoverage(scene, scene.time(-3 * DAY), 2)).toMatchObject({
          fullAfter: null,
          fullBefore: scene.time(-2 * DAY),
        });
      });

      it("names the hours that have costs since, those that are added up alone", async () => {
        const scene = openScene();
        await spend(scene, { occurredAt: scene.time(0) });
        await hourly(scene, -HOUR, 0, HOUR);
        const late = async () => (await fetchCoverage(scene, scene.time(-DAY))).lateHours;
        expect(await late()).toEqual([]);
        const told = [HOUR + 5, 3, 2 * HOUR, -HOUR - 1, 9].map((at) => ({ occurredAt: scene.time(at) }));
        await spend(scene, ...told);
        expect(await late()).toEqual([scene.time(0), scene.time(HOUR)]);
        await hourly(scene, 0, HOUR);
        expect(await late()).toEqual([]);
      });
    });

    describe("what a day usually costs", () => {
      it("F-103: is the mean of the days since the entity's first in the window, by window and entity", async () => {
        const scene = openScene();
        const costs: readonly [day: number, costMicros: number, said: Partial<NewCostRecord>][] = [
          [-9, 1_000, { featureTag: "same" }],
          [-3, 10, { userId: "same" }],
          [-1, 5, { userId: "same", featureTag: "same" }],
        ];
        for (const [day, costMicros, said] of costs)
          await spend(scene, { occurredAt: scene.time(day * DAY), costMicros, ...said });
        const days = [-9, -8, -7, -6, -5, -4, -3, -2, -1];
        await hourly(scene, ...days.flatMap(hoursOfDay));
        await daily(scene, ...days);
        await baselines(scene, 0);
        const usual = await usualOf(scene, 0, [
          { entityType: "user", entityId: "same" },
          { entityType: "feature", entityId: "same" },
          { entityType: "model", entityId: "model-1" },
        ]);
        const mean = (costMicros: number, samplesCount: number) =>
          expect.objectContaining({ costMicros, samplesCount });
        expect(usual).toEqual({
          "tenant:": [mean(5, 3), mean(113, 9)],
          "user:same": [mean(5, 3), mean(5, 3)],
          "feature:same": [mean(5, 1), mean(112, 9)],
          "model:model-1": [mean(5, 3), mean(113, 9)],
        });
        expect(usual["user:same"]?.[0]).toMatchObject({ records: 0.6667, requests: 0.6667, tokens: 20 });
        const ids = Object.values(usual).flatMap((pair) => pair.map((baseline) => baseline?.baselineId));
        expect(new Set(ids).size).toBe(8);
      });

      it("F-102: is of one day whatever the window, rounded half up, also below zero, another version where its days changed", async () => {
        const scene = openScene();
        await spend(
          scene,
          { occurredAt: scene.time(-2 * DAY), costMicros: -3, userId: "paid-back" },
          { occurredAt: scene.time(-2 * DAY), costMicros: 3, userId: "spent" },
        );
        await hourly(scene, ...hoursOfDay(-2), ...hoursOfDay(-1));
        await daily(scene, -2, -1);
        await baselines(scene, 0);
        const users = ["paid-back", "spent"].map((entityId) => ({ entityType: "user" as const, entityId }));
        const usual = () => usualOf(scene, 0, users);
        expect(await usual()).toMatchObject({
          "user:paid-back": [{ costMicros: -1 }, { costMicros: -1 }],
          "user:spent": [{ costMicros: 2 }, { costMicros: 2 }],
          "tenant:": [{ costMicros: 0, records: 1 }, { samplesCount: 2 }],
        });
        await spend(scene, { occurredAt: scene.time(-DAY), costMicros: 10, userId: "spent" });
        await hourly(scene, -DAY);
        await daily(scene, -1);
        await baselines(scene, 0);
        expect(await usual()).toMatchObject({ "user:spent": [{ costMicros: 7, samplesCount: 2 }, { costMicros: 7 }] });
      });

      it("is not known of whoever spent nothing in the window", async () => {
        const scene = openScene();
        await spend(scene, { occurredAt: scene.time(-9 * DAY), userId: "ann" });
        const days = [-9, -8, -7, -6, -5, -4, -3, -2, -1];
        await hourly(scene, ...days.flatMap(hoursOfDay));
        await daily(scene, ...days);
        await baselines(scene, 0);
        const usual = await usualOf(scene, 0, [{ entityType: "user", entityId: "ann" }]);
        expect(usual["user:ann"]).toMatchObject([null, { samplesCount: 9 }]);
        expect(usual["tenant:"]).toMatchObject([null, { samplesCount: 9 }]);
      });
    });

    describe("facts of a day", () => {
      it("are its hours with costs, the usual, and the days before, of the tenant, features and users out of line", async () => {
        const scene = openScene();
        const told = [
          [-2, "steady", 100],
          [-1, "steady", 100],
          [0, "steady", 150],
          [-2, "wild", 100],
          [-1, "wild", 100],
          [0, "wild", 151],
          [-1, "gone", 7],
        ] as const;
        for (const [day, userId, costMicros] of told)
          await spend(scene, { occurredAt: scene.time(day * DAY), userId, costMicros, featureTag: "chat" });
        await spend(scene, { occurredAt: scene.time(HOUR), costMicros: 1, featureTag: "new" });
        await hourly(scene, ...[-2, -1].flatMap(hoursOfDay), ...hoursOfDay(0).slice(0, 14));
        await daily(scene, -2, -1);
        await baselines(scene, -1, 0);
        const day = scene.time(MIDNIGHT);
        const ask = (also: readonly SpendEntity[]) =>
          scene.write(({ costSnapshots }) =>
            costSnapshots.fetchCostFacts(scene.tenantId, {
              days: [day],
              usersAbovePct: 150,
              usersAboveMicros: 0,
              also,
            }),
          );
        const [facts] = await ask([{ entityType: "user", entityId: "gone" }]);
        expect(facts).toMatchObject({ day, isComplete: false, coveredUntil: scene.time(2 * HOUR) });
        expect(facts?.entities.map(({ entityType, entityId }) => `${entityType}:${entityId}`)).toEqual([
          "tenant:",
          "user:gone",
          "feature:chat",
          "feature:new",
          "user:wild",
        ]);
        const [tenant, gone, , fresh, wild] = facts?.entities ?? [];
        expect(
          tenant?.hours.map(({ until, costMicros, records, tokens }) => [until, costMicros, records, tokens]),
        ).toEqual([
          [scene.time(HOUR), 301, 2, 60],
          [scene.time(2 * HOUR), 1, 1, 30],
        ]);
        expect(tenant?.before).toEqual([
          { day: addSeconds(day, -DAY), costMicros: 207, expectedMicros: 200 },
          { day: addSeconds(day, -2 * DAY), costMicros: 200, expectedMicros: null },
        ]);
        expect(fresh).toMatchObject({
          usualWeek: null,
          usualMonth: null,
          before: [{ costMicros: 0 }, { costMicros: 0 }],
        });
        expect(wild).toMatchObject({ hours: [{ costMicros: 151 }], usualWeek: { costMicros: 100, samplesCount: 2 } });
        expect(gone).toMatchObject({ hours: [], usualMonth: { costMicros: 7, samplesCount: 1 } });
        const hours = await list(scene, "hourly");
        const named = hours.find(({ snapshotId }) => snapshotId === tenant?.hours[0]?.snapshotId);
        expect(named).toMatchObject({ periodStart: scene.time(0) });
        const limits = { usersAbovePct: 150, usersAboveMicros: 52, also: [] };
        const [calm] = await scene.write(({ costSnapshots }) =>
          costSnapshots.fetchCostFacts(scene.tenantId, { days: [day], ...limits }),
        );
        expect(calm?.entities.filter(({ entityType }) => entityType === "user")).toEqual([]);
        const [before] = await scene.write(({ costSnapshots }) =>
          costSnapshots.fetchCostFacts(scene.tenantId, {
            days: [addSeconds(day, -DAY)],
            usersAbovePct: 150,
            usersAboveMicros: 0,
            also: [],
          }),
        );
        expect(before).toMatchObject({ isComplete: true, coveredUntil: day });
      });
    });

    describe("snapshots", () => {
      it("are listed recorded last first, by type, up to a place", async () => {
        const scene = openScene();
        await hourly(scene, ...hoursOfDay(0));
        await daily(scene, 0);
        expect(await list(scene)).toHaveLength(25);
        expect((await list(scene)).map(({ sequence }) => sequence)).toEqual(
          Array.from({ length: 25 }, (_, index) => 25 - index),
        );
        expect((await list(scene, "daily")).map(({ sequence }) => sequence)).toEqual([25]);
        expect(await list(scene, "hourly")).toHaveLength(24);
      });
    });

    describe("a tenant is due", () => {
      const due = (scene: Scene, at: Instant) =>
        scene.unitOfWork
          .acrossTenants(({ fanOut }) => fanOut.tenantsWithDueCosts(at, 100_000))
          .then((tenants) => tenants.includes(scene.tenantId));

      it("when the hour of its costs is over; at once when they are of an hour that is over", async () => {
        const [scene, late, future] = [openScene(), openScene(), openScene()];
        for (const one of [scene, late, future]) one.now(60);
        await spend(scene, { occurredAt: scene.time(0) });
        await spend(late, { occurredAt: late.time(-1) });
        await spend(future, { occurredAt: future.time(5 * HOUR) });
        expect(await due(scene, scene.time(HOUR - 1))).toBe(false);
        expect(await due(scene, scene.time(HOUR))).toBe(true);
        expect(await due(late, late.time(60))).toBe(true);
        expect(await due(future, future.time(HOUR - 1))).toBe(false);
      });

      it("not before it is noted anew, and never when nothing is left", async () => {
        const scene = openScene();
        await spend(scene, { occurredAt: scene.time(-1) });
        const set = (at: Instant | null) =>
          scene.write(async ({ costSnapshots }) => costSnapshots.setCostsDue(scene.tenantId, at));
        await set(scene.time(2 * HOUR));
        expect(await due(scene, scene.time(2 * HOUR - 1))).toBe(false);
        expect(await due(scene, scene.time(2 * HOUR))).toBe(true);
        await set(null);
        expect(await due(scene, scene.time(1_000 * DAY))).toBe(false);
        const again = { recordId: "again", occurredAt: scene.time(0) };
        await spend(scene, again);
        await set(null);
        await spend(scene, again);
        expect(await due(scene, scene.time(1_000 * DAY))).toBe(false);
      });
    });
  });
}

type Told = Partial<NewCostRecord>;

let told = 0;

function spend(scene: Scene, ...records: Told[]): Promise<unknown> {
  const made = records.map((record) => newCostRecord(scene, `record-${told++}`, record));
  return scene.write(({ costs }) => costs.insertCostRecords(scene.tenantId, made));
}

function periods(scene: Scene, starts: readonly number[]) {
  return starts.map((start) => ({ snapshotId: `csn_${told++}`, periodStart: scene.time(start) }));
}

/** Adds up the hours that begin these seconds after the start. */
function hourly(scene: Scene, ...starts: number[]): Promise<number[]> {
  return scene.write(({ costSnapshots }) =>
    costSnapshots.insertHourlySnapshots(scene.tenantId, periods(scene, starts)),
  );
}

/** Adds up the days that begin these days after the scene's. */
function daily(scene: Scene, ...days: number[]): Promise<number[]> {
  const starts = days.map((day) => MIDNIGHT + day * DAY);
  return scene.write(({ costSnapshots }) => costSnapshots.insertDailySnapshots(scene.tenantId, periods(scene, starts)));
}

function baselines(scene: Scene, ...days: number[]): Promise<void> {
  const forDays = days.map((day) => scene.time(MIDNIGHT + day * DAY));
  const wanted = forDays.flatMap((forDay) => [
    { forDay, windowDays: 7 as const },
    { forDay, windowDays: 30 as const },
  ]);
  return scene.write(({ costSnapshots }) => costSnapshots.insertBaselines(scene.tenantId, wanted));
}

function hoursOfDay(day: number): number[] {
  return Array.from({ length: 24 }, (_, hour) => MIDNIGHT + day * DAY + hour * HOUR);
}

/** Nothing that is left is as much as one computation adds up. */
const FEW = { fullAfter: null, fullBefore: null };

function fetchCoverage(scene: Scene, since: Instant, most = 100) {
  return scene.write(({ costSnapshots }) => costSnapshots.fetchCoverage(scene.tenantId, { since, most }));
}

async function list(scene: Scene, snapshotType?: SnapshotType, at?: ReadPoint): Promise<CostSnapshot[]> {
  const point = at ?? { asOf: scene.time(1_000 * DAY), sequence: 1_000_000, isLatest: true };
  return scene.read(({ costSnapshots }) =>
    costSnapshots.listSnapshots(scene.tenantId, { limit: 1_000, at: point, filters: { snapshotType } }),
  );
}

/** What an hour or a day says of everybody but models, by their names. */
async function aggregates(scene: Scene, snapshotType: SnapshotType, start: number) {
  const users = ["", "ann"].map((entityId) => ({ entityType: "user" as const, entityId }));
  const day = scene.time(Math.floor((start - MIDNIGHT) / DAY) * DAY + MIDNIGHT);
  const asked = snapshotType === "hourly" ? day : addSeconds(day, DAY);
  const [facts] = await scene.write(({ costSnapshots }) =>
    costSnapshots.fetchCostFacts(scene.tenantId, {
      days: [asked],
      usersAbovePct: 0,
      usersAboveMicros: 0,
      also: [...users, { entityType: "feature", entityId: "chat" }],
    }),
  );
  const spent = facts?.entities.flatMap(({ entityType, entityId, hours, before }) => {
    const figures =
      snapshotType === "hourly" ? hours.find(({ until }) => until === scene.time(start + HOUR)) : before[0];
    if (figures === undefined) return [];
    const { until: _, snapshotId: __, ...rest }: Partial<Record<string, unknown>> = { ...figures };
    return [[`${entityType}:${entityId}`, rest]];
  });
  return Object.fromEntries(spent ?? []) as Record<string, unknown>;
}

/** What a day usually costs these and the tenant: by the week, by the month. */
async function usualOf(scene: Scene, day: number, also: readonly SpendEntity[]) {
  const [facts] = await scene.write(({ costSnapshots }) =>
    costSnapshots.fetchCostFacts(scene.tenantId, {
      days: [scene.time(MIDNIGHT + day * DAY)],
      usersAbovePct: 1_000,
      usersAboveMicros: 0,
      also,
    }),
  );
  const usual = facts?.entities.map(
    ({ entityType, entityId, usualWeek, usualMonth }) =>
      [`${entityType}:${entityId}`, [usualWeek, usualMonth]] as const,
  );
  return Object.fromEntries(usual ?? []);
}
