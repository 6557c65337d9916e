import type { Incident, IncidentFilters } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

/** What the reads of incidents must do. */
export function incidentReadSuite(name: string, open: OpenDriverSet): void {
  suite(`the incident read driver on ${name}`, open, (openScene) => {
    const uncapped = { aggregator: { maxIncidentsPerTenantPerHour: Number.MAX_SAFE_INTEGER } };

    async function pages(scene: Scene, limit: number, filters: IncidentFilters = {}): Promise<Incident[]> {
      const seen: Incident[] = [];
      for (let page = 0; page < 100; page++) {
        const last = seen.at(-1);
        const items = await scene.read(({ incidentRead }) =>
          incidentRead.listIncidents(scene.tenantId, {
            filters,
            limit,
            ...(last === undefined ? {} : { after: { createdAt: last.createdAt, id: last.id } }),
          }),
        );
        seen.push(...items);
        if (items.length < limit) return seen;
      }
      throw new Error("the list does not end");
    }

    describe("lists", () => {
      it("F-045: page by page give everything once, newest first and ties by id, whatever the page's size", async () => {
        const scene = openScene(uncapped);
        await scene.record(
          ...Array.from({ length: 23 }, (_, index) => ({
            at: index < 15 ? 5 : index / 1_000_000,
            fingerprint: `key-${index}`,
          })),
        );
        const all = await pages(scene, 100);
        expect(all).toHaveLength(23);
        const sorted = [...all].sort((a, b) =>
          a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1,
        );
        expect(all).toEqual(sorted);
        for (const size of [1, 4, 5, 15, 23]) expect(await pages(scene, size)).toEqual(all);
      });

      it("keep a page's place while newer incidents come in", async () => {
        const scene = openScene();
        await scene.record(...[1, 2, 3, 4].map((at) => ({ at, fingerprint: `key-${at}` })));
        const [first, second] = await pages(scene, 100);
        await scene.record({ at: 9, fingerprint: "newer" });
        const after = { createdAt: String(first?.createdAt), id: String(first?.id) };
        const [next] = await scene.read(({ incidentRead }) =>
          incidentRead.listIncidents(scene.tenantId, { filters: {}, limit: 1, after }),
        );
        expect(next?.id).toBe(second?.id);
      });

      it.each<[string, IncidentFilters]>([
        ["lifecycle state", { lifecycleState: "ACKED" }],
        ["status", { status: "ACKNOWLEDGED" }],
        ["severity", { severity: "critical" }],
        ["trigger type", { triggerType: "freeze" }],
        ["category", { category: "LOOP_DETECTED" }],
        ["owner", { ownerId: "bob" }],
        ["creation up to", { createdTo: "2026-03-14T12:00:01.000000Z" }],
        ["all of them", { lifecycleState: "ACKED", severity: "critical", triggerType: "freeze", ownerId: "bob" }],
      ])("narrow by %s, and count the same", async (_, filters) => {
        const scene = openScene();
        const wanted = await scene.taken({ at: 1, triggerType: "freeze", category: "LOOP_DETECTED" });
        await scene.record({ at: 1.000001, fingerprint: "x", category: "OTHER" }, { at: 2, fingerprint: "y" });
        await scene.acknowledge(wanted, 3);
        await scene.write(({ incidentWrite }) =>
          incidentWrite.updateIncidentOwner(
            scene.tenantId,
            { incidentId: wanted, version: 2, lifecycleState: "ACKED" },
            { ownerId: "bob", at: scene.time(4) },
          ),
        );
        expect((await pages(scene, 100, filters)).map(({ id }) => id)).toEqual([wanted]);
        expect(await scene.read(({ incidentRead }) => incidentRead.countIncidents(scene.tenantId, filters))).toBe(1);
      });

      it("narrow by the creation's bounds, both inclusive and to the microsecond", async () => {
        const scene = openScene();
        await scene.record(...[1, 1.000001, 1.000002].map((at) => ({ at, fingerprint: `key-${at}` })));
        const bounds = { createdFrom: scene.time(1.000001), createdTo: scene.time(1.000001) };
        expect((await pages(scene, 100, bounds)).map(({ createdAt }) => createdAt)).toEqual([scene.time(1.000001)]);
      });
    });

    describe("single questions", () => {
      it("find the last, the open one of a key, and those since", async () => {
        const scene = openScene();
        const read = <R>(ask: Parameters<typeof scene.read<R>>[0]) => scene.read(ask);
        expect(await read(({ incidentRead }) => incidentRead.getLastIncident(scene.tenantId))).toBeUndefined();
        const first = await scene.incident(await scene.taken({ at: 0 }));
        const second = await scene.incident(await scene.taken({ at: 1_000 }));
        expect(await read(({ incidentRead }) => incidentRead.getLastIncident(scene.tenantId))).toEqual(second);
        expect(second.groupingKey).toBe(first.groupingKey);
        expect(
          await read(({ incidentRead }) => incidentRead.findOpenIncident(scene.tenantId, first.groupingKey)),
        ).toEqual(second);
        await scene.resolve(second.id, 1_001);
        expect(
          await read(({ incidentRead }) => incidentRead.findOpenIncident(scene.tenantId, first.groupingKey)),
        ).toBeUndefined();
        expect(
          await read(({ incidentRead }) => incidentRead.countIncidentsSince(scene.tenantId, scene.time(0.000001))),
        ).toBe(1);
        expect(await read(({ incidentRead }) => incidentRead.countIncidentsSince(scene.tenantId, scene.time(0)))).toBe(
          2,
        );
      });

      it("a run's incidents are those that took one of its signals, each once", async () => {
        const scene = openScene();
        const first = await scene.taken({ at: 0, kind: "run", reference: "r", runId: "run-1" });
        await scene.record(
          { at: 1, kind: "run", reference: "r2", runId: "run-2" },
          { at: 1, kind: "run", reference: "r", runId: "run-1" },
        );
        const second = await scene.taken({ at: 2, fingerprint: "x", runId: "run-1" });
        await scene.record({ at: 3, fingerprint: "z", runId: "run-3" });
        const ofRun = async (runId: string) =>
          (await scene.read(({ incidentRead }) => incidentRead.listIncidentsForRun(scene.tenantId, runId))).map(
            ({ id }) => id,
          );
        expect(await ofRun("run-1")).toEqual([second, first]);
        expect(await ofRun("run-2")).toEqual([first]);
        expect(await ofRun("unknown")).toEqual([]);
      });

      it("give the timeline page by page", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        await scene.acknowledge(id, 1);
        await scene.resolve(id, 2);
        const page = (afterSequenceNo: number, limit: number) =>
          scene.read(({ incidentRead }) =>
            incidentRead.getIncidentEvents(scene.tenantId, id, { afterSequenceNo, limit }),
          );
        expect((await page(0, 2)).map(({ sequenceNo }) => sequenceNo)).toEqual([1, 2]);
        expect((await page(2, 2)).map(({ sequenceNo }) => sequenceNo)).toEqual([3]);
      });
    });

    describe("another tenant's", () => {
      it("incidents, timelines, signals, runs and numbers are as if they were not there", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, runId: "run-1", reference: "call-1" });
        const { groupingKey } = await scene.incident(id);
        const { tenantId } = openScene();
        await scene.read(async ({ incidentRead, signals, aggregator }) => {
          expect(await incidentRead.getIncident(tenantId, id)).toBeUndefined();
          expect(await incidentRead.listIncidents(tenantId, { filters: {}, limit: 10 })).toEqual([]);
          expect(await incidentRead.countIncidents(tenantId, {})).toBe(0);
          expect(await incidentRead.countIncidentsSince(tenantId, scene.time(-1))).toBe(0);
          expect(await incidentRead.getIncidentEvents(tenantId, id, { afterSequenceNo: 0, limit: 10 })).toEqual([]);
          expect(await incidentRead.getLastIncident(tenantId)).toBeUndefined();
          expect(await incidentRead.findOpenIncident(tenantId, groupingKey)).toBeUndefined();
          expect(await incidentRead.listIncidentsForRun(tenantId, "run-1")).toEqual([]);
          expect(await signals.listIncidentSignals(tenantId, id, { afterSequence: 0, limit: 10 })).toEqual([]);
          expect(await signals.listRelatedCallIds(tenantId, id, 10)).toEqual([]);
          expect(await aggregator.getIncidentStats(tenantId, scene.time(-1))).toMatchObject({ totalIncidents: 0 });
        });
        await scene.unitOfWork.work(async ({ deliveries }) => {
          const claim = { sink: "in-process", now: scene.time(9), leasedUntil: scene.time(10), limit: 10 };
          expect(await deliveries.claim(tenantId, claim)).toEqual([]);
        });
      });
    });
  });
}
