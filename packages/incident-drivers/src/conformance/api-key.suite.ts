import type { ApiKeyEnd, NewApiKey } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const LATEST = { asOf: "2026-03-14T13:00:00.000000Z", sequence: 1_000_000, isLatest: true };
const ANN = { type: "HUMAN", id: "ann" } as const;

/** A key as it is about to be stored. */
function newKey(wish: Partial<NewApiKey> = {}): NewApiKey {
  return {
    keyId: "key_1",
    name: "collector",
    secretHash: "0a".repeat(32),
    role: "responder",
    scopes: ["incidents.read", "costs.write"],
    actor: { type: "AGENT", id: "collector" },
    expiresAt: "2026-06-14T12:00:00.000001Z",
    replacesKeyId: null,
    createdBy: ANN,
    createdAt: "2026-03-14T12:00:00.000001Z",
    ...wish,
  };
}

/** The end of a key as it is about to be noted: a minute after the start. */
function newEnd(scene: Scene): ApiKeyEnd {
  return { endsAt: scene.time(60), reason: null, endedBy: ANN };
}

/** What the store of API keys must do. */
export function apiKeySuite(name: string, open: OpenDriverSet): void {
  suite(`the API keys on ${name}`, open, (openScene) => {
    const store = (scene: Scene, wish: Partial<NewApiKey> = {}) =>
      scene.write(({ apiKeys }) => apiKeys.insertKey(scene.tenantId, newKey(wish)));
    const end = (scene: Scene, wish: Partial<ApiKeyEnd> & { keyId?: string } = {}) => {
      const { keyId = "key_1", ...said } = wish;
      return scene.write(({ apiKeys }) => apiKeys.insertEnd(scene.tenantId, keyId, { ...newEnd(scene), ...said }));
    };
    const fetch = (scene: Scene, keyId = "key_1") =>
      scene.read(({ apiKeys }) => apiKeys.fetchKey(scene.tenantId, keyId));
    const list = (scene: Scene, page: { limit?: number; beforeSequence?: number } = {}) =>
      scene.read(({ apiKeys }) => apiKeys.listKeys(scene.tenantId, { limit: 100, at: LATEST, ...page }));
    const idsOf = (keys: readonly { readonly keyId: string }[]) => keys.map(({ keyId }) => keyId);

    describe("storing", () => {
      it("keeps what was said, to the microsecond, and gives it", async () => {
        const scene = openScene();
        scene.now(7.000001);
        await store(scene);
        expect(await fetch(scene)).toEqual({
          ...newKey(),
          tenantId: scene.tenantId,
          recordedAt: scene.time(7.000001),
          sequence: 1,
          end: null,
        });
        expect(await list(scene)).toEqual([await fetch(scene)]);
      });

      it("keeps a key without scopes and without a last day", async () => {
        const scene = openScene();
        await store(scene, { scopes: null, expiresAt: null });
        expect(await fetch(scene)).toMatchObject({ scopes: null, expiresAt: null });
      });

      it("takes every id once, and leaves a stored key as it is", async () => {
        const scene = openScene();
        await store(scene);
        await expect(store(scene, { secretHash: "0b".repeat(32), name: "other" })).rejects.toThrow();
        expect(await list(scene)).toMatchObject([{ name: "collector", secretHash: newKey().secretHash }]);
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = openScene();
        await store(scene, { name: text, actor: { type: "AGENT", id: text } });
        await end(scene, { reason: text });
        expect(await fetch(scene)).toMatchObject({ name: text, actor: { id: text }, end: { reason: text } });
      });

      it("comes and goes with the transaction that it is in, and is of the tenant that is locked", async () => {
        const scene = openScene();
        const failed = scene.write(async ({ apiKeys }) => {
          await apiKeys.insertKey(scene.tenantId, newKey());
          throw new Error("refused");
        });
        await expect(failed).rejects.toThrow("refused");
        expect(await list(scene)).toEqual([]);
        await store(scene);
        for (const foreign of [
          () => scene.write(({ apiKeys }) => apiKeys.insertKey("other", newKey())),
          () => scene.write(({ apiKeys }) => apiKeys.insertEnd("other", "key_1", newEnd(scene))),
        ])
          await expect(foreign()).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("takes the place of, and ends, only keys that the tenant has", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await store(stranger, { keyId: "key_of_stranger" });
        await expect(store(scene, { replacesKeyId: "key_of_stranger" })).rejects.toThrow();
        await expect(end(scene, { keyId: "key_of_stranger" })).rejects.toThrow();
        await store(scene);
        await store(scene, { keyId: "key_2", replacesKeyId: "key_1" });
        expect(await fetch(scene, "key_2")).toMatchObject({ replacesKeyId: "key_1" });
      });
    });

    describe("ending", () => {
      it("gives the end with who said so, why, and when that was recorded", async () => {
        const scene = openScene();
        await store(scene);
        scene.now(9);
        await end(scene, { endsAt: scene.time(60.000001), reason: "it leaked" });
        const recordedAt = scene.time(9);
        const told = { endsAt: scene.time(60.000001), reason: "it leaked", endedBy: ANN, recordedAt };
        expect((await fetch(scene))?.end).toEqual(told);
        expect((await list(scene)).map((key) => key.end)).toEqual([told]);
      });

      it("goes by the earliest of several ends, whichever was said last", async () => {
        const scene = openScene();
        await store(scene);
        await end(scene, { endsAt: scene.time(60), reason: "rotated" });
        await end(scene, { endsAt: scene.time(5), reason: "it leaked" });
        await end(scene, { endsAt: scene.time(90), reason: "rotated again" });
        expect((await fetch(scene))?.end).toMatchObject({ endsAt: scene.time(5), reason: "it leaked" });
      });

      it("ends no other key", async () => {
        const scene = openScene();
        await store(scene);
        await store(scene, { keyId: "key_2" });
        await end(scene);
        expect((await list(scene)).map((key) => [key.keyId, key.end === null])).toEqual([
          ["key_2", true],
          ["key_1", false],
        ]);
      });
    });

    describe("reading", () => {
      it("lists the one recorded last first, by pages", async () => {
        const scene = openScene();
        for (const keyId of ["a", "b", "c"]) await store(scene, { keyId });
        expect(idsOf(await list(scene))).toEqual(["c", "b", "a"]);
        const [last] = await list(scene, { limit: 1 });
        expect(last?.keyId).toBe("c");
        expect(idsOf(await list(scene, { beforeSequence: last?.sequence ?? 0, limit: 1 }))).toEqual(["b"]);
      });

      it("shows what was recorded by a point, and nothing later, no end either", async () => {
        const scene = openScene();
        await store(scene);
        const at = await scene.here();
        await end(scene);
        await store(scene, { keyId: "key_2" });
        const [first, later, shown] = await scene.read(({ apiKeys }) =>
          Promise.all([
            apiKeys.fetchKey(scene.tenantId, "key_1", at),
            apiKeys.fetchKey(scene.tenantId, "key_2", at),
            apiKeys.listKeys(scene.tenantId, { limit: 9, at }),
          ]),
        );
        expect(first?.end).toBeNull();
        expect([later, shown]).toEqual([undefined, [first]]);
      });

      it("shows nothing of another tenant, and no end of a key of the same id", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await store(scene);
        expect([await fetch(stranger), await list(stranger)]).toEqual([undefined, []]);
        await store(stranger);
        await end(scene);
        expect((await fetch(stranger))?.end).toBeNull();
      });
    });
  });
}
