import type {
  BaselineWindow,
  BudgetSpan,
  CostGuardDriver,
  CostSpan,
  NewCostRecord,
  NewReservation,
  ReadPoint,
} from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newCostAnomaly, newCostRecord } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const MIDNIGHT = -12 * HOUR;
const PERSON = { type: "HUMAN", id: "ann" } as const;

/** What the reads of customers' costs must do; a scene begins at noon. */
export function costGuardSuite(name: string, open: OpenDriverSet): void {
  suite(`the cost guard on ${name}`, open, (openScene) => {
    describe("a spend", () => {
      it("F-099: is of complete snapshots alone, never of live records", async () => {
        const scene = openScene();
        await spend(scene, [0, { costMicros: 5 }], [HOUR, { costMicros: 7 }]);
        expect(await totalOf(scene, 0, 2 * HOUR)).toBe(0);
        await hourly(scene, 0);
        expect(await totalOf(scene, 0, 2 * HOUR)).toBe(5);
        await spend(scene, [1, { costMicros: 11 }]);
        expect(await totalOf(scene, 0, 2 * HOUR)).toBe(5);
        await hourly(scene, 0, HOUR);
        expect(await totalOf(scene, 0, 2 * HOUR)).toBe(23);
      });

      it("F-110: begins where it is asked to, and adds up the same of days and of the hours around them", async () => {
        const scene = openScene();
        const hours = Array.from({ length: 4 * 24 }, (_, index) => MIDNIGHT + index * HOUR);
        await spend(scene, ...hours.map((at, index) => [at, { costMicros: 2 ** (index % 40) }] as const));
        await hourly(scene, ...hours);
        await daily(scene, 0, 1, 2, 3);
        const ends = [0, 1, 5, 23, 24, 25, 30, 47, 48, 71, 72, 95, 96];
        for (const from of ends)
          for (const until of ends) {
            const within = hours.slice(from, Math.max(from, until));
            const sum = within.reduce((total, at) => total + 2 ** (((at - MIDNIGHT) / HOUR) % 40), 0);
            expect([from, until, await totalOf(scene, MIDNIGHT + from * HOUR, MIDNIGHT + until * HOUR)]).toEqual([
              from,
              until,
              sum,
            ]);
          }
      });

      it("takes whole days from their own snapshots, not from their hours", async () => {
        const scene = openScene();
        await spend(scene, [0, { costMicros: 5 }]);
        await hourly(scene, ...hoursOfDay(0));
        expect(await totalOf(scene, MIDNIGHT, MIDNIGHT + DAY)).toBe(0);
        expect(await totalOf(scene, MIDNIGHT, MIDNIGHT + DAY - HOUR)).toBe(5);
      });

      it("is what it was at an earlier point", async () => {
        const scene = openScene();
        await spend(scene, [0, { costMicros: 5 }]);
        await hourly(scene, 0);
        const then = await scene.here();
        await spend(scene, [1, { costMicros: 7 }]);
        await hourly(scene, 0);
        expect(await totalOf(scene, 0, HOUR)).toBe(12);
        expect(await totalOf(scene, 0, HOUR, then)).toBe(5);
        expect(await byFeature(scene, 10, then)).toMatchObject([{ spendMicros: 5 }]);
      });

      it("is told of today, the month and the week at once", async () => {
        const scene = openScene();
        await spend(scene, [MIDNIGHT, { costMicros: 1 }], [-DAY, { costMicros: 10 }], [-9 * DAY, { costMicros: 100 }]);
        await hourly(scene, MIDNIGHT, -DAY, -9 * DAY, ...hoursOfDay(-1), ...hoursOfDay(-9));
        await daily(scene, -1, -9);
        const starts = {
          todayStart: scene.time(MIDNIGHT),
          monthStart: scene.time(MIDNIGHT - 13 * DAY),
          weekAgo: scene.time(-7 * DAY),
          until: scene.time(0),
        };
        expect(await guard(scene, (costs, at) => costs.getSpendTotals(scene.tenantId, starts, at))).toEqual({
          todayMicros: 1,
          mtdMicros: 111,
          weekMicros: 11,
        });
      });

      it("refuses a sum that no number holds exactly, instead of telling another", async () => {
        const scene = openScene();
        const costMicros = 1_000_000_000_000;
        const many = Array.from({ length: 5_000 }, () => [0, { costMicros }] as const);
        await spend(scene, ...many);
        await spend(scene, ...many.map(() => [HOUR, { costMicros }] as const));
        await hourly(scene, 0, HOUR);
        expect(await totalOf(scene, 0, HOUR)).toBe(5_000 * costMicros);
        await expect(totalOf(scene, 0, 2 * HOUR)).rejects.toMatchObject({ code: "cost_out_of_range" });
      });

      it("is of the tenant alone", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await spend(scene, [0, { featureTag: "chat" }]);
        await hourly(scene, 0);
        await hourly(stranger, 0);
        expect(await totalOf(stranger, 0, HOUR)).toBe(0);
        expect(await byFeature(stranger)).toEqual([]);
        expect(await guard(openScene(), (costs, at) => costs.getLastSnapshot("nobody", at))).toBeUndefined();
      });
    });

    describe("a breakdown", () => {
      it("is the dearest first, by name where equal, and no more than asked for", async () => {
        const scene = openScene();
        const cost = (costMicros: number, featureTag?: string) =>
          [0, { costMicros, ...(featureTag === undefined ? {} : { featureTag }) }] as const;
        await spend(scene, cost(5, "b"), cost(5, "B"), cost(9), cost(5, "a"), cost(-1, "z"), cost(6, "c"));
        await hourly(scene, 0);
        const all = await byFeature(scene);
        expect(all.map(({ entityId, spendMicros }) => [entityId, spendMicros])).toEqual([
          ["", 9],
          ["c", 6],
          ["B", 5],
          ["a", 5],
          ["b", 5],
          ["z", -1],
        ]);
        expect(await byFeature(scene, 2)).toEqual(all.slice(0, 2));
      });

      it("is by features, models and users apart, over days and hours together", async () => {
        const scene = openScene();
        const said = { featureTag: "chat", model: "large-1", userId: "ann", costMicros: 5 };
        await spend(scene, [-DAY, said], [0, said], [1, { ...said, userId: "bob", requestId: "r" }]);
        await spend(scene, [2, { ...said, requestId: "r", model: "small-1" }]);
        await hourly(scene, ...hoursOfDay(-1), 0);
        await daily(scene, -1);
        const span = { from: scene.time(MIDNIGHT - DAY), until: scene.time(HOUR) };
        const rows = await guard(scene, async (costs, at) => [
          await costs.getSpendByFeature(scene.tenantId, span, 10, at),
          await costs.getSpendByModel(scene.tenantId, span, 10, at),
          await costs.getSpendByUser(scene.tenantId, span, 10, at),
        ]);
        expect(
          rows.map((kind) =>
            kind.map(({ entityId, spendMicros, requestCount }) => [entityId, spendMicros, requestCount]),
          ),
        ).toEqual([
          [["chat", 20, 3]],
          [
            ["large-1", 15, 3],
            ["small-1", 5, 1],
          ],
          [
            ["ann", 15, 3],
            ["bob", 5, 1],
          ],
        ]);
      });

      it("names features as they were called last by the point, and nothing else", async () => {
        const scene = openScene();
        await spend(scene, [0, { featureTag: "chat", userId: "chat", model: "chat" }]);
        await hourly(scene, 0);
        await nameFeature(scene, "chat", "Chat");
        const then = await scene.here();
        await nameFeature(scene, "chat", "Conversations");
        await nameFeature(openScene(), "chat", "A stranger's");
        expect(await byFeature(scene)).toMatchObject([{ entityId: "chat", displayName: "Conversations" }]);
        expect(await byFeature(scene, 10, then)).toMatchObject([{ displayName: "Chat" }]);
        const span = { from: scene.time(0), until: scene.time(HOUR) };
        expect(
          await guard(scene, async (costs, at) => [
            ...(await costs.getSpendByModel(scene.tenantId, span, 10, at)),
            ...(await costs.getSpendByUser(scene.tenantId, span, 10, at)),
          ]),
        ).toMatchObject([{ displayName: null }, { displayName: null }]);
      });
    });

    describe("a baseline", () => {
      it("F-103: is of one window, one day and one kind of thing", async () => {
        const scene = openScene();
        for (const day of [-2, -1])
          await spend(
            scene,
            [day * DAY, { costMicros: 10, featureTag: "same", userId: "same" }],
            [day * DAY, { costMicros: 4, featureTag: "other", userId: "same" }],
          );
        await hourly(scene, ...hoursOfDay(-2), ...hoursOfDay(-1));
        await daily(scene, -2, -1);
        await baselines(scene, { forDay: scene.time(MIDNIGHT), windowDays: 7 });
        const today = { forDay: scene.time(MIDNIGHT), windowDays: 7 } as const;
        const usual = (entityType: "feature" | "user" | "model", window: BaselineWindow = today) =>
          guard(scene, (costs, at) =>
            costs.getBaselines(scene.tenantId, { entityType, entityIds: ["same", "nobody"] }, window, at),
          );
        expect(await usual("feature")).toEqual([{ entityType: "feature", entityId: "same", avgDailyCostMicros: 10 }]);
        expect(await usual("user")).toEqual([{ entityType: "user", entityId: "same", avgDailyCostMicros: 14 }]);
        expect(await usual("model")).toEqual([]);
        expect(await usual("user", { ...today, windowDays: 30 })).toEqual([]);
        expect(await usual("user", { ...today, forDay: scene.time(MIDNIGHT + DAY) })).toEqual([]);
        expect(await usualOf(scene, today)).toBe(14);
        expect(await usualOf(scene, { ...today, windowDays: 30 })).toBeUndefined();
        expect(await usualOf(openScene(), today)).toBeUndefined();
      });

      it("is the newest that was made by the point", async () => {
        const scene = openScene();
        const window = { forDay: scene.time(MIDNIGHT), windowDays: 30 } as const;
        await spend(scene, [-DAY, { costMicros: 10 }]);
        await hourly(scene, ...hoursOfDay(-1));
        await daily(scene, -1);
        await baselines(scene, window);
        const then = await scene.here();
        await spend(scene, [1 - DAY, { costMicros: 7 }]);
        await hourly(scene, -DAY);
        await daily(scene, -1);
        await baselines(scene, window);
        expect([await usualOf(scene, window), await usualOf(scene, window, then)]).toEqual([17, 10]);
      });
    });

    describe("the tenant's budget", () => {
      it("F-109: is the one that was set last by the point, 0 a limit like any other", async () => {
        const scene = openScene();
        expect(await budgetOf(scene)).toBeUndefined();
        await setBudget(scene, { version: 1, dailyLimitMicros: 5 });
        const then = await scene.here();
        await setBudget(scene, { version: 2, dailyLimitMicros: 0, monthlyLimitMicros: 9 });
        expect(await budgetOf(scene)).toEqual({ dailyLimitMicros: 0, monthlyLimitMicros: 9 });
        expect(await budgetOf(scene, then)).toEqual({ dailyLimitMicros: 5, monthlyLimitMicros: null });
        expect(await budgetOf(openScene())).toBeUndefined();
      });

      it("is none where it was taken back, and never a feature's or a user's", async () => {
        const scene = openScene();
        await setBudget(scene, { version: 1, budgetType: "feature", entityId: "chat", dailyLimitMicros: 1 });
        expect(await budgetOf(scene)).toBeUndefined();
        await setBudget(scene, { version: 1, dailyLimitMicros: 5 });
        await setBudget(scene, { version: 2, dailyLimitMicros: 5, isActive: false });
        expect(await budgetOf(scene)).toBeUndefined();
      });
    });

    it("the last snapshot says when it was made and until when all hours are in", async () => {
      const scene = openScene();
      const last = (at?: ReadPoint) =>
        guard(scene, (costs, latest) => costs.getLastSnapshot(scene.tenantId, at ?? latest));
      await spend(scene, [-DAY, {}]);
      expect(await last()).toBeUndefined();
      scene.now(10);
      await hourly(scene, ...hoursOfDay(-1), MIDNIGHT);
      const then = await scene.here();
      expect(await last()).toEqual({ completedAt: then.asOf, coveredUntil: scene.time(MIDNIGHT + HOUR) });
      scene.now(20);
      await daily(scene, -1);
      expect(await last()).toEqual({ completedAt: scene.time(20), coveredUntil: scene.time(MIDNIGHT + HOUR) });
      expect(await last(then)).toMatchObject({ completedAt: then.asOf });
    });

    describe("anomalies", () => {
      it("F-106: are each told once, as bad as they got, the last first, with their true number", async () => {
        const scene = openScene();
        await exceed(scene, "a", { observedAt: scene.time(1), severity: "CRITICAL", currentValueMicros: 900 });
        await exceed(scene, "a", { observedAt: scene.time(5), severity: "HIGH" });
        await exceed(scene, "b", { observedAt: scene.time(3), severity: "LOW", raised: false });
        await exceed(scene, "c", { observedAt: scene.time(2), severity: "MEDIUM" });
        await exceed(scene, "c", { observedAt: scene.time(DAY), severity: "MEDIUM", currentValueMicros: 700 });
        await exceed(openScene(), "d");
        const { anomalies, total } = await anomaliesOf(scene);
        expect(anomalies.map(({ anomalyId, currentValueMicros }) => [anomalyId, currentValueMicros])).toEqual([
          ["c", 700],
          ["b", 300],
          ["a", 900],
        ]);
        expect(total).toBe(3);
        for (const offset of [0, 1, 2, 3, 10])
          expect(await anomaliesOf(scene, { limit: 1, offset })).toEqual({
            anomalies: anomalies.slice(offset, offset + 1),
            total: 3,
          });
      });

      it("begin where they are asked to, and are those that were recorded by a point", async () => {
        const scene = openScene();
        await exceed(scene, "old", { observedAt: scene.time(-1) });
        await exceed(scene, "new", { observedAt: scene.time(0) });
        const then = await scene.here();
        await exceed(scene, "later", { observedAt: scene.time(1) });
        const ids = async (at?: ReadPoint) =>
          (await anomaliesOf(scene, {}, at)).anomalies.map(({ anomalyId }) => anomalyId);
        expect([await ids(), await ids(then)]).toEqual([["later", "new"], ["new"]]);
      });

      it("F-106: name the incident that took their signal, and are over with it where somebody said so", async () => {
        const scene = openScene();
        await exceed(scene, "a", { observedAt: scene.time(10) });
        const incidentId = await scene.taken({ at: 10, kind: "anomaly", reference: "a", fingerprint: "a" });
        await exceed(scene, "silent", { observedAt: scene.time(20) });
        await scene.taken({ at: 20, kind: "anomaly", reference: "silent", fingerprint: "b" });
        await exceed(scene, "quiet", { observedAt: scene.time(30), raised: false });
        const then = await scene.here();
        await scene.resolve(incidentId, 40);
        await scene.sweep(30 * DAY);
        const told = await anomaliesOf(scene, { includeResolved: true });
        expect(told.anomalies).toMatchObject([
          { anomalyId: "quiet", incidentId: null, resolvedAt: null },
          { anomalyId: "silent", incidentId: expect.any(String), resolvedAt: null },
          { anomalyId: "a", incidentId, resolvedAt: scene.time(40) },
        ]);
        expect(told.total).toBe(3);
        expect(await anomaliesOf(scene)).toMatchObject({ anomalies: [{ anomalyId: "quiet" }, {}], total: 2 });
        expect((await anomaliesOf(scene, {}, then)).total).toBe(3);
      });

      it("are over when that was said of them, or of their incident, whichever was first", async () => {
        const scene = openScene();
        for (const [index, anomalyId] of ["a", "b"].entries()) {
          await exceed(scene, anomalyId, { observedAt: scene.time(index) });
          const incidentId = await scene.taken({
            at: index,
            kind: "anomaly",
            reference: anomalyId,
            fingerprint: anomalyId,
          });
          await scene.resolve(incidentId, 50);
        }
        await over(scene, "a", 40);
        await over(scene, "b", 60);
        expect((await anomaliesOf(scene, { includeResolved: true })).anomalies).toMatchObject([
          { anomalyId: "b", resolvedAt: scene.time(50) },
          { anomalyId: "a", resolvedAt: scene.time(40) },
        ]);
      });

      it("F-106: of one incident are one: the tenant's, else the gravest, else the earliest, and open while one is", async () => {
        const scene = openScene();
        const told = async (page: object = {}) => {
          const { anomalies, total } = await anomaliesOf(scene, page);
          return [anomalies.map(({ anomalyId, resolvedAt }) => [anomalyId, resolvedAt]), total];
        };
        const joined = async (at: number, fingerprint: string, anomalyId: string, said: object) => {
          await exceed(scene, anomalyId, { observedAt: scene.time(at), ...said });
          return scene.taken({ at, kind: "anomaly", reference: anomalyId, fingerprint });
        };
        const user = { entityType: "user", entityId: "bob" } as const;
        await joined(1, "x", "early", { ...user, severity: "HIGH" });
        await joined(2, "x", "grave", { ...user, severity: "CRITICAL" });
        await joined(3, "x", "late", { ...user, severity: "CRITICAL" });
        await joined(4, "y", "other", user);
        await exceed(scene, "alone", { observedAt: scene.time(5) });
        await exceed(scene, "lone", { observedAt: scene.time(6) });
        const rows = ["lone", "alone", "other", "grave"].map((anomalyId) => [anomalyId, null]);
        expect(await told()).toEqual([rows, 4]);
        for (const offset of [0, 1, 2, 3, 4])
          expect(await told({ limit: 2, offset })).toEqual([rows.slice(offset, offset + 2), 4]);
        await joined(7, "x", "own", { entityType: "tenant", entityId: null, severity: "LOW" });
        await over(scene, "own", 8);
        await over(scene, "grave", 9);
        await over(scene, "late", 10);
        const all = { includeResolved: true };
        expect(await told()).toEqual([[["own", null], ...rows.slice(0, 3)], 4]);
        await over(scene, "early", 11);
        expect(await told()).toEqual([rows.slice(0, 3), 3]);
        expect(await told(all)).toEqual([[["own", scene.time(11)], ...rows.slice(0, 3)], 4]);
      });

      it("name a feature as it was called last by the point, and nothing else", async () => {
        const scene = openScene();
        for (const [index, entityType] of (["feature", "user"] as const).entries())
          await exceed(scene, `a-${entityType}`, { observedAt: scene.time(index), entityType, entityId: "chat" });
        await nameFeature(scene, "chat", "Chat");
        const then = await scene.here();
        await nameFeature(scene, "chat", "Talk");
        const names = async (at?: ReadPoint) =>
          (await anomaliesOf(scene, {}, at)).anomalies.map(({ entityName }) => entityName);
        expect([await names(), await names(then)]).toEqual([
          [null, "Talk"],
          [null, "Chat"],
        ]);
      });

      it("tell what a budget refused once: where it was exceeded, else where it warned", async () => {
        const scene = openScene();
        const said = { period: "daily", periodStart: scene.time(MIDNIGHT) } as const;
        const tomorrow = { ...said, periodStart: scene.time(MIDNIGHT + DAY) };
        await exceed(scene, "warned", { ...said, anomalyType: "BUDGET_WARNING", observedAt: scene.time(1) });
        await exceed(scene, "passed", { ...said, anomalyType: "BUDGET_EXCEEDED", observedAt: scene.time(2) });
        await exceed(scene, "held", { ...tomorrow, anomalyType: "BUDGET_WARNING", observedAt: scene.time(3) });
        const { anomalies } = await anomaliesOf(scene);
        expect(anomalies.map(({ anomalyId, tellsRefusals }) => [anomalyId, tellsRefusals])).toEqual([
          ["held", true],
          ["passed", true],
          ["warned", false],
        ]);
      });
    });

    describe("what was refused", () => {
      const refusal = (scene: Scene, said: Partial<BudgetSpan> = {}): BudgetSpan => ({
        budgetType: "tenant",
        entityId: "",
        period: "daily",
        periodStart: scene.time(MIDNIGHT),
        ...said,
      });

      it("F-101: is the sum of the estimates that one budget refused in one period", async () => {
        const scene = openScene();
        const chat = { budgetType: "feature", entityId: "chat" } as const;
        const yesterday = scene.time(MIDNIGHT - DAY);
        const refusedBy = { ...refusal(scene), entityId: null };
        await reserve(scene, { estimateMicros: 5, refusedBy }, { estimateMicros: 7, refusedBy });
        await reserve(scene, { estimateMicros: 100, refusedBy: null });
        await reserve(scene, { estimateMicros: 20, refusedBy: { ...refusedBy, ...chat } });
        await reserve(scene, { estimateMicros: 30, refusedBy: { ...refusedBy, periodStart: yesterday } });
        const spans = [
          refusal(scene),
          refusal(scene, chat),
          refusal(scene, { periodStart: yesterday }),
          refusal(scene, { period: "monthly" }),
        ];
        expect(await refused(scene, spans)).toEqual(
          [
            [spans[1], 20],
            [spans[0], 12],
            [spans[2], 30],
          ]
            .sort(byAmount)
            .map(([span, refusedMicros]) => ({ ...(span as BudgetSpan), refusedMicros })),
        );
        expect(await refused(scene, [])).toEqual([]);
        expect(await refused(openScene(), spans)).toEqual([]);
      });

      it("is the largest exact number where the estimates are more than any holds", async () => {
        const scene = openScene();
        const asked = { estimateMicros: 5_000_000_000_000_000, refusedBy: { ...refusal(scene), entityId: null } };
        await reserve(scene, asked, asked);
        expect(await refused(scene, [refusal(scene)])).toMatchObject([{ refusedMicros: Number.MAX_SAFE_INTEGER }]);
      });

      it("F-101: counts a request once that asked again, and not one that was made in the end", async () => {
        const scene = openScene();
        const refusedBy = { ...refusal(scene), entityId: null };
        const asked = (estimateMicros: number, requestId?: string) => ({
          estimateMicros,
          refusedBy,
          ...(requestId === undefined ? {} : { requestId }),
        });
        await reserve(scene, asked(5, "again"), asked(9, "again"), asked(1), asked(1));
        const then = await scene.here();
        expect(await refused(scene, [refusal(scene)])).toMatchObject([{ refusedMicros: 7 }]);
        const [anyhow] = await reserve(scene, asked(40, "anyhow"), asked(40, "anyhow"));
        const [own] = await reserve(scene, asked(60));
        await reserve(scene, asked(80, "later"));
        const [later] = await reserve(scene, { ...asked(80, "later"), refusedBy: null });
        expect(await refused(scene, [refusal(scene)])).toMatchObject([{ refusedMicros: 187 }]);
        for (const reservationId of [anyhow, own, later]) await commit(scene, String(reservationId));
        expect(await refused(scene, [refusal(scene)])).toMatchObject([{ refusedMicros: 7 }]);
        expect(await refused(scene, [refusal(scene)], then)).toMatchObject([{ refusedMicros: 7 }]);
      });

      it("F-101: counts no request that was made in a later period, though that refused it as well", async () => {
        const scene = openScene();
        const refusedBy = { ...refusal(scene), entityId: null };
        const tomorrow = { ...refusedBy, periodStart: scene.time(MIDNIGHT + DAY) };
        const asked = { estimateMicros: 50, requestId: "q" };
        await reserve(scene, { ...asked, refusedBy });
        const next = { reservedAt: scene.time(DAY), expiresAt: scene.time(DAY + 600) };
        const [made] = await reserve(scene, { ...asked, ...next, refusedBy: tomorrow });
        const spans = [refusal(scene), refusal(scene, { periodStart: tomorrow.periodStart })];
        expect(await refused(scene, spans)).toMatchObject([{ refusedMicros: 50 }, { refusedMicros: 50 }]);
        await commit(scene, String(made));
        expect(await refused(scene, spans)).toEqual([]);
      });

      it("F-101: counts a request whose id was of another one, which was made in an earlier period", async () => {
        const scene = openScene();
        const refusedBy = { ...refusal(scene), entityId: null };
        const earlier = { reservedAt: scene.time(MIDNIGHT - 700), expiresAt: scene.time(MIDNIGHT - 100) };
        const [made] = await reserve(scene, { requestId: "q", ...earlier });
        await commit(scene, String(made));
        await reserve(scene, { requestId: "q", estimateMicros: 50, refusedBy });
        expect(await refused(scene, [refusal(scene)])).toMatchObject([{ refusedMicros: 50 }]);
      });
    });
  });
}

