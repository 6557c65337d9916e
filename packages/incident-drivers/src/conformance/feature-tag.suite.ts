import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

/** What the names of features must do. */
export function featureTagSuite(name: string, open: OpenDriverSet): void {
  suite(`the feature tags on ${name}`, open, (openScene) => {
    it("keep every name, and give the last, with its place in the sequence", async () => {
      const scene = openScene();
      await nameTag(scene, "chat", "Chat");
      scene.now(5);
      const said = { tag: "chat", displayName: "Conversations", isActive: false };
      const named = await scene.write(({ featureTags }) => featureTags.insertFeatureTag(scene.tenantId, said));
      expect(named).toEqual({ ...said, tenantId: scene.tenantId, sequence: 2, recordedAt: scene.time(5) });
      expect(await fetchTag(scene, "chat")).toEqual(named);
      expect(await fetchTag(scene, "Chat")).toBeUndefined();
      expect(await list(scene)).toEqual([named]);
    });

    it("are listed by the point, the last named first, a page at a time", async () => {
      const scene = openScene();
      for (const tag of ["a", "b", "c"]) await nameTag(scene, tag, tag);
      const then = await scene.here();
      await nameTag(scene, "a", "A");
      const names = async (page: object = {}) => (await list(scene, page)).map(({ displayName }) => displayName);
      expect(await names()).toEqual(["A", "c", "b"]);
      expect(await names({ limit: 2 })).toEqual(["A", "c"]);
      expect(await names({ beforeSequence: 3 })).toEqual(["b"]);
      expect(await names({ at: then })).toEqual(["c", "b", "a"]);
    });

    it.each(STORABLE_TEXTS)("keep %j as it is", async (text) => {
      const scene = openScene();
      await nameTag(scene, text, text);
      expect(await fetchTag(scene, text)).toMatchObject({ tag: text, displayName: text });
    });

    it("are for each tenant apart, and of the one that is locked", async () => {
      const [scene, stranger] = [openScene(), openScene()];
      await nameTag(scene, "chat", "Chat");
      expect([await list(stranger), await fetchTag(stranger, "chat")]).toEqual([[], undefined]);
      const said = { tag: "chat", displayName: "Chat", isActive: true };
      const foreign = scene.write(({ featureTags }) => featureTags.insertFeatureTag("other", said));
      await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
    });
  });
}

function nameTag(scene: Scene, tag: string, displayName: string): Promise<unknown> {
  return scene.write(({ featureTags }) =>
    featureTags.insertFeatureTag(scene.tenantId, { tag, displayName, isActive: true }),
  );
}

function fetchTag(scene: Scene, tag: string) {
  return scene.write(({ featureTags }) => featureTags.fetchFeatureTag(scene.tenantId, tag));
}

function list(scene: Scene, page: { readonly at?: ReadPoint } = {}) {
  const at = { asOf: scene.time(1_000), sequence: 1_000_000, isLatest: true };
  return scene.read(({ featureTags }) => featureTags.listFeatureTags(scene.tenantId, { limit: 100, at, ...page }));
}
