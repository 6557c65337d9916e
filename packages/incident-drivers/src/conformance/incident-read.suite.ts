import { createHash } from "node:crypto";
import { CHAIN_DOMAINS, fieldPreimage, leafPreimage, UNCAPPED } from "@hoc/incident-schemas";
import type { ListIncidentsQuery, ReadPoint, SaltedEntry } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const LATEST: ReadPoint = { asOf: "2026-03-14T13:00:00.000000Z", sequence: 1_000_000, isLatest: true };

/** The leaf of an entry, made of its salted fields by nothing but the format. */
function leafOf({ fields, sequenceNo, id, eventType, createdAt, recordedAt, actor, prev }: SaltedEntry): string {
  const digest = (domain: number, text: string) =>
    createHash("sha256")
      .update(Buffer.from([domain]))
      .update(text)
      .digest("hex");
  const digests = fields.map(({ salt, name, value }) => digest(CHAIN_DOMAINS.field, fieldPreimage(salt, name, value)));
  const leaf = { seq: sequenceNo, id, type: eventType, at: createdAt, recordedAt, actor, prev, fields: digests };
  return digest(CHAIN_DOMAINS.leaf, leafPreimage(leaf));
}

/** What the reads of incidents must do. */
export function incidentReadSuite(name: string, open: OpenDriverSet): void {
  suite(`the incident read driver on ${name}`, open, (openScene) => {
    const list = (scene: Scene, query: Partial<ListIncidentsQuery> = {}, tenantId = scene.tenantId) =>
      scene.read(({ incidentRead }) => incidentRead.listIncidents(tenantId, { filters: {}, limit: 100, ...query }));

    describe("lists", () => {
      it("F-045: give everything once, newest first and ties by id, whatever the page's size, and how many there are", async () => {
        const scene = openScene({ aggregator: { maxIncidentsPerTenantPerHour: UNCAPPED } });
        await scene.record(
          ...Array.from({ length: 23 }, (_, index) => ({
            at: index < 15 ? 5 : index / 1_000_000,
            fingerprint: `key-${index}`,
          })),
        );
        const { items: all, total } = await list(scene);
        expect([all.length, total]).toEqual([23, 23]);
        const sorted = [...all].sort((a, b) =>
          a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1,
        );
        expect(all).toEqual(sorted);
        for (const limit of [1, 4, 15, 23]) {
          const pages = [];
          for (let offset = 0; offset < 23; offset += limit) pages.push(await list(scene, { limit, offset }));
          expect(pages.flatMap(({ items }) => items)).toEqual(all);
          expect(new Set(pages.map((page) => page.total))).toEqual(new Set([23]));
        }
        expect(await list(scene, { offset: 23 })).toEqual({ items: [], total: 23 });
      });

      it("give no more than a hundred at a time", async () => {
        const scene = openScene({ aggregator: { maxIncidentsPerTenantPerHour: UNCAPPED } });
        await scene.record(...Array.from({ length: 101 }, (_, index) => ({ at: 1, fingerprint: `key-${index}` })));
        const { items, total } = await list(scene, { limit: 1_000 });
        expect([items.length, total]).toEqual([100, 101]);
        expect(await scene.incidents()).toHaveLength(101);
      });

      it("narrow by filters, and count the same", async () => {
        const scene = openScene();
        await scene.record(...[1, 1.000001, 1.000002].map((at) => ({ at, fingerprint: `key-${at}` })));
        const filters = { createdAfter: scene.time(1.000001), createdBefore: scene.time(1.000001) };
        const { items, total } = await list(scene, { filters });
        expect([items.map(({ createdAt }) => createdAt), total]).toEqual([[scene.time(1.000001)], 1]);
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

      it("give the timeline with the salts that its leaves were made with, by a point", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, triggerValue: "12%" });
        const then = await scene.here();
        await scene.acknowledge(id, 1);
        const salted = (at: ReadPoint) =>
          scene.read(({ incidentRead }) => incidentRead.fetchSaltedTimeline(scene.tenantId, id, at));
        const entries = await salted(LATEST);
        expect(entries.map(({ fields: _, ...entry }) => entry)).toEqual(await scene.timeline(id));
        expect(entries.map(leafOf)).toEqual(entries.map(({ leaf }) => leaf));
        const salts = entries.flatMap(({ fields }) => fields.map(({ salt }) => salt));
        expect([salts.length, new Set(salts).size]).toEqual([4, 4]);
        expect(await salted(then)).toEqual(entries.slice(0, 1));
        expect(await salted(LATEST)).toEqual(entries);
      });

      it("count the other incidents of the same signature that began in a window", async () => {
        const scene = openScene({ aggregator: { aggregationWindowSeconds: 10 } });
        const ids = [];
        for (const at of [0, 100, 200, 300]) ids.push(await scene.taken({ at }));
        await scene.taken({ at: 250, errorCode: "OTHER", fingerprint: "other", triggerType: "budget_breach" });
        const incident = await scene.incident(ids[3] ?? "");
        const count = (from: number, to: number, at: ReadPoint = LATEST, tenantId = scene.tenantId) =>
          scene.read(({ incidentRead }) =>
            incidentRead.countSimilarIncidents(tenantId, incident, { from: scene.time(from), to: scene.time(to) }, at),
          );
        expect(new Set(ids).size).toBe(4);
        expect([await count(0, 300), await count(0, 301), await count(100, 200), await count(0.000001, 200)]).toEqual([
          3, 3, 1, 1,
        ]);
        const then = await scene.here();
        await scene.taken({ at: 400 });
        expect([await count(0, 1_000, then), await count(0, 1_000)]).toEqual([3, 4]);
        expect(await count(0, 1_000, LATEST, "other")).toBe(0);
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
          expect(await incidentRead.listIncidents(tenantId, { filters: {}, limit: 10 })).toEqual({
            items: [],
            total: 0,
          });
          expect(await incidentRead.countIncidentsSince(tenantId, scene.time(-1))).toBe(0);
          expect(await incidentRead.getIncidentEvents(tenantId, id, { afterSequenceNo: 0, limit: 10 })).toEqual([]);
          expect(await incidentRead.getLastIncident(tenantId)).toBeUndefined();
          expect(await incidentRead.findOpenIncident(tenantId, groupingKey)).toBeUndefined();
          expect(await signals.listIncidentSignals(tenantId, id, { afterSequence: 0, limit: 10 })).toEqual([]);
          expect(await signals.listRelatedCallIds(tenantId, id, 10)).toEqual([]);
          expect(await aggregator.getIncidentStats(tenantId, scene.time(-1))).toMatchObject({ totalIncidents: 0 });
        });
        await scene.unitOfWork.work(tenantId, async ({ deliveries }) => {
          const claim = { sink: "in-process", now: scene.time(9), leasedUntil: scene.time(10), limit: 10 };
          expect(await deliveries.claim(tenantId, claim)).toEqual([]);
        });
      });
    });
  });
}