type Told = readonly [at: number, said: Partial<NewCostRecord>];

let told = 0;

function spend(scene: Scene, ...records: readonly Told[]): Promise<unknown> {
  const made = records.map(([at, said]) =>
    newCostRecord(scene, `record-${told++}`, { costMicros: 1, occurredAt: scene.time(at), ...said }),
  );
  return scene.write(({ costs }) => costs.insertCostRecords(scene.tenantId, made));
}

/** Adds up the hours that begin these seconds after the start. */
function hourly(scene: Scene, ...starts: number[]): Promise<unknown> {
  const hours = [...new Set(starts)].map((at) => ({ snapshotId: `csn_${told++}`, periodStart: scene.time(at) }));
  return scene.write(({ costSnapshots }) => costSnapshots.insertHourlySnapshots(scene.tenantId, hours));
}

/** Adds up the days that begin these days after the scene's. */
function daily(scene: Scene, ...days: number[]): Promise<unknown> {
  const starts = days.map((day) => ({ snapshotId: `csn_${told++}`, periodStart: scene.time(MIDNIGHT + day * DAY) }));
  return scene.write(({ costSnapshots }) => costSnapshots.insertDailySnapshots(scene.tenantId, starts));
}

function hoursOfDay(day: number): number[] {
  return Array.from({ length: 24 }, (_, hour) => MIDNIGHT + day * DAY + hour * HOUR);
}

