import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

/** What reads as of an earlier instant must show. */
export function readPointSuite(name: string, open: OpenDriverSet): void {
  suite(`reads as of an instant on ${name}`, open, (openScene) => {
    const incidentAt = (scene: Scene, id: string, at: ReadPoint) =>
      scene.read(({ incidentRead }) => incidentRead.getIncident(scene.tenantId, id, at));

    describe("points", () => {
      it("are found by instant, to the microsecond, and only the tenant's own", async () => {
        const scene = openScene();
        const sequenceAt = (seconds: number, tenantId = scene.tenantId) =>
          scene.read(({ readPoints }) => readPoints.findSequenceAt(tenantId, scene.time(seconds)));
        expect(await scene.read(({ readPoints }) => readPoints.findProgress(scene.tenantId))).toBeUndefined();
        await scene.record({ at: 10 });
        const first = await scene.here();
        await scene.record({ at: 20 });
        const second = await scene.here();
        expect(second.sequence).toBeGreaterThan(first.sequence);
        expect(await sequenceAt(9.999999)).toBe(0);
        expect(await sequenceAt(10)).toBe(first.sequence);
        expect(await sequenceAt(19.999999)).toBe(first.sequence);
        expect(await sequenceAt(1_000)).toBe(second.sequence);
        expect(await sequenceAt(1_000, openScene().tenantId)).toBe(0);
      });
    });

    describe("an incident", () => {
      it("F-043: is shown in every state that it had, and not before it was there", async () => {
        const scene = openScene();
        await scene.record({ at: 0, fingerprint: "other" });
        const before = await scene.here();
        const id = await scene.taken({ at: 1, costMicros: 5 });
        const told = [{ at: await scene.here(), was: await scene.incident(id) }];
        const tell = async () => told.push({ at: await scene.here(), was: await scene.incident(id) });
        await scene.record({ at: 2, costMicros: 7 }, { at: 0.5, receivedAt: 2, kind: "guard", reference: "g" });
        await tell();
        await scene.acknowledge(id, 3);
        await tell();
        await scene.setSeverity(id, "critical", 4);
        await tell();
        await scene.resolve(id, 5);
        await tell();
        await scene.record({ at: 6 });
        await tell();
        await scene.write(({ incidentWrite }) =>
          incidentWrite.createPostmortemStub(scene.tenantId, {
            incidentId: id,
            createdAt: scene.time(7),
            createdBy: "ann",
          }),
        );
        await scene.reopen(id, 8);
        await tell();
        expect(await incidentAt(scene, id, before)).toBeUndefined();
        for (const { at, was } of told) expect(await incidentAt(scene, id, at)).toEqual(was);
        expect(new Set(told.map(({ was }) => JSON.stringify(was))).size).toBe(told.length);
      });

      it("shows what was stored last where signals that it had counted are deleted, never less", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 1, costMicros: 5 });
        await scene.record({ at: 2, costMicros: 7 });
        await scene.resolve(id, 5);
        await scene.write(({ signals }) => signals.pruneSignals(scene.tenantId, scene.time(30), 10));
        await scene.reopen(id, 40);
        await scene.record({ at: 41, costMicros: 11 });
        const at = await scene.here();
        await scene.record({ at: 42, costMicros: 13 });
        const { signalCount, callsAffected, costMicros, startedAt } = await scene.incident(id);
        expect({ signalCount, costMicros }).toEqual({ signalCount: 4, costMicros: 36 });
        expect(await incidentAt(scene, id, at)).toMatchObject({ signalCount, callsAffected, costMicros, startedAt });
      });

      it("is counted by filters as it was", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 1 });
        const opened = await scene.here();
        await scene.resolve(id, 2);
        const active = { lifecycleState: "ACTIVE" } as const;
        const count = (at: ReadPoint) =>
          scene.read(async ({ incidentsFacade }) => {
            const query = {
              filters: active,
              sortBy: "created_at",
              sortOrder: "desc",
              limit: 1,
              withTotal: true,
            } as const;
            return (await incidentsFacade.fetchAllIncidents(scene.tenantId, { ...query, at })).total;
          });
        expect([await count(opened), await count(await scene.here())]).toEqual([1, 0]);
      });

      it("that gathers by overflow shows the counts of then", async () => {
        const scene = openScene({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
        await scene.taken({ at: 0, fingerprint: "first" });
        const id = await scene.taken({ at: 1, fingerprint: "a", triggerType: "freeze" });
        await scene.record({ at: 2, fingerprint: "b" });
        const at = await scene.here();
        const was = await scene.incident(id);
        expect(was.overflowCounts).toEqual({ freeze: 1, failure_spike: 1 });
        await scene.record({ at: 3, fingerprint: "c" }, { at: 3, fingerprint: "d", triggerType: "budget_breach" });
        const shown = await incidentAt(scene, id, at);
        expect(JSON.stringify(shown)).toBe(JSON.stringify(was));
      });
    });

    it("another tenant's incidents are at no point there", async () => {
      const scene = openScene();
      const id = await scene.taken({ at: 1 });
      await scene.acknowledge(id, 2);
      const other = openScene();
      const at = { ...(await scene.here()), sequence: 1_000 };
      for (const sequence of [0, 1, 2, 1_000]) expect(await incidentAt(other, id, { ...at, sequence })).toBeUndefined();
    });
  });
}
