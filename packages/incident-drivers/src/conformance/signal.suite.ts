import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";

/** What the reads and the pruning of stored signals must do. */
export function signalSuite(name: string, open: OpenDriverSet): void {
  suite(`the signal driver on ${name}`, open, (openScene) => {
    describe("stored signals", () => {
      it("show all that was said, to the microsecond", async () => {
        const scene = openScene();
        const id = await scene.taken({
          at: 0.000001,
          receivedAt: 1.123457,
          signalId: "s",
          kind: "run",
          reference: "run-1",
          costMicros: -12,
          causedBy: { kind: "call", reference: "c" },
          initialSeverity: "high",
          isSynthetic: true,
          details: `{"b":1,"a":[1.50,"x"]}`,
        });
        const [stored, ...others] = await scene.signalsOf(id);
        expect(others).toEqual([]);
        expect(stored).toMatchObject({
          signalId: "s",
          kind: "run",
          reference: "run-1",
          state: "firing",
          absorption: "opened",
          incidentId: id,
          costMicros: -12,
          causedBy: { kind: "call", reference: "c" },
          occurredAt: scene.time(0.000001),
          receivedAt: scene.time(1.123457),
          recordedAt: scene.time(1.123457),
          initialSeverity: "high",
          isSynthetic: true,
          details: { a: [1.5, "x"], b: 1 },
        });
      });

      it("come page by page in the order they were recorded", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        await scene.record(...[5, 3, 4, 1, 2].map((at) => ({ at, signalId: `at-${at}` })));
        const all = await scene.signalsOf(id);
        expect(all.map(({ signalId }) => signalId)).toEqual(["s1", "at-1", "at-2", "at-3", "at-4", "at-5"]);
        const page = (afterSequence: number) =>
          scene.read(({ signals }) => signals.listIncidentSignals(scene.tenantId, id, { afterSequence, limit: 4 }));
        const first = await page(0);
        expect([...first, ...(await page(Number(first.at(-1)?.sequence)))]).toEqual(all);
      });

      it("give the references of an incident's calls, up to a number", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, reference: "c1" });
        await scene.record(
          { at: 1, reference: "c2" },
          { at: 2 },
          { at: 3, kind: "guard", reference: "g" },
          { at: 4, reference: "c1", state: "resolved" },
          { at: 5, reference: "c3" },
        );
        const calls = (limit: number) =>
          scene.read(({ signals }) => signals.listRelatedCallIds(scene.tenantId, id, limit));
        expect(await calls(10)).toEqual(["c1", "c2", "c3"]);
        expect(await calls(2)).toEqual(["c1", "c2"]);
      });
    });

    describe("signals by their ids", () => {
      it("come in the order they were recorded, whatever took them, of this tenant only and by a point", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, signalId: "first" });
        const earlier = await scene.here();
        await scene.record({ at: 1, signalId: "quiet", state: "resolved" }, { at: 2, signalId: "other" });
        const find = (tenantId: string, at?: typeof earlier) =>
          scene.read(async ({ signals }) => {
            const found = await signals.findSignals(tenantId, ["quiet", "unknown", "first"], at);
            return found.map(({ signalId, absorption, incidentId }) => [signalId, absorption, incidentId]);
          });
        expect(await find(scene.tenantId)).toEqual([
          ["first", "opened", id],
          ["quiet", "cleared", id],
        ]);
        expect(await find(scene.tenantId, earlier)).toEqual([["first", "opened", id]]);
        expect(await find("another-tenant")).toEqual([]);
      });
    });

    describe("pruning", () => {
      it("takes signals of incidents that were resolved long enough ago, so many at a time; counts stay", async () => {
        const scene = openScene();
        const old = await scene.taken({ at: 0, fingerprint: "old" });
        await scene.record({ at: 1, fingerprint: "old" }, { at: 2, fingerprint: "old" });
        await scene.resolve(old, 10);
        const recent = await scene.taken({ at: 20, fingerprint: "recent" });
        await scene.resolve(recent, 30);
        const live = await scene.taken({ at: 40, fingerprint: "live" });
        const prune = () => scene.write(({ signals }) => signals.pruneSignals(scene.tenantId, scene.time(30), 2));
        expect([await prune(), await prune(), await prune()]).toEqual([2, 1, 0]);
        expect(await scene.signalsOf(old)).toEqual([]);
        expect(await scene.incident(old)).toMatchObject({ signalCount: 3 });
        expect(await scene.signalsOf(recent)).toHaveLength(1);
        expect(await scene.signalsOf(live)).toHaveLength(1);
      });

      it("prunes what no incident took once it is old: sent again, it is new", async () => {
        const scene = openScene();
        const wish = { at: 0, signalId: "quiet", state: "resolved" as const };
        await scene.recordOne(wish);
        const prune = (at: number) =>
          scene.write(({ signals }) => signals.pruneSignals(scene.tenantId, scene.time(at), 10));
        expect([await prune(-1), await prune(10), await prune(10)]).toEqual([0, 1, 0]);
        expect(await scene.recordOne(wish)).toMatchObject({ outcome: "noted" });
      });
    });
  });
}
