import { type IncidentFilters, SORT_FIELDS, SORT_ORDERS } from "@hoc/incident-schemas";
import type {
  IncidentListQuery,
  IncidentListSnapshot,
  IncidentSnapshot,
  IncidentsFacadeDriver,
  ReadPoint,
} from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

/** A list of the facade. */
type List = (
  facade: IncidentsFacadeDriver,
  tenantId: string,
  query: IncidentListQuery,
) => Promise<IncidentListSnapshot>;

const all: List = (facade, tenantId, query) => facade.fetchAllIncidents(tenantId, query);
const active: List = (facade, tenantId, query) => facade.fetchActiveIncidents(tenantId, query);
const resolved: List = (facade, tenantId, query) => facade.fetchResolvedIncidents(tenantId, query);
const resolvedSince =
  (notBefore: string): List =>
  (facade, tenantId, query) =>
    facade.fetchResolvedIncidents(tenantId, { ...query, notBefore });
const historical =
  (cutoff: string): List =>
  (facade, tenantId, query) =>
    facade.fetchHistoricalIncidents(tenantId, { ...query, cutoff });

/** Incidents that tie in an order, by their names; ids decide which comes first. */
type Tied = readonly string[];

/** What the lists of incidents must do. */
export function incidentsFacadeListsSuite(name: string, open: OpenDriverSet): void {
  suite(`the lists of incidents on ${name}`, open, (openScene) => {
    /** Six incidents of every kind, each under the name of its fingerprint. */
    async function cast() {
      const scene = openScene();
      const ids = new Map<string, string>();
      const opening = async (called: string, at: number, wish: Omit<Parameters<Scene["taken"]>[0], "at">) => {
        ids.set(called, await scene.taken({ ...wish, at, fingerprint: called }));
      };
      await opening("looping", 10, { initialSeverity: "critical", category: "LOOP_DETECTED", runId: "run-1" });
      await opening("acked", 20, {});
      await opening("costly", 20, { initialSeverity: "high", category: "COST_ANOMALY", kind: "violation" });
      await opening("synthetic", 30, { initialSeverity: "high", isSynthetic: true });
      await opening("frozen", 30, { category: "LOOP_DETECTED", triggerType: "freeze" });
      await opening("reopened", 40, { initialSeverity: "critical" });
      const id = (called: string) => String(ids.get(called));
      await scene.setSeverity(id("acked"), "low", 50);
      await scene.setSeverity(id("frozen"), "medium", 50);
      await scene.acknowledge(id("acked"), 55);
      await scene.write(({ incidentWrite }) =>
        incidentWrite.updateIncidentOwner(
          scene.tenantId,
          { incidentId: id("frozen"), version: 2, lifecycleState: "ACTIVE" },
          { ownerId: "bob", at: scene.time(60) },
        ),
      );
      await scene.resolve(id("reopened"), 90);
      await scene.resolve(id("costly"), 100);
      await scene.resolve(id("synthetic"), 100);
      await scene.reopen(id("reopened"), 110);
      await scene.resolve(id("frozen"), 200);

      const names = new Map([...ids].map(([called, incidentId]) => [incidentId, called]));
      return {
        scene,
        id,
        namesOf: (items: readonly IncidentSnapshot[]) => items.map((item) => names.get(item.id)),
        /** Ties written out, each in the order of their ids. */
        inOrder: (groups: readonly (string | Tied)[]) =>
          groups.flatMap((group) =>
            typeof group === "string" ? [group] : [...group].sort((a, b) => (id(a) < id(b) ? -1 : 1)),
          ),
      };
    }

    const standing = (scene: Scene): ReadPoint => ({ asOf: scene.time(1_000), sequence: 0, isLatest: true });

    const ask = (scene: Scene, list: List, query: Partial<IncidentListQuery> = {}, tenantId = scene.tenantId) =>
      scene.read(({ incidentsFacade }) =>
        list(incidentsFacade, tenantId, {
          filters: {},
          sortBy: "created_at",
          sortOrder: "desc",
          limit: 100,
          withTotal: true,
          at: standing(scene),
          ...query,
        }),
      );

    describe("topics", () => {
      it("hold active and acknowledged incidents, resolved ones, or all", async () => {
        const { scene, namesOf } = await cast();
        const held = async (list: List, filters: IncidentFilters = {}) => {
          const { items, total } = await ask(scene, list, { filters });
          expect(total).toBe(items.length);
          return namesOf(items).sort();
        };
        const [open, over] = [
          ["acked", "looping", "reopened"],
          ["costly", "frozen", "synthetic"],
        ];
        expect(await held(active)).toEqual(open);
        expect(await held(all, { topic: "ACTIVE" })).toEqual(open);
        expect(await held(resolved)).toEqual(over);
        expect(await held(all, { topic: "RESOLVED" })).toEqual(over);
        expect(await held(all)).toEqual([...open, ...over].sort());
        expect(await held(active, { topic: "RESOLVED" })).toEqual([]);
      });

      it("F-050: historical ones are resolved ones too, before the cutoff and not at it; the rest is since", async () => {
        const { scene, namesOf } = await cast();
        const held = async (list: List) => namesOf((await ask(scene, list)).items).sort();
        expect(await held(historical(scene.time(100)))).toEqual([]);
        expect(await held(resolvedSince(scene.time(100)))).toEqual(["costly", "frozen", "synthetic"]);
        expect(await held(historical(scene.time(100.000001)))).toEqual(["costly", "synthetic"]);
        expect(await held(resolvedSince(scene.time(100.000001)))).toEqual(["frozen"]);
        expect(await held(resolved)).toEqual(["costly", "frozen", "synthetic"]);
        const totals = [historical(scene.time(150)), resolvedSince(scene.time(150))];
        expect(await Promise.all(totals.map(async (list) => (await ask(scene, list)).total))).toEqual([2, 1]);
      });
    });

    describe("filters", () => {
      it("F-050: each narrows the list, and the count with it; without one everything is there", async () => {
        const { scene, namesOf } = await cast();
        const { time } = scene;
        const table: readonly (readonly [IncidentFilters, readonly string[]])[] = [
          [{}, ["acked", "costly", "frozen", "looping", "reopened", "synthetic"]],
          [{ severity: "high" }, ["costly", "synthetic"]],
          [{ severity: "low" }, ["acked"]],
          [{ category: "LOOP_DETECTED" }, ["frozen", "looping"]],
          [{ category: "UNKNOWN" }, ["acked", "reopened", "synthetic"]],
          [{ causeType: "LLM_RUN" }, ["looping"]],
          [{ causeType: "HUMAN" }, ["costly"]],
          [{ triggerType: "freeze" }, ["frozen"]],
          [{ ownerId: "bob" }, ["frozen"]],
          [{ isSynthetic: true }, ["synthetic"]],
          [{ isSynthetic: false }, ["acked", "costly", "frozen", "looping", "reopened"]],
          [{ lifecycleState: "ACKED" }, ["acked"]],
          [{ lifecycleState: "ACTIVE" }, ["looping", "reopened"]],
          [{ lifecycleState: "RESOLVED" }, ["costly", "frozen", "synthetic"]],
          [{ status: "ACKNOWLEDGED" }, ["acked"]],
          [{ status: "OPEN" }, ["looping", "reopened"]],
          [{ status: "RESOLVED" }, ["costly", "frozen", "synthetic"]],
          [{ createdAfter: time(30) }, ["frozen", "reopened", "synthetic"]],
          [{ createdAfter: time(30.000001) }, ["reopened"]],
          [{ createdBefore: time(20) }, ["acked", "costly", "looping"]],
          [{ createdBefore: time(19.999999) }, ["looping"]],
          [{ resolvedAfter: time(100) }, ["costly", "frozen", "synthetic"]],
          [{ resolvedAfter: time(100.000001) }, ["frozen"]],
          [{ resolvedBefore: time(100) }, ["costly", "synthetic"]],
          [{ resolvedBefore: time(99.999999) }, []],
          [{ createdAfter: time(20), createdBefore: time(20) }, ["acked", "costly"]],
          [{ severity: "high", isSynthetic: false, topic: "RESOLVED", category: "COST_ANOMALY" }, ["costly"]],
          [{ lifecycleState: "ACTIVE", status: "RESOLVED" }, []],
        ];
        for (const [filters, expected] of table)
          for (const sortBy of SORT_FIELDS) {
            const { items, total } = await ask(scene, all, { filters, sortBy });
            expect({ filters, sortBy, found: namesOf(items).sort(), total }).toEqual({
              filters,
              sortBy,
              found: expected,
              total: expected.length,
            });
          }
      });

      it("narrow every topic, not only the list of all", async () => {
        const { scene, namesOf } = await cast();
        const held = async (list: List, filters: IncidentFilters) => {
          const { items, total } = await ask(scene, list, { filters });
          return [...namesOf(items), total];
        };
        expect(await held(active, { severity: "low" })).toEqual(["acked", 1]);
        expect(await held(resolved, { isSynthetic: true })).toEqual(["synthetic", 1]);
        expect(await held(historical(scene.time(150)), { isSynthetic: true })).toEqual(["synthetic", 1]);
        expect(await held(historical(scene.time(150)), { createdBefore: scene.time(20) })).toEqual(["costly", 1]);
        expect(await held(historical(scene.time(150)), { resolvedBefore: scene.time(99) })).toEqual([0]);
      });
    });

    describe("orders", () => {
      it("F-045: by creation, by resolution with the open ones last, by severity's rank; ties by rising ids", async () => {
        const { scene, namesOf, inOrder } = await cast();
        const open = ["acked", "looping", "reopened"];
        const table = [
          ["created_at", "desc", ["reopened", ["frozen", "synthetic"], ["acked", "costly"], "looping"]],
          ["created_at", "asc", ["looping", ["acked", "costly"], ["frozen", "synthetic"], "reopened"]],
          ["resolved_at", "desc", ["frozen", ["costly", "synthetic"], open]],
          ["resolved_at", "asc", [["costly", "synthetic"], "frozen", open]],
          ["severity", "desc", ["reopened", "looping", "synthetic", "costly", "frozen", "acked"]],
          ["severity", "asc", ["acked", "frozen", "costly", "synthetic", "looping", "reopened"]],
        ] as const;
        for (const [sortBy, sortOrder, expected] of table) {
          const { items } = await ask(scene, all, { sortBy, sortOrder });
          expect({ sortBy, sortOrder, found: namesOf(items) }).toEqual({
            sortBy,
            sortOrder,
            found: inOrder(expected),
          });
        }
      });

      it("of incidents of one severity and one instant: by rising ids in both directions", async () => {
        const scene = openScene();
        const wishes = ["a", "b", "c", "d"].map((fingerprint) => ({ at: 1, fingerprint }));
        await scene.record(...wishes);
        for (const sortBy of SORT_FIELDS)
          for (const sortOrder of SORT_ORDERS) {
            const ids = (await ask(scene, all, { sortBy, sortOrder })).items.map(({ id }) => id);
            expect(ids).toEqual([...ids].sort());
          }
      });

      it("F-045: page by page, by position or by offset, give the whole list once, whatever the page's size", async () => {
        const { scene } = await cast();
        const lists: readonly (readonly [List, IncidentFilters])[] = [
          [all, {}],
          [all, { category: "UNKNOWN" }],
          [active, {}],
          [resolved, {}],
          [historical(scene.time(150)), {}],
        ];
        for (const [list, filters] of lists)
          for (const sortBy of SORT_FIELDS)
            for (const sortOrder of SORT_ORDERS) {
              const order = { filters, sortBy, sortOrder };
              const whole = await ask(scene, list, order);
              expect(whole.items.length).toBeGreaterThan(1);
              for (const limit of [1, 2, 4]) {
                const byPosition: IncidentSnapshot[] = [];
                const byOffset: IncidentSnapshot[] = [];
                while (byOffset.length < whole.items.length) {
                  const after = byPosition.at(-1);
                  const next = await ask(scene, list, { ...order, limit, ...(after && { after }) });
                  const same = await ask(scene, list, { ...order, limit, offset: byOffset.length });
                  expect([next.total, same.total]).toEqual([whole.total, whole.total]);
                  byPosition.push(...next.items);
                  byOffset.push(...same.items);
                }
                expect(byPosition).toEqual(whole.items);
                expect(byOffset).toEqual(whole.items);
              }
              const after = whole.items.at(-1);
              expect((await ask(scene, list, { ...order, ...(after && { after }) })).items).toEqual([]);
              expect((await ask(scene, list, { ...order, offset: whole.items.length })).items).toEqual([]);
            }
      });
    });

    it("show of an incident what its own page shows, and count only when asked to", async () => {
      const { scene, id } = await cast();
      const { items, total } = await ask(scene, all, { withTotal: false });
      expect(total).toBeNull();
      for (const item of items) expect(await scene.incident(item.id)).toMatchObject(item);
      const [first] = items;
      expect(Object.keys(first ?? {})).toHaveLength(34);
      expect(first?.id).toBe(id("reopened"));
    });

    it("one incident is found by its id in its tenant, at every point that it was there", async () => {
      const { scene, id } = await cast();
      const incidentId = id("reopened");
      const found = (tenant: Scene, at: ReadPoint) =>
        tenant.read(({ incidentsFacade }) => incidentsFacade.fetchIncidentById(tenant.tenantId, incidentId, at));
      const before = { ...(await scene.here()), sequence: 0 };
      expect(await found(scene, standing(scene))).toEqual(await scene.incident(incidentId));
      expect(await found(scene, before)).toBeUndefined();
      const stranger = openScene();
      expect(await found(stranger, standing(stranger))).toBeUndefined();
    });

    it("F-043: show every earlier point as it was, and keep a page's place while incidents come in and change", async () => {
      const { scene } = await cast();
      const at = await scene.here();
      const before = new Map<string, IncidentListSnapshot>();
      const lists = { all, active, resolved, historical: historical(scene.time(150)) };
      const everyOrder = async (
        visit: (key: string, list: List, query: Partial<IncidentListQuery>) => Promise<void>,
      ) => {
        for (const [called, list] of Object.entries(lists))
          for (const sortBy of SORT_FIELDS)
            for (const sortOrder of SORT_ORDERS)
              await visit(`${called} ${sortBy} ${sortOrder}`, list, { sortBy, sortOrder });
      };
      await everyOrder(async (key, list, query) => {
        before.set(key, await ask(scene, list, query));
      });
      const newer = await scene.taken({ at: 300, fingerprint: "newer", initialSeverity: "high" });
      await scene.resolve(newer, 301);
      await scene.record({ at: 302, fingerprint: "looping" }, { at: 302, fingerprint: "newest" });
      for (const incident of await scene.incidents())
        if (incident.lifecycleState === "RESOLVED") await scene.reopen(incident.id, 303);
      await everyOrder(async (key, list, query) => {
        const was = before.get(key);
        expect(await ask(scene, list, { ...query, at })).toEqual(was);
        const [first, ...rest] = was?.items ?? [];
        const page = await ask(scene, list, { ...query, at, ...(first && { after: first }) });
        expect(page.items).toEqual(rest);
      });
      expect((await ask(scene, active)).total).toBe(8);
    });

    describe("a run's incidents", () => {
      it("are those that took one of its signals, each once, newest first", async () => {
        const scene = openScene();
        const first = await scene.taken({ at: 0, kind: "run", reference: "r", runId: "run-1" });
        await scene.record(
          { at: 1, kind: "run", reference: "r2", runId: "run-2" },
          { at: 1, kind: "run", reference: "r", runId: "run-1" },
        );
        const before = await scene.here();
        const second = await scene.taken({ at: 2, fingerprint: "x", runId: "run-1" });
        await scene.record({ at: 3, fingerprint: "z", runId: "run-3" });
        const ofRun = (runId: string, at = standing(scene), tenantId = scene.tenantId) =>
          scene.read(async ({ incidentsFacade }) => {
            const found = await incidentsFacade.fetchIncidentsByRun(tenantId, runId, at);
            return found.map(({ id }) => id);
          });
        expect(await ofRun("run-1")).toEqual([second, first]);
        expect(await ofRun("run-2")).toEqual([first]);
        expect(await ofRun("unknown")).toEqual([]);
        expect(await ofRun("run-1", before)).toEqual([first]);
        expect(await ofRun("run-1", standing(scene), openScene().tenantId)).toEqual([]);
      });
    });

    describe("incidents of the same runs", () => {
      it("are the others that took a signal of any of its runs, each once, newest first", async () => {
        const scene = openScene();
        const first = await scene.taken({ at: 0, kind: "run", reference: "r1", runId: "run-1" });
        await scene.record({ at: 1, kind: "run", reference: "r2", runId: "run-2" }, { at: 1, reference: "no run" });
        const before = await scene.here();
        const second = await scene.taken({ at: 2, fingerprint: "x", runId: "run-2" });
        const third = await scene.taken({ at: 3, fingerprint: "y", runId: "run-1" });
        await scene.record({ at: 4, fingerprint: "y", runId: "run-2" }, { at: 5, fingerprint: "z", runId: "run-3" });
        const related = (incidentId: string, limit = 10, at = standing(scene), tenantId = scene.tenantId) =>
          scene.read(async ({ incidentsFacade }) => {
            const found = await incidentsFacade.fetchIncidentsOfSameRuns(tenantId, incidentId, limit, at);
            return found.map(({ id }) => id);
          });
        expect(await related(first)).toEqual([third, second]);
        expect(await related(second)).toEqual([third, first]);
        expect(await related(first, 1)).toEqual([third]);
        expect(await related(first, 10, before)).toEqual([]);
        expect(await related(first, 10, standing(scene), openScene().tenantId)).toEqual([]);
      });
    });

    it("another tenant's incidents are in no list, at no point", async () => {
      const { scene } = await cast();
      const { tenantId } = openScene();
      const at = { ...(await scene.here()), sequence: 1_000 };
      for (const list of [all, active, resolved, resolvedSince(scene.time(0)), historical(scene.time(1_000))])
        for (const point of [standing(scene), at])
          for (const sortBy of SORT_FIELDS)
            expect(await ask(scene, list, { sortBy, at: point }, tenantId)).toEqual({ items: [], total: 0 });
    });
  });
}
