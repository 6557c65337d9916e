import type { Severity, TimelineHead } from "@hoc/incident-schemas";
import type { NewCheckpoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const LATEST = { asOf: "2026-03-14T13:00:00.000000Z", sequence: 1_000_000, isLatest: true };
const YEARS_LATER = "2099-01-01T00:00:00.000000Z";

/** A checkpoint as it is about to be stored. */
export function newCheckpoint(wish: Partial<NewCheckpoint> = {}): NewCheckpoint {
  return {
    origin: "hoc-incidents/tenants/acme",
    treeSize: 1,
    rootHash: "0a".repeat(32),
    asOf: "2026-03-14T12:00:00.000001Z",
    reason: "opened",
    keyId: `sha256:${"0c".repeat(32)}`,
    note: "hoc-incidents/tenants/acme\n1\nCgo=\n\n— hoc-incidents AAAA\n",
    frontier: ["0a".repeat(32)],
    ...wish,
  };
}

/** What the log of timeline heads and its checkpoints must do. */
export function checkpointSuite(name: string, open: OpenDriverSet): void {
  suite(`the checkpoints on ${name}`, open, (openScene) => {
    const progress = (scene: Scene, at = LATEST) =>
      scene.read(({ checkpoints }) => checkpoints.fetchTimelineProgress(scene.tenantId, at));
    const last = (scene: Scene) => scene.read(({ checkpoints }) => checkpoints.fetchLastCheckpoint(scene.tenantId));
    const heads = (scene: Scene, size = 1_000) =>
      scene.read(({ checkpoints }) => checkpoints.listHeads(scene.tenantId, size));
    const insert = (
      scene: Scene,
      checkpoint: NewCheckpoint,
      added: { readonly firstLeafIndex: number; readonly heads: readonly TimelineHead[]; readonly previous: number },
    ) => scene.write(({ checkpoints }) => checkpoints.insertCheckpoint(scene.tenantId, checkpoint, added));
    /** Makes a checkpoint of everything by a point. */
    const make = async (scene: Scene, at = LATEST, wish: Partial<NewCheckpoint> = {}) => {
      const { heads: moved } = await progress(scene, at);
      const before = await last(scene);
      const firstLeafIndex = before?.treeSize ?? 0;
      return insert(scene, newCheckpoint({ treeSize: firstLeafIndex + moved.length, ...wish }), {
        firstLeafIndex,
        heads: moved,
        previous: before?.sequence ?? 0,
      });
    };
    const isDue = async (scene: Scene, dailyBefore = "2000-01-01T00:00:00.000000Z") => {
      const due = await scene.unitOfWork.acrossTenants(({ fanOut }) =>
        fanOut.tenantsToCheckpoint(dailyBefore, 1_000_000),
      );
      return due.includes(scene.tenantId);
    };
    const headOf = async (scene: Scene, id: string): Promise<TimelineHead> => {
      const timeline = await scene.timeline(id);
      return { incidentId: id, entries: timeline.length, head: timeline.at(-1)?.leaf ?? "" };
    };

    describe("what the timelines say", () => {
      it("is nothing before the first incident", async () => {
        const scene = openScene();
        expect(await progress(scene)).toEqual({ heads: [], reason: null });
        expect([await last(scene), await heads(scene), await isDue(scene)]).toEqual([undefined, [], false]);
      });

      it("is the head of every timeline that moved, in the order of their last entries", async () => {
        const scene = openScene();
        const one = await scene.taken({ at: 0 });
        const two = await scene.taken({ at: 1, fingerprint: "two" });
        await scene.acknowledge(one, 2);
        expect(await progress(scene)).toEqual({
          heads: [await headOf(scene, two), await headOf(scene, one)],
          reason: "opened",
        });
      });

      it("names why a checkpoint is due by what happened since the last one", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        await make(scene);
        expect(await progress(scene)).toEqual({ heads: [], reason: null });
        const deeds = [
          ["acknowledging", () => scene.acknowledge(id, 1), null],
          ["setting a severity", () => scene.setSeverity(id, "critical" satisfies Severity, 2), null],
          ["resolving", () => scene.resolve(id, 3), "ended"],
          ["reopening", () => scene.reopen(id, 4), "ended"],
          ["opening", () => scene.taken({ at: 5, fingerprint: "two" }), "opened"],
        ] as const;
        for (const [deed, act, reason] of deeds) {
          await act();
          const { heads: moved, reason: found } = await progress(scene);
          expect([deed, moved.length, found, await isDue(scene)]).toEqual([deed, 1, reason, reason !== null]);
          await make(scene);
          expect([deed, await isDue(scene)]).toEqual([deed, false]);
        }
      });

      it("becomes due when the sweep resolves, too", async () => {
        const scene = openScene();
        await scene.taken({ at: 0 });
        await make(scene);
        expect(await scene.sweep(100_000)).toHaveLength(1);
        expect([(await progress(scene)).reason, await isDue(scene)]).toEqual(["ended", true]);
      });

      it("is what it was at a point, so that what came after waits for the next checkpoint", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const then = await scene.here();
        const thenHead = await headOf(scene, id);
        await scene.resolve(id, 1);
        expect(await progress(scene, then)).toEqual({ heads: [thenHead], reason: "opened" });
        await make(scene, then);
        expect(await isDue(scene)).toBe(true);
        expect(await progress(scene)).toEqual({ heads: [await headOf(scene, id)], reason: "ended" });
      });
    });

    describe("storing", () => {
      it("keeps checkpoint and leaves, and gives them back", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const head = await headOf(scene, id);
        scene.now(7.000001);
        expect(await make(scene)).toBe(true);
        const stored = await last(scene);
        expect(stored).toEqual({ ...newCheckpoint(), recordedAt: scene.time(7.000001), sequence: expect.any(Number) });
        expect(await heads(scene)).toEqual([{ ...head, leafIndex: 0 }]);
        const shown = await scene.read(({ checkpoints }) =>
          checkpoints.listCheckpoints(scene.tenantId, { limit: 9, at: LATEST }),
        );
        const { frontier: _, ...checkpoint } = stored ?? newCheckpoint();
        expect(shown).toEqual([checkpoint]);
      });

      it("refuses a second one that continues the same checkpoint, and stores nothing of it", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const added = { firstLeafIndex: 0, heads: [await headOf(scene, id)], previous: 0 };
        expect(await insert(scene, newCheckpoint(), added)).toBe(true);
        const before = [await last(scene), await heads(scene)];
        const { sequence } = await scene.here();
        expect(await insert(scene, newCheckpoint({ rootHash: "0b".repeat(32) }), added)).toBe(false);
        expect([await last(scene), await heads(scene)]).toEqual(before);
        expect((await scene.here()).sequence).toBe(sequence);
      });

      it("refuses one that continues a checkpoint that is none", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const added = { firstLeafIndex: 0, heads: [await headOf(scene, id)], previous: 1 };
        expect(await insert(scene, newCheckpoint(), added)).toBe(false);
        expect(await last(scene)).toBeUndefined();
      });

      it("goes with the transaction that it is in, and is of the tenant that is locked", async () => {
        const scene = openScene();
        await scene.taken({ at: 0 });
        const nothing = { firstLeafIndex: 0, heads: [], previous: 0 };
        const failed = scene.write(async ({ checkpoints }) => {
          await checkpoints.insertCheckpoint(scene.tenantId, newCheckpoint(), nothing);
          throw new Error("refused");
        });
        await expect(failed).rejects.toThrow("refused");
        expect([await last(scene), await isDue(scene)]).toEqual([undefined, true]);
        const foreign = scene.write(({ checkpoints }) =>
          checkpoints.insertCheckpoint("other", newCheckpoint(), nothing),
        );
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("makes the tenant due again when a day has passed since", async () => {
        const scene = openScene();
        await scene.taken({ at: 0 });
        await make(scene);
        expect([await isDue(scene), await isDue(scene, YEARS_LATER)]).toEqual([false, true]);
      });
    });

    describe("the chain", () => {
      const chain = (scene: Scene) => scene.read(({ checkpoints }) => checkpoints.fetchCheckpointChain(scene.tenantId));

      it("is whole, and knows when the last one was made", async () => {
        const scene = openScene();
        expect(await chain(scene)).toEqual({ lastMadeAt: null, isWhole: true });
        await scene.taken({ at: 0 });
        expect(await chain(scene)).toEqual({ lastMadeAt: null, isWhole: true });
        await make(scene);
        scene.now(9.000001);
        await make(scene, LATEST, { reason: "daily" });
        expect(await chain(scene)).toEqual({ lastMadeAt: scene.time(9.000001), isWhole: true });
      });
    });

    describe("reading", () => {
      it("finds checkpoints by their size and by a point, and the last leaf of an incident in a tree", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const opened = await headOf(scene, id);
        await make(scene);
        const first = await last(scene);
        await make(scene, LATEST, { reason: "daily" });
        const then = await scene.here();
        await scene.resolve(id, 2);
        await make(scene, LATEST, { reason: "ended" });
        const found = await scene.read(async ({ checkpoints }) => ({
          ofSize: await checkpoints.fetchCheckpointOfSize(scene.tenantId, 1),
          ofNoSize: await checkpoints.fetchCheckpointOfSize(scene.tenantId, 3),
          ofLaterSize: await checkpoints.fetchCheckpointOfSize(scene.tenantId, 2, then),
          earlier: await checkpoints.fetchLastCheckpoint(scene.tenantId, then),
          headThen: await checkpoints.fetchHeadOfIncident(scene.tenantId, id, 1),
          head: await checkpoints.fetchHeadOfIncident(scene.tenantId, id, 2),
          noHead: await checkpoints.fetchHeadOfIncident(scene.tenantId, id, 0),
          foreign: await checkpoints.fetchHeadOfIncident("other", id, 2),
          page: await checkpoints.listCheckpoints(scene.tenantId, { limit: 1, beforeSequence: 1_000, at: then }),
        }));
        expect(found).toMatchObject({
          ofSize: first,
          ofNoSize: undefined,
          ofLaterSize: undefined,
          earlier: { reason: "daily", treeSize: 1 },
          headThen: { ...opened, leafIndex: 0 },
          head: { ...(await headOf(scene, id)), leafIndex: 1 },
          noHead: undefined,
          foreign: undefined,
          page: [{ reason: "daily" }],
        });
        expect(await heads(scene, 1)).toEqual([{ ...opened, leafIndex: 0 }]);
      });

      it("finds heads that the stored timelines do not lead to", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const opened = await headOf(scene, id);
        await scene.acknowledge(id, 1);
        const broken = (...asked: TimelineHead[]) =>
          scene.read(({ checkpoints }) => checkpoints.findBrokenHeads(scene.tenantId, asked));
        expect(await broken()).toEqual([]);
        expect(await broken(opened, await headOf(scene, id))).toEqual([]);
        expect(await broken({ ...opened, head: "0".repeat(64) })).toEqual([{ incidentId: id, isMissing: false }]);
        expect(await broken({ ...opened, entries: 3 })).toEqual([{ incidentId: id, isMissing: false }]);
        expect(await broken(opened, { ...opened, incidentId: "inc_gone" })).toEqual([
          { incidentId: "inc_gone", isMissing: true },
        ]);
      });
    });
  });
}
