import type { IdempotencyDriver } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const DIGEST = "a".repeat(64);
const OTHER = "b".repeat(64);
const KEY = { operation: "incidents.write.addNote", key: "k-1" };

/** What kept answers must do. */
export function idempotencySuite(name: string, open: OpenDriverSet): void {
  suite(`the idempotency keys on ${name}`, open, (openScene) => {
    const claimOf = (
      scene: Scene,
      more: { requestDigest?: string; key?: string; from?: number; until?: number } = {},
    ) => ({
      ...KEY,
      key: more.key ?? KEY.key,
      requestDigest: more.requestDigest ?? DIGEST,
      now: scene.time(more.from ?? 0),
      expiresAt: scene.time(more.until ?? 100),
    });
    const step = <Result>(scene: Scene, work: (keys: IdempotencyDriver) => Promise<Result>) =>
      scene.unitOfWork.work(scene.tenantId, ({ idempotency }) => work(idempotency));

    describe("a key", () => {
      it("is taken once; whoever comes later learns what the first one said and got", async () => {
        const scene = openScene();
        const claim = (requestDigest = DIGEST) =>
          step(scene, (keys) => keys.claimKey(scene.tenantId, claimOf(scene, { requestDigest })));
        expect(await claim()).toBeUndefined();
        expect(await claim(OTHER)).toEqual({ requestDigest: DIGEST, answer: null });
        for (const answer of ['{"first":"\\u0000ä"}', '{"second":1}'])
          await step(scene, (keys) => keys.keepAnswer(scene.tenantId, { ...KEY, answer }));
        expect(await claim(OTHER)).toEqual({ requestDigest: DIGEST, answer: '{"first":"\\u0000ä"}' });
        expect(
          await scene.read(({ idempotency }) => idempotency.findAnswer(scene.tenantId, { ...KEY, now: scene.time(1) })),
        ).toEqual({ requestDigest: DIGEST, answer: '{"first":"\\u0000ä"}' });
      });

      it("is another one for another tenant, operation and key", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const claim = claimOf(scene);
        await step(scene, (keys) => keys.claimKey(scene.tenantId, claim));
        for (const [whose, other] of [
          [stranger, claim],
          [scene, { ...claim, operation: "incidents.write.createIncident" }],
          [scene, { ...claim, key: "K-1" }],
        ] as const)
          expect(await step(whose, (keys) => keys.claimKey(whose.tenantId, other))).toBeUndefined();
      });

      it("taken by many at once is one's", async () => {
        const scene = openScene();
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => step(scene, (keys) => keys.claimKey(scene.tenantId, claimOf(scene)))),
        );
        expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
      });

      it("comes and goes with the transaction that took it", async () => {
        const scene = openScene();
        const failed = scene.write(async ({ idempotency }) => {
          await idempotency.claimKey(scene.tenantId, claimOf(scene));
          throw new Error("refused");
        });
        await expect(failed).rejects.toThrow("refused");
        expect(await step(scene, (keys) => keys.claimKey(scene.tenantId, claimOf(scene)))).toBeUndefined();
      });

      it("can be given back until it has an answer", async () => {
        const scene = openScene();
        const claim = () => step(scene, (keys) => keys.claimKey(scene.tenantId, claimOf(scene)));
        const release = () => step(scene, (keys) => keys.releaseKey(scene.tenantId, KEY));
        await claim();
        await release();
        expect(await claim()).toBeUndefined();
        await step(scene, (keys) => keys.keepAnswer(scene.tenantId, { ...KEY, answer: "{}" }));
        await release();
        expect(await claim()).toEqual({ requestDigest: DIGEST, answer: "{}" });
      });
    });

    describe("its time", () => {
      it("ends: the key is free again, and its answer gone", async () => {
        const scene = openScene();
        const claim = (from: number) =>
          step(scene, (keys) => keys.claimKey(scene.tenantId, claimOf(scene, { from, until: from + 100 })));
        await claim(0);
        await step(scene, (keys) => keys.keepAnswer(scene.tenantId, { ...KEY, answer: "{}" }));
        expect(await claim(99.999_999)).toEqual({ requestDigest: DIGEST, answer: "{}" });
        expect(await claim(100)).toBeUndefined();
        expect(await claim(101)).toEqual({ requestDigest: DIGEST, answer: null });
      });

      it("over, the worker finds the tenant and removes what is over, a batch at a time", async () => {
        const scene = openScene();
        await scene.record({ at: 0 });
        for (const [key, until] of [
          ["k-1", 10],
          ["k-2", 20],
          ["k-3", 30],
        ] as const)
          await step(scene, (keys) => keys.claimKey(scene.tenantId, claimOf(scene, { key, until })));
        const found = async (at: number) => {
          const work = scene.unitOfWork.acrossTenants(({ fanOut }) =>
            fanOut.tenantsWithExpiredKeys(scene.time(at), 100_000),
          );
          return (await work).includes(scene.tenantId);
        };
        const remove = (at: number, limit: number) =>
          step(scene, (keys) => keys.removeExpiredKeys(scene.tenantId, scene.time(at), limit));
        expect([await found(9), await found(20)]).toEqual([false, true]);
        expect([await remove(20, 1), await remove(20, 5), await remove(20, 5)]).toEqual([1, 1, 0]);
        expect([await found(29), await found(30)]).toEqual([false, true]);
      });
    });
  });
}
