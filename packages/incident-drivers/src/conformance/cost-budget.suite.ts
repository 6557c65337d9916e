import type {
  BudgetAmount,
  BudgetFilters,
  IncidentPorts,
  NewBudget,
  NewestFirstPage,
  ThresholdCrossing,
} from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { inPeriod, KEYS, newBudget, newCrossing } from "./budget-facts.js";
import type { OpenDriverSet } from "./driver-set.js";
import { newCostAnomaly, newCostRecord } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

/** What the store of budgets must do. */
export function costBudgetSuite(name: string, open: OpenDriverSet): void {
  suite(`the budgets on ${name}`, open, (openScene) => {
    const set = (scene: Scene, said: Partial<NewBudget> = {}) =>
      scene.write(({ costBudgets }) => costBudgets.insertBudget(scene.tenantId, newBudget(said)));
    const spend = (scene: Scene, id: string, said: Parameters<typeof newCostRecord>[2] = {}) =>
      scene.write(({ costs }) => costs.insertCostRecords(scene.tenantId, [newCostRecord(scene, id, said)]));
    const keep = (scene: Scene, ...periods: ReturnType<typeof inPeriod>[]) =>
      scene.write(({ costBudgets }) => costBudgets.keepSpend(scene.tenantId, periods));
    const add = (scene: Scene, ...additions: BudgetAmount[]) =>
      scene.write(({ costBudgets }) => costBudgets.addSpend(scene.tenantId, additions));
    const claim = (scene: Scene, ...crossings: ThresholdCrossing[]) =>
      scene.write(({ costBudgets }) => costBudgets.claimCrossings(scene.tenantId, crossings));
    const micros = (amounts: readonly BudgetAmount[]) => amounts.map((amount) => amount.micros);

    describe("a budget", () => {
      it("is stored as it was said, and given with its place in what the tenant recorded", async () => {
        const scene = openScene();
        scene.now(7.000001);
        const stored = await set(scene);
        const given = { tenantId: scene.tenantId, recordedAt: scene.time(7.000001), sequence: 1 };
        expect(stored).toEqual({ ...newBudget(), ...given });
        const fetched = await scene.read(({ costBudgets }) => costBudgets.fetchBudget(scene.tenantId, KEYS.tenant));
        expect(fetched).toEqual(stored);
      });

      it("F-109: has one row per version: the tenant's own has an entity that a unique key can hold", async () => {
        const scene = openScene();
        await set(scene);
        await expect(set(scene, { dailyLimitMicros: 5 })).rejects.toMatchObject({ code: expect.anything() });
        await set(scene, { ...KEYS.search });
        await expect(set(scene, { ...KEYS.search })).rejects.toThrow();
        await set(scene, { version: 2 });
      });

      it("F-109: keeps 0 as a limit and null as none", async () => {
        const scene = openScene();
        const said = { dailyLimitMicros: 0, monthlyLimitMicros: null };
        await set(scene, said);
        const fetched = await scene.read(({ costBudgets }) => costBudgets.fetchBudget(scene.tenantId, KEYS.tenant));
        expect(fetched).toMatchObject(said);
      });

      it.each(STORABLE_TEXTS)("of %j keeps its entity as it is", async (text) => {
        const scene = openScene();
        const key = { budgetType: "user", entityId: text } as const;
        await set(scene, key);
        await spend(scene, "a", { userId: text, costMicros: 7 });
        expect(micros(await keep(scene, inPeriod(key, "daily")))).toEqual([7]);
        const found = await scene.write(({ costBudgets }) =>
          costBudgets.fetchBudgetsOf(scene.tenantId, { featureTags: [], userIds: [text] }),
        );
        expect(found).toMatchObject([key]);
      });

      it("is read as it stood at a point", async () => {
        const scene = openScene();
        await set(scene);
        const at = await scene.here();
        await set(scene, { version: 2, dailyLimitMicros: 5 });
        const limits = await scene.read(async ({ costBudgets }) => [
          (await costBudgets.fetchBudget(scene.tenantId, KEYS.tenant))?.dailyLimitMicros,
          (await costBudgets.fetchBudget(scene.tenantId, KEYS.tenant, at))?.dailyLimitMicros,
          await costBudgets.fetchBudget(scene.tenantId, KEYS.tenant, { ...at, sequence: 0 }),
        ]);
        expect(limits).toEqual([5, 1_000, undefined]);
      });
    });

    describe("the list of budgets", () => {
      it("has the last version of each, set last first, those taken back too, by pages and points", async () => {
        const scene = openScene();
        await set(scene);
        await set(scene, KEYS.search);
        const then = await scene.here();
        await set(scene, { ...KEYS.bob, isActive: false });
        await set(scene, { version: 2 });
        await set(openScene());
        const list = async (page: Partial<NewestFirstPage> & { filters?: BudgetFilters } = {}) => {
          const at = { ...(await scene.here()), isLatest: true };
          const query = { limit: 10, at, filters: {}, ...page };
          const found = await scene.read(({ costBudgets }) => costBudgets.listBudgets(scene.tenantId, query));
          return found.map(({ budgetType, version }) => [budgetType, version]);
        };
        const [tenant, bob, search] = [
          ["tenant", 2],
          ["user", 1],
          ["feature", 1],
        ];
        expect(await list()).toEqual([tenant, bob, search]);
        expect(await list({ limit: 1 })).toEqual([tenant]);
        expect(await list({ beforeSequence: 4 })).toEqual([bob, search]);
        expect(await list({ at: then })).toEqual([search, ["tenant", 1]]);
        expect(await list({ filters: { budgetType: "user" } })).toEqual([bob]);
        expect(await list({ filters: { entityId: "search" } })).toEqual([search]);
      });
    });

    describe("the budgets of costs", () => {
      it("are the last versions of the tenant's, then features', then users', no others", async () => {
        const scene = openScene();
        const ofOthers = [
          { budgetType: "feature", entityId: "bob" },
          { budgetType: "user", entityId: "search" },
        ] as const;
        for (const key of [KEYS.bob, KEYS.search, KEYS.tenant, ...ofOthers]) await set(scene, key);
        await set(scene, { ...KEYS.bob, version: 2, isActive: false });
        const of = async (featureTags: string[], userIds: string[]) => {
          const found = await scene.write(({ costBudgets }) =>
            costBudgets.fetchBudgetsOf(scene.tenantId, { featureTags, userIds }),
          );
          return found.map(({ budgetType, entityId, version }) => [budgetType, entityId, version]);
        };
        expect(await of(["search", "x"], ["bob"])).toEqual([
          ["tenant", null, 1],
          ["feature", "search", 1],
          ["user", "bob", 2],
        ]);
        expect(await of([], [])).toEqual([["tenant", null, 1]]);
      });
    });

    describe("what is spent", () => {
      it("is counted from the records of the period and the entity, once it is asked for, half-open", async () => {
        const scene = openScene();
        const at = (occurredAt: string) => ({ occurredAt, costMicros: 1 });
        await spend(scene, "before", at("2026-03-13T23:59:59.999999Z"));
        await spend(scene, "first", { ...at("2026-03-14T00:00:00.000000Z"), featureTag: "search" });
        await spend(scene, "last", { ...at("2026-03-14T23:59:59.999999Z"), userId: "bob" });
        await spend(scene, "after", at("2026-03-15T00:00:00.000000Z"));
        await spend(scene, "month before", at("2026-02-28T23:59:59.999999Z"));
        await spend(openScene(), "foreign", at("2026-03-14T12:00:00.000000Z"));
        const asked = [
          inPeriod(KEYS.bob, "monthly"),
          inPeriod(KEYS.tenant, "daily"),
          inPeriod(KEYS.tenant, "monthly"),
          inPeriod(KEYS.search, "daily"),
        ];
        expect(await keep(scene, ...asked)).toEqual([
          { ...asked[0], micros: 1 },
          { ...asked[1], micros: 2 },
          { ...asked[2], micros: 4 },
          { ...asked[3], micros: 1 },
        ]);
      });

      it("is kept from then on: what is not added is not in it, what is added is, refunds too", async () => {
        const scene = openScene();
        const day = inPeriod(KEYS.tenant, "daily");
        await spend(scene, "a", { costMicros: 5 });
        expect(micros(await keep(scene, day))).toEqual([5]);
        await spend(scene, "b", { costMicros: 7 });
        expect(micros(await keep(scene, day))).toEqual([5]);
        expect(micros(await add(scene, { ...day, micros: 7 }))).toEqual([12]);
        expect(micros(await add(scene, { ...day, micros: -13 }))).toEqual([-1]);
      });

      it("is not added twice where nothing was kept: the records hold the addition", async () => {
        const scene = openScene();
        await spend(scene, "a", { costMicros: 5 });
        const [day, month] = [inPeriod(KEYS.tenant, "daily"), inPeriod(KEYS.tenant, "monthly")];
        await keep(scene, month);
        await spend(scene, "b", { costMicros: 7 });
        expect(micros(await add(scene, { ...day, micros: 7 }, { ...month, micros: 7 }))).toEqual([12, 12]);
      });

      it("is refused when it is no exact number any more", async () => {
        const scene = openScene();
        const day = inPeriod(KEYS.tenant, "daily");
        await keep(scene, day);
        await add(scene, { ...day, micros: Number.MAX_SAFE_INTEGER });
        await expect(add(scene, { ...day, micros: 1 })).rejects.toMatchObject({ code: "cost_out_of_range" });
      });

      it("is for each tenant apart, and of the one that is locked", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const day = { ...inPeriod(KEYS.tenant, "daily"), micros: 3 };
        await keep(scene, day);
        await add(scene, day);
        expect(micros(await keep(stranger, day))).toEqual([0]);
        const foreign: readonly ((ports: IncidentPorts) => Promise<unknown>)[] = [
          ({ costBudgets }) => costBudgets.keepSpend("other", [day]),
          ({ costBudgets }) => costBudgets.addSpend("other", [day]),
          ({ costBudgets }) => costBudgets.insertBudget("other", newBudget()),
          ({ costBudgets }) => costBudgets.claimCrossings("other", []),
        ];
        for (const write of foreign)
          await expect(scene.write(write)).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("a crossing", () => {
      it("is claimed once per version, period and threshold; another try leaves nothing, no number either", async () => {
        const scene = openScene();
        await set(scene);
        await set(scene, { version: 2, dailyLimitMicros: 2_000 });
        const first = newCrossing(scene, "a");
        expect(await claim(scene, first)).toEqual([first]);
        const point = await scene.here();
        expect(await claim(scene, { ...first, anomalyId: "again", spentMicros: 900 })).toEqual([]);
        expect(await scene.here()).toEqual(point);
        const limit = newCrossing(scene, "limit", { thresholdPct: 100 });
        const others = [
          newCrossing(scene, "version", { budgetVersion: 2, limitMicros: 2_000 }),
          newCrossing(scene, "month", inPeriod(KEYS.tenant, "monthly")),
          newCrossing(scene, "day", { periodStart: "2026-03-15T00:00:00.000000Z" }),
        ];
        expect(await claim(scene, first, limit)).toEqual([limit]);
        expect(await claim(scene, first, ...others)).toEqual(others);
        expect(await scene.here()).toMatchObject({ sequence: point.sequence + 4 });
      });

      it.each([
        [{ hardLimitEnabled: true }, []],
        [{ monthlyLimitMicros: 9_000 }, []],
        [{ warnThresholdPct: 90 }, [80]],
        [{ dailyLimitMicros: 2_000 }, [80, 100]],
        [{ isActive: false }, [80, 100]],
      ])(
        "is new again when the limit of its period or its threshold was another in between: %j",
        async (said, again) => {
          const scene = openScene();
          const both = (budgetVersion: number) =>
            [80, 100].map((thresholdPct) =>
              newCrossing(scene, `${budgetVersion}-${thresholdPct}`, { budgetVersion, thresholdPct }),
            );
          await set(scene);
          await claim(scene, ...both(1));
          await set(scene, { ...said, version: 2 });
          await set(scene, { version: 3 });
          expect((await claim(scene, ...both(3))).map(({ thresholdPct }) => thresholdPct)).toEqual(again);
        },
      );

      it("is open from when its anomaly is recorded until that is over, in the periods asked for", async () => {
        const scene = openScene();
        await set(scene);
        await set(scene, KEYS.search);
        const [a, b] = [newCrossing(scene, "a"), newCrossing(scene, "b", { thresholdPct: 100 })];
        const others = [
          newCrossing(scene, "month", inPeriod(KEYS.tenant, "monthly")),
          newCrossing(scene, "search", KEYS.search),
        ];
        await claim(scene, b);
        await claim(scene, a, ...others);
        const open = (tenant = scene) =>
          tenant.write(({ costBudgets }) =>
            costBudgets.listOpenCrossings(tenant.tenantId, [newCrossing(scene, "asked", { thresholdPct: 1 })]),
          );
        expect(await open()).toEqual([]);
        for (const { anomalyId } of [a, b, ...others])
          await scene.write(({ costs }) => costs.insertCostAnomaly(scene.tenantId, newCostAnomaly(scene, anomalyId)));
        expect(await open()).toEqual([b, a]);
        expect(await open(openScene())).toEqual([]);
        const end = { resolvedAt: scene.time(20), reason: null, resolvedBy: { type: "SYSTEM", id: "test" } } as const;
        await scene.write(({ costs }) => costs.insertAnomalyResolution(scene.tenantId, { ...end, anomalyId: "b" }));
        expect(await open()).toEqual([a]);
        await expect(
          scene.write(({ costBudgets }) => costBudgets.listOpenCrossings("other", [])),
        ).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("is of a version of a budget that there is", async () => {
        const scene = openScene();
        await expect(claim(scene, newCrossing(scene, "a"))).rejects.toThrow();
      });
    });
  });
}
