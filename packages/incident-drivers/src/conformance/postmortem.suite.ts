import type { ResolutionMethod } from "@hoc/incident-schemas";
import type { AnalysisWindow, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { moved, store, windowOf } from "./analyses/stored-incidents.js";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const FROM = "2026-03-10T12:00:00.000000Z";
const TO = "2026-03-20T12:00:00.000000Z";
const MIDNIGHT = "2026-03-15T00:00:00.000000Z";
const LATEST: ReadPoint = { asOf: TO, sequence: 0, isLatest: true };

/** Begins the document of an incident, with its entry. */
function begin(scene: Scene, incidentId: string, at: number) {
  const [createdAt, createdBy] = [scene.time(at), "ann"];
  return scene.write(async ({ incidentWrite }) => {
    const begun = await incidentWrite.createPostmortemStub(scene.tenantId, { incidentId, createdAt, createdBy });
    await incidentWrite.createIncidentEvent(scene.tenantId, {
      incidentId,
      eventType: "postmortem_created",
      description: "Postmortem begun",
      data: {},
      actor: { type: "HUMAN", id: createdBy },
      at: createdAt,
    });
    return begun;
  });
}

/** Publishes the document of an incident, with its entry. */
function publish(scene: Scene, incidentId: string, at: number) {
  const [publishedAt, publishedBy] = [scene.time(at), "bob"];
  return scene.write(async ({ incidentWrite }) => {
    await incidentWrite.publishPostmortem(scene.tenantId, { incidentId, content: LEARNED, publishedAt, publishedBy });
    await incidentWrite.createIncidentEvent(scene.tenantId, {
      incidentId,
      eventType: "postmortem_published",
      description: "Postmortem published",
      data: LEARNED,
      actor: { type: "HUMAN", id: publishedBy },
      at: publishedAt,
    });
  });
}

const LEARNED = {
  rootCause: 'The "retry" had no limit.',
  effectiveness: "Stopped within a minute.",
  changes: [{ reference: "OPS-42", isDone: true }],
};

/** All that is read of a category's window. */
function ofCategory(scene: Scene, category: string, window: AnalysisWindow = windowOf(FROM, TO), limit = 5) {
  return scene.read(async ({ postmortem }) => ({
    stats: await postmortem.fetchCategoryStats(scene.tenantId, window, category),
    methods: await postmortem.fetchResolutionMethods(scene.tenantId, window, category, limit),
    recurrence: await postmortem.fetchRecurrenceData(scene.tenantId, window, category),
  }));
}

const NOTHING = { stats: undefined, methods: [], recurrence: { distinctDays: 1, totalIncidents: 0 } };

/** What the reads of what there is to learn from must give. */
export function postmortemSuite(name: string, open: OpenDriverSet): void {
  suite(`the postmortem driver on ${name}`, open, (openScene) => {
    describe("a category", () => {
      it("F-050: is told by what was created in the window, both ends included, synthetic only when told so", async () => {
        const scene = openScene();
        const resolved = { category: "A", resolvedAt: TO } as const;
        await store(
          scene,
          { createdAt: FROM, ...resolved, resolvedAt: moved(FROM, 1_500) },
          { createdAt: moved(MIDNIGHT, -1), category: "A" },
          { createdAt: MIDNIGHT, category: "A", lifecycleState: "ACKED", acknowledgedAt: TO },
          { createdAt: TO, ...resolved },
          { createdAt: TO, ...resolved, isSynthetic: true },
          { createdAt: moved(FROM, -1), ...resolved },
          { createdAt: moved(TO, 1), ...resolved, resolvedAt: moved(TO, 1) },
          { createdAt: TO, ...resolved, category: "B" },
          { createdAt: MIDNIGHT },
        );
        expect(await ofCategory(scene, "A")).toEqual({
          stats: { totalIncidents: 4, resolvedCount: 2, avgResolutionTimeMs: 1 },
          methods: [{ resolutionMethod: "manual", count: 2 }],
          recurrence: { distinctDays: 4, totalIncidents: 4 },
        });
        expect(await ofCategory(scene, "A", windowOf(FROM, TO, true))).toMatchObject({
          stats: { totalIncidents: 5, resolvedCount: 3 },
          methods: [{ count: 3 }],
          recurrence: { totalIncidents: 5 },
        });
        expect(await ofCategory(scene, "uncategorized")).toEqual({
          stats: { totalIncidents: 1, resolvedCount: 0, avgResolutionTimeMs: null },
          methods: [],
          recurrence: { distinctDays: 1, totalIncidents: 1 },
        });
        expect(await ofCategory(scene, "C")).toEqual(NOTHING);
        expect(await ofCategory(openScene(), "A")).toEqual(NOTHING);
      });

      it.each([
        [[0], 0],
        [[499], 0],
        [[500], 1],
        [[1_499, 500], 1],
        [[1_500, 1_499], 1],
        [[1_500, 1_500], 2],
        [[0, 0, 1_500], 1],
        [[315_360_000_000_000, 315_360_000_001_000], 315_360_000_001],
      ])("F-054: took on average of %j µs %i ms, halves go up and zero stays zero", async (durations, average) => {
        const scene = openScene();
        await store(
          scene,
          { createdAt: MIDNIGHT, category: "A" },
          ...durations.map((micros) => ({ createdAt: MIDNIGHT, category: "A", resolvedAt: moved(MIDNIGHT, micros) })),
        );
        expect((await ofCategory(scene, "A")).stats?.avgResolutionTimeMs).toBe(average);
      });

      it("is measured from the start, not from the creation", async () => {
        const scene = openScene();
        const startedAt = moved(MIDNIGHT, -3_000);
        await store(scene, { createdAt: MIDNIGHT, startedAt, category: "A", resolvedAt: moved(MIDNIGHT, 1_000) });
        expect((await ofCategory(scene, "A")).stats?.avgResolutionTimeMs).toBe(4);
      });

      it("shows its methods by use, ties by name, and no more than asked for", async () => {
        const scene = openScene();
        const methods: ResolutionMethod[] = ["rollback", "manual_closure", "manual", "auto", "rollback"];
        await store(
          scene,
          { createdAt: MIDNIGHT, category: "A" },
          ...methods.map((resolutionMethod) => ({
            createdAt: MIDNIGHT,
            category: "A",
            resolvedAt: TO,
            resolutionMethod,
          })),
        );
        const expected = [
          { resolutionMethod: "rollback", count: 2 },
          { resolutionMethod: "auto", count: 1 },
          { resolutionMethod: "manual", count: 1 },
          { resolutionMethod: "manual_closure", count: 1 },
        ];
        expect((await ofCategory(scene, "A")).methods).toEqual(expected);
        expect((await ofCategory(scene, "A", windowOf(FROM, TO), 2)).methods).toEqual(expected.slice(0, 2));
      });
    });

    describe("an incident", () => {
      const summary = (scene: Scene, id: string, at = LATEST) =>
        scene.read(({ postmortem }) => postmortem.fetchResolutionSummary(scene.tenantId, id, at));

      it("F-054: is told with how it went: null while it is open, zero when it was over at once", async () => {
        const scene = openScene();
        await store(
          scene,
          { id: "open", title: "Open", createdAt: MIDNIGHT, category: "A", severity: "high", isSynthetic: true },
          { id: "once", createdAt: MIDNIGHT, resolvedAt: MIDNIGHT, resolutionMethod: "rollback" },
          { id: "late", createdAt: MIDNIGHT, startedAt: moved(MIDNIGHT, -1_500), resolvedAt: MIDNIGHT },
        );
        expect(await summary(scene, "open")).toEqual({
          incidentId: "open",
          title: "Open",
          category: "A",
          severity: "high",
          resolutionMethod: null,
          timeToResolutionMs: null,
          evidenceCount: 0,
          recoveryAttempted: false,
        });
        expect(await summary(scene, "once")).toMatchObject({
          category: null,
          resolutionMethod: "rollback",
          timeToResolutionMs: 0,
        });
        expect(await summary(scene, "late")).toMatchObject({ timeToResolutionMs: 2 });
        expect(await summary(scene, "unknown")).toBeUndefined();
        expect(await summary(openScene(), "once")).toBeUndefined();
      });
    });

    describe("similar incidents", () => {
      const similar = async (
        scene: Scene,
        { excludedId = "", category = "A", limit = 5, includeSynthetic = false, at = LATEST } = {},
      ) => {
        const query = { excludedId, category, limit, includeSynthetic, at };
        const found = await scene.read(({ postmortem }) => postmortem.fetchSimilarIncidents(scene.tenantId, query));
        return found.map(({ incidentId }) => incidentId);
      };

      it("are the resolved ones of the category but one, the one resolved last first, ties by id", async () => {
        const scene = openScene();
        const of = (id: string, resolvedAt: string) => ({ id, createdAt: FROM, category: "A", resolvedAt });
        await store(
          scene,
          of("b", MIDNIGHT),
          of("a", MIDNIGHT),
          of("Z", MIDNIGHT),
          of("last", moved(MIDNIGHT, 1)),
          of("first", FROM),
          { ...of("synthetic", TO), isSynthetic: true },
          { ...of("other", TO), category: "B" },
          { ...of("none", TO), category: null },
          { id: "open", createdAt: FROM, category: "A" },
          { id: "acked", createdAt: FROM, category: "A", lifecycleState: "ACKED", acknowledgedAt: TO },
        );
        expect(await similar(scene)).toEqual(["last", "Z", "a", "b", "first"]);
        expect(await similar(scene, { excludedId: "a" })).toEqual(["last", "Z", "b", "first"]);
        expect(await similar(scene, { limit: 2 })).toEqual(["last", "Z"]);
        expect(await similar(scene, { includeSynthetic: true, limit: 2 })).toEqual(["synthetic", "last"]);
        expect(await similar(scene, { category: "uncategorized" })).toEqual(["none"]);
        expect(await similar(openScene())).toEqual([]);
      });

      it("are told as an incident itself is", async () => {
        const scene = openScene();
        await store(scene, { id: "a", createdAt: MIDNIGHT, category: "A", resolvedAt: TO });
        const query = { excludedId: "", category: "A", limit: 5, includeSynthetic: false, at: LATEST };
        const { tenantId } = scene;
        await scene.read(async ({ postmortem }) => {
          const itself = await postmortem.fetchResolutionSummary(tenantId, "a", LATEST);
          expect(itself).toMatchObject({ timeToResolutionMs: 5.5 * 86_400_000 });
          expect(await postmortem.fetchSimilarIncidents(tenantId, query)).toEqual([itself]);
        });
      });
    });

    it("F-043: all of it at an earlier point is what it was then, whatever was recorded since", async () => {
      const scene = openScene();
      const { tenantId } = scene;
      const everything = async (incidentId: string, window: AnalysisWindow) => [
        await ofCategory(scene, "RATE_LIMIT", window),
        await scene.read(({ postmortem }) => postmortem.fetchResolutionSummary(tenantId, incidentId, window.at)),
        await scene.read(({ postmortem }) =>
          postmortem.fetchSimilarIncidents(tenantId, {
            excludedId: "",
            category: "RATE_LIMIT",
            limit: 5,
            includeSynthetic: false,
            at: window.at,
          }),
        ),
        await scene.read(({ postmortem }) => postmortem.fetchPostmortem(tenantId, incidentId, window.at)),
      ];
      const id = await scene.taken({ at: 0, category: "RATE_LIMIT" });
      const told: { readonly window: AnalysisWindow; readonly was: unknown }[] = [];
      const tell = async () => {
        const at = await scene.here();
        const window = { from: scene.time(-86_400), to: scene.time(86_400), includeSynthetic: false, at };
        told.push({ window, was: await everything(id, { ...window, at: { ...at, isLatest: true } }) });
      };
      await tell();
      await scene.resolve(id, 1);
      await tell();
      await begin(scene, id, 2);
      await tell();
      await publish(scene, id, 2.5);
      await tell();
      await scene.reopen(id, 3);
      await tell();
      await scene.taken({ at: 4, category: "RATE_LIMIT", fingerprint: "other" });
      await tell();
      for (const { window, was } of told) expect(await everything(id, window)).toEqual(was);
      expect(new Set(told.map(({ was }) => JSON.stringify(was))).size).toBe(6);
    });

    describe("the document of an incident", () => {
      it("F-120: is there from the point on at which the incident names it, for its tenant only", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const before = await scene.here();
        const begun = await begin(scene, id, 1.000001);
        const document = (at: ReadPoint, incidentId = id, { tenantId, read } = scene) =>
          read(({ postmortem }) => postmortem.fetchPostmortem(tenantId, incidentId, at));
        const stub = {
          postmortemArtifactId: begun?.postmortemArtifactId,
          incidentId: id,
          status: "stub",
          content: null,
          createdAt: scene.time(1.000001),
          createdBy: "ann",
          updatedAt: scene.time(1.000001),
          publishedAt: null,
          publishedBy: null,
        };
        for (const at of [LATEST, await scene.here()]) expect(await document(at)).toEqual(stub);
        expect(await document(before)).toBeUndefined();
        expect(await document(LATEST, "unknown")).toBeUndefined();
        expect(await document(LATEST, id, openScene())).toBeUndefined();
      });

      it("F-120: is what was published from the point of its publication on, and the stub before", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        await begin(scene, id, 1);
        const before = await scene.here();
        const document = (at: ReadPoint) =>
          scene.read(({ postmortem }) => postmortem.fetchPostmortem(scene.tenantId, id, at));
        const stub = await document(before);
        await publish(scene, id, 2);
        const published = {
          ...stub,
          status: "published",
          content: LEARNED,
          updatedAt: scene.time(2),
          publishedAt: scene.time(2),
          publishedBy: "bob",
        };
        await scene.taken({ at: 3, fingerprint: "other" });
        for (const at of [LATEST, await scene.here()]) expect(await document(at)).toEqual(published);
        expect(await document(before)).toEqual(stub);
        expect(stub).toMatchObject({ status: "stub", content: null });
      });

      it("is none where the incident names one that is kept elsewhere", async () => {
        const scene = openScene();
        await store(scene, { id: "a", createdAt: MIDNIGHT, postmortemArtifactId: "wiki/42" });
        expect(
          await scene.read(({ postmortem }) => postmortem.fetchPostmortem(scene.tenantId, "a", LATEST)),
        ).toBeUndefined();
      });
    });
  });
}
