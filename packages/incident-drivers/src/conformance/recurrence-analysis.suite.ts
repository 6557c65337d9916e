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

const groups = (scene: Scene, threshold = 2, limit = 20, window: AnalysisWindow = windowOf(FROM, TO)) =>
  scene.read(({ recurrence }) => recurrence.fetchRecurrenceGroups(scene.tenantId, window, threshold, limit));

const ofCategory = (scene: Scene, category: string, window: AnalysisWindow = windowOf(FROM, TO)) =>
  scene.read(({ recurrence }) => recurrence.fetchRecurrenceForCategory(scene.tenantId, window, category));

/** What the search for what comes again must find. */
export function recurrenceAnalysisSuite(name: string, open: OpenDriverSet): void {
  suite(`the recurrence analysis driver on ${name}`, open, (openScene) => {
    describe("groups", () => {
      it("hold what was created in the window with one category and method, to the microsecond", async () => {
        const scene = openScene();
        const auto = { category: "RATE_LIMIT", resolvedAt: TO, resolutionMethod: "auto" } as const;
        await store(
          scene,
          { id: "first", createdAt: FROM, ...auto },
          { id: "third", createdAt: moved(MIDNIGHT, -1), ...auto },
          { id: "second", createdAt: moved(MIDNIGHT, -2), ...auto },
          { id: "fourth", createdAt: MIDNIGHT, ...auto },
          { id: "b", createdAt: TO, ...auto },
          { id: "a", createdAt: TO, ...auto },
          { id: "Z", createdAt: TO, ...auto },
          { createdAt: moved(FROM, -1), ...auto },
          { createdAt: moved(TO, 1), ...auto },
          { createdAt: MIDNIGHT, category: "RATE_LIMIT", resolvedAt: TO, resolutionMethod: "manual" },
        );
        expect(await groups(scene)).toEqual({
          groups: [
            {
              category: "RATE_LIMIT",
              resolutionMethod: "auto",
              totalOccurrences: 7,
              distinctDays: 4,
              occurrencesPerDay: 1.75,
              firstOccurrence: FROM,
              lastOccurrence: TO,
              recentIncidentIds: ["Z", "a", "b", "fourth", "third"],
            },
          ],
          totalGroups: 1,
          totalRecurring: 7,
        });
      });

      it("F-051: come by frequency, then category, then method with none last; totals are of all of them", async () => {
        const scene = openScene();
        const of = (times: number, category: string | null, resolutionMethod: "auto" | "manual" | null) =>
          store(
            scene,
            ...Array.from({ length: times }, () => ({
              createdAt: MIDNIGHT,
              category,
              ...(resolutionMethod && { resolvedAt: TO, resolutionMethod }),
            })),
          );
        await of(2, null, null);
        await of(2, "B", null);
        await of(2, "B", "manual");
        await of(2, "B", "auto");
        await of(3, "C", null);
        await of(2, "A_", "auto");
        await of(2, "AB", "auto");
        await of(1, "D", "auto");
        const answer = await groups(scene);
        const told = answer.groups.map((group) => [group.category, group.resolutionMethod, group.totalOccurrences]);
        expect(told).toEqual([
          ["C", null, 3],
          ["AB", "auto", 2],
          ["A_", "auto", 2],
          ["B", "auto", 2],
          ["B", "manual", 2],
          ["B", null, 2],
          ["uncategorized", null, 2],
        ]);
        expect(answer).toMatchObject({ totalGroups: 7, totalRecurring: 15 });
        expect(await groups(scene, 2, 3)).toEqual({ ...answer, groups: answer.groups.slice(0, 3) });
        expect(await groups(scene, 3)).toMatchObject({ totalGroups: 1, totalRecurring: 3 });
        expect(await groups(scene, 4)).toEqual({ groups: [], totalGroups: 0, totalRecurring: 0 });
        expect(await groups(openScene())).toEqual({ groups: [], totalGroups: 0, totalRecurring: 0 });
      });

      it.each([
        [9, 8, 1.13],
        [8, 3, 2.67],
        [4, 3, 1.33],
        [3, 3, 1],
      ])("of %i occurrences on %i days have %f a day, halves go up", async (occurrences, days, perDay) => {
        const scene = openScene();
        const day = 86_400_000_000;
        const incidents = Array.from({ length: occurrences }, (_, index) => ({
          createdAt: moved(FROM, (index % days) * day),
        }));
        await store(scene, ...incidents);
        expect((await groups(scene)).groups).toMatchObject([
          { totalOccurrences: occurrences, distinctDays: days, occurrencesPerDay: perDay },
        ]);
      });

      it("F-050: hold synthetic incidents only when told so", async () => {
        const scene = openScene();
        await store(scene, { createdAt: FROM }, { createdAt: TO }, { createdAt: MIDNIGHT, isSynthetic: true });
        expect(await groups(scene)).toMatchObject({ totalRecurring: 2 });
        expect(await groups(scene, 2, 20, windowOf(FROM, TO, true))).toMatchObject({ totalRecurring: 3 });
      });
    });

    describe("a category's group", () => {
      it("is its most frequent one, ties by method with none last, however rare", async () => {
        const scene = openScene();
        const manual = { resolvedAt: TO, resolutionMethod: "manual" } as const;
        await store(
          scene,
          { id: "open", createdAt: FROM, category: "A" },
          { id: "done", createdAt: MIDNIGHT, category: "A", ...manual },
          { createdAt: FROM, category: "B" },
          { createdAt: FROM, category: "B" },
          { createdAt: FROM, category: "B", ...manual },
          { id: "none", createdAt: TO },
          { createdAt: TO, isSynthetic: true },
        );
        expect(await ofCategory(scene, "A")).toEqual({
          category: "A",
          resolutionMethod: "manual",
          totalOccurrences: 1,
          distinctDays: 1,
          occurrencesPerDay: 1,
          firstOccurrence: MIDNIGHT,
          lastOccurrence: MIDNIGHT,
          recentIncidentIds: ["done"],
        });
        expect(await ofCategory(scene, "B")).toMatchObject({ resolutionMethod: null, totalOccurrences: 2 });
        expect(await ofCategory(scene, "uncategorized")).toMatchObject({
          category: "uncategorized",
          recentIncidentIds: ["none"],
        });
        expect(await ofCategory(scene, "uncategorized", windowOf(FROM, TO, true))).toMatchObject({
          totalOccurrences: 2,
        });
        expect(await ofCategory(scene, "C")).toBeUndefined();
        expect(await ofCategory(scene, "A", windowOf(moved(MIDNIGHT, 1), TO))).toBeUndefined();
        expect(await ofCategory(openScene(), "A")).toBeUndefined();
      });
    });

    describe("the incidents of a signature", () => {
      const SIGNATURE = { recurrenceSignature: "a".repeat(64), signatureVersion: "v1" };
      const ofSignature = async (scene: Scene, limit = 10, signature = SIGNATURE, at = LATEST) => {
        const { incidents, count } = await scene.read(({ recurrence }) =>
          recurrence.fetchRecurrenceGroup(scene.tenantId, signature, limit, at),
        );
        return [incidents.map(({ id }) => id), count];
      };

      it("F-121: are those of its version, newest first, ties by id; the count is of all of them", async () => {
        const scene = openScene();
        await store(
          scene,
          { id: "b", createdAt: MIDNIGHT, ...SIGNATURE },
          { id: "a", createdAt: MIDNIGHT, ...SIGNATURE, isSynthetic: true },
          { id: "Z", createdAt: MIDNIGHT, ...SIGNATURE, resolvedAt: TO },
          { id: "newest", createdAt: moved(MIDNIGHT, 1), ...SIGNATURE },
          { id: "other", createdAt: TO, ...SIGNATURE, recurrenceSignature: "b".repeat(64) },
          { id: "v2", createdAt: TO, ...SIGNATURE, signatureVersion: "v2" },
        );
        expect(await ofSignature(scene)).toEqual([["newest", "Z", "a", "b"], 4]);
        expect(await ofSignature(scene, 2)).toEqual([["newest", "Z"], 4]);
        expect(await ofSignature(scene, 10, { ...SIGNATURE, signatureVersion: "v2" })).toEqual([["v2"], 1]);
        expect(await ofSignature(scene, 10, { ...SIGNATURE, signatureVersion: "v3" })).toEqual([[], 0]);
        expect(await ofSignature(openScene())).toEqual([[], 0]);
      });

      it("are told as lists tell them, with how they were resolved and where that is written up", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, category: "RATE_LIMIT", costMicros: 7 });
        await scene.write(({ incidentWrite }) =>
          incidentWrite.createPostmortemStub(scene.tenantId, {
            incidentId: id,
            createdAt: scene.time(1),
            createdBy: "ann",
          }),
        );
        await scene.resolve(id, 2);
        const incident = await scene.incident(id);
        const snapshot = await scene.read(({ incidentsFacade }) =>
          incidentsFacade.fetchAllIncidents(scene.tenantId, {
            filters: {},
            sortBy: "created_at",
            sortOrder: "desc",
            limit: 1,
            withTotal: false,
            at: LATEST,
          }),
        );
        const { incidents } = await scene.read(({ recurrence }) =>
          recurrence.fetchRecurrenceGroup(scene.tenantId, incident, 10, LATEST),
        );
        const { postmortemArtifactId } = incident;
        expect(postmortemArtifactId).not.toBeNull();
        const [listed] = snapshot.items;
        expect(incidents).toEqual([{ ...listed, resolutionSummary: "It was fixed.", postmortemArtifactId }]);
      });
    });

    it("F-043: all of it at an earlier point is what it was then, whatever was recorded since", async () => {
      const scene = openScene();
      const first = await scene.incident(await scene.taken({ at: 0, category: "RATE_LIMIT" }));
      const everything = (window: AnalysisWindow) =>
        scene.read(async ({ recurrence }) => [
          await recurrence.fetchRecurrenceGroups(scene.tenantId, window, 1, 20),
          await recurrence.fetchRecurrenceForCategory(scene.tenantId, window, "RATE_LIMIT"),
          await recurrence.fetchRecurrenceGroup(scene.tenantId, first, 10, window.at),
        ]);
      const told: { readonly window: AnalysisWindow; readonly was: unknown }[] = [];
      const tell = async () => {
        const point = await scene.here();
        const window = { from: scene.time(-86_400), to: scene.time(86_400), includeSynthetic: false };
        const was = await everything({ ...window, at: { ...point, isLatest: true } });
        told.push({ window: { ...window, at: point }, was });
      };
      await tell();
      await scene.resolve(first.id, 1);
      await tell();
      await scene.taken({ at: 1_000, category: "RATE_LIMIT" });
      await tell();
      await scene.record({ at: 1_001, category: "RATE_LIMIT", costMicros: 3 });
      await tell();
      for (const { window, was } of told) expect(await everything(window)).toEqual(was);
      expect(new Set(told.map(({ was }) => JSON.stringify(was))).size).toBe(4);
    });
  });
}