function baselines(scene: Scene, window: BaselineWindow): Promise<void> {
  return scene.write(({ costSnapshots }) => costSnapshots.insertBaselines(scene.tenantId, [window]));
}

/** Asks at the latest point. */
function guard<Result>(scene: Scene, ask: (costs: CostGuardDriver, at: ReadPoint) => Promise<Result>): Promise<Result> {
  const latest = { asOf: scene.time(1_000 * DAY), sequence: 1_000_000, isLatest: true };
  return scene.read(({ costGuard }) => ask(costGuard, latest));
}

function totalOf(scene: Scene, from: number, until: number, at?: ReadPoint): Promise<number> {
  const span: CostSpan = { from: scene.time(from), until: scene.time(until) };
  return guard(scene, (costs, latest) => costs.getTotalSpend(scene.tenantId, span, at ?? latest));
}

function byFeature(scene: Scene, limit = 10, at?: ReadPoint) {
  const span = { from: scene.time(0), until: scene.time(HOUR) };
  return guard(scene, (costs, latest) => costs.getSpendByFeature(scene.tenantId, span, limit, at ?? latest));
}

function usualOf(scene: Scene, window: BaselineWindow, at?: ReadPoint) {
  return guard(scene, (costs, latest) => costs.getBaseline(scene.tenantId, window, at ?? latest));
}

function nameFeature(scene: Scene, tag: string, displayName: string): Promise<unknown> {
  return scene.write(({ featureTags }) =>
    featureTags.insertFeatureTag(scene.tenantId, { tag, displayName, isActive: true }),
  );
}

function budgetOf(scene: Scene, at?: ReadPoint) {
  return guard(scene, (costs, latest) => costs.getBudget(scene.tenantId, at ?? latest));
}

function setBudget(scene: Scene, said: object): Promise<unknown> {
  return scene.write(({ costBudgets }) =>
    costBudgets.insertBudget(scene.tenantId, {
      budgetType: "tenant",
      entityId: null,
      version: 1,
      dailyLimitMicros: null,
      monthlyLimitMicros: null,
      warnThresholdPct: 80,
      hardLimitEnabled: false,
      isActive: true,
      setBy: PERSON,
      ...said,
    }),
  );
}

function exceed(scene: Scene, anomalyId: string, said: Parameters<typeof newCostAnomaly>[2] = {}): Promise<unknown> {
  return scene.write(({ costs }) => costs.insertCostAnomaly(scene.tenantId, newCostAnomaly(scene, anomalyId, said)));
}

function over(scene: Scene, anomalyId: string, at: number): Promise<unknown> {
  const resolution = { anomalyId, resolvedAt: scene.time(at), reason: null, resolvedBy: PERSON };
  return scene.write(({ costs }) => costs.insertAnomalyResolution(scene.tenantId, resolution));
}

function anomaliesOf(scene: Scene, page: object = {}, at?: ReadPoint) {
  const query = { since: scene.time(0), includeResolved: false, limit: 100, offset: 0, ...page };
  return guard(scene, (costs, latest) => costs.getCostAnomalies(scene.tenantId, query, at ?? latest));
}

async function reserve(scene: Scene, ...asked: Partial<NewReservation>[]): Promise<string[]> {
  const reservations = asked.map((said) => ({
    reservationId: `reservation-${told++}`,
    estimateMicros: 1,
    model: "model-1",
    refusedBy: null,
    reservedAt: scene.time(0),
    expiresAt: scene.time(600),
    contentDigest: DIGESTS.first,
    ...said,
  }));
  await scene.write(async ({ costReservations }) => {
    for (const reservation of reservations) await costReservations.insertReservation(scene.tenantId, reservation);
  });
  return reservations.map(({ reservationId }) => reservationId);
}

function commit(scene: Scene, reservationId: string): Promise<void> {
  const recordId = `cost of ${reservationId}`;
  return scene.write(async ({ costs, costReservations }) => {
    await costs.insertCostRecords(scene.tenantId, [newCostRecord(scene, recordId)]);
    const end = { outcome: "committed", actualMicros: 30, recordId, contentDigest: DIGESTS.first } as const;
    await costReservations.insertReservationEnd(scene.tenantId, reservationId, end);
  });
}

async function refused(scene: Scene, spans: readonly BudgetSpan[], at?: ReadPoint) {
  const rows = await guard(scene, (costs, latest) => costs.getRefusedSpend(scene.tenantId, spans, at ?? latest));
  return rows.sort((a, b) => a.refusedMicros - b.refusedMicros);
}

function byAmount(a: readonly unknown[], b: readonly unknown[]): number {
  return Number(a[1]) - Number(b[1]);
}
