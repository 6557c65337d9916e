import type { LessonFilters } from "@hoc/incident-schemas";
import type { LessonsDriver, NewLesson, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { newLesson } from "./failure-facts.js";
import { PROPOSAL } from "./policy-proposal.suite.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const ANN = { type: "HUMAN", id: "ann" } as const;

const HOUR = 3_600;

/** What lessons must do. */
export function lessonSuite(name: string, open: OpenDriverSet): void {
  suite(`the lessons on ${name}`, open, (openScene) => {
    const ask = <Result>(scene: Scene, question: (lessons: LessonsDriver, tenantId: string) => Promise<Result>) =>
      scene.write(({ lessons }) => question(lessons, scene.tenantId));
    const learn = (scene: Scene, lessonId: string, said: Partial<NewLesson> = {}) =>
      ask(scene, (lessons, tenantId) => lessons.insertLesson(tenantId, newLesson(scene, lessonId, said)));
    const fetch = (scene: Scene, lessonId: string, at?: ReadPoint) =>
      scene.read(({ lessons }) => lessons.fetchLessonById(scene.tenantId, lessonId, at));
    const history = (scene: Scene, lessonId: string, at?: ReadPoint) =>
      scene.read(({ lessons }) => lessons.fetchLessonTransitions(scene.tenantId, lessonId, at));
    const latest = async (scene: Scene) => ({ ...(await scene.here()), isLatest: true });
    const list = async (
      scene: Scene,
      filters: Partial<LessonFilters> = {},
      page: { beforeSequence?: number; limit?: number; at?: ReadPoint } = {},
    ) => {
      const at = page.at ?? (await latest(scene));
      return scene.read(({ lessons }) =>
        lessons.fetchLessonsList(scene.tenantId, {
          limit: 100,
          ...page,
          at,
          filters: { includeSynthetic: false, ...filters },
        }),
      );
    };
    const ids = async (...asked: Parameters<typeof list>) => (await list(...asked)).map(({ lessonId }) => lessonId);
    const count = async (scene: Scene, filters: Partial<LessonFilters> = {}, at?: ReadPoint) => {
      const point = at ?? (await latest(scene));
      return scene.read(({ lessons }) =>
        lessons.countLessons(scene.tenantId, { includeSynthetic: false, ...filters }, point),
      );
    };
    const stats = async (scene: Scene, includeSynthetic = false, at?: ReadPoint) => {
      const point = at ?? (await latest(scene));
      return scene.read(({ lessons }) => lessons.fetchLessonStats(scene.tenantId, { includeSynthetic, at: point }));
    };

    const changes = {
      defer: (scene: Scene, lessonId: string, until = 60) =>
        ask(scene, (lessons, tenantId) =>
          lessons.updateLessonDeferred(tenantId, lessonId, {
            actor: ANN,
            at: scene.time(10),
            deferUntil: scene.time(until),
          }),
        ),
      dismiss: (scene: Scene, lessonId: string) =>
        ask(scene, (lessons, tenantId) =>
          lessons.updateLessonDismissed(tenantId, lessonId, {
            actor: ANN,
            at: scene.time(11.000001),
            reason: "It was a drill.",
          }),
        ),
      convert: (scene: Scene, lessonId: string, proposalId = `prop of ${lessonId}`) =>
        scene.write(async ({ lessons, policyProposals }) => {
          const change = { actor: ANN, at: scene.time(12), proposalId };
          const isConverted = await lessons.updateLessonConverted(scene.tenantId, lessonId, change);
          const draft = { ...PROPOSAL, proposalId, errorCode: null, sourceType: "lesson", sourceId: lessonId } as const;
          if (isConverted) await policyProposals.insertPolicyProposal(scene.tenantId, draft);
          return isConverted;
        }),
      reactivate: (scene: Scene, lessonId: string) =>
        ask(scene, (lessons, tenantId) =>
          lessons.updateLessonReactivated(tenantId, lessonId, { actor: ANN, at: scene.time(13) }),
        ),
    };

    describe("learning", () => {
      it("stores what was learned as it was said, to the microsecond, and gives it", async () => {
        const scene = openScene();
        const sourceIncidentId = await scene.taken({ at: 0 });
        const { sequence } = await scene.here();
        const said: NewLesson = {
          lessonId: "lesson-1",
          lessonType: "near_threshold",
          severity: null,
          sourceEventId: sourceIncidentId,
          sourceEventType: "incident",
          sourceRunId: "run-1",
          sourceIncidentId,
          title: "A limit was near.",
          description: "90 of 100 tokens.",
          proposedAction: "Warn earlier.",
          detectedPattern: { band: "90-95", values: [90, 100.5, null], deep: { nul: "\u0000" } },
          subject: "tokens:90-95",
          debounce: { key: "tokens:90-95", hours: 24 },
          isSynthetic: true,
          syntheticScenarioId: "scenario-1",
          createdAt: scene.time(0.123457),
        };
        scene.now(7.000001);
        expect(await learn(scene, "lesson-1", said)).toEqual({ outcome: "recorded", lessonId: "lesson-1" });
        const { subject, debounce, ...shown } = said;
        expect(await fetch(scene, "lesson-1")).toEqual({
          ...shown,
          tenantId: scene.tenantId,
          status: "pending",
          draftProposalId: null,
          convertedAt: null,
          deferredUntil: null,
          dismissedAt: null,
          dismissedBy: null,
          dismissedReason: null,
          recordedAt: scene.time(7.000001),
          sequence: sequence + 1,
        });
        expect(await history(scene, "lesson-1")).toEqual([]);
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = openScene();
        const said = { sourceEventId: text, sourceRunId: text, title: text, description: text, proposedAction: text };
        const all = { ...said, detectedPattern: { text }, syntheticScenarioId: text };
        await learn(scene, text, { ...all, subject: text, debounce: { key: text } });
        await ask(scene, (lessons, tenantId) =>
          lessons.updateLessonDismissed(tenantId, text, {
            actor: { type: "AGENT", id: text },
            at: scene.time(1),
            reason: text.padEnd(3, "."),
          }),
        );
        const done = { dismissedBy: text, dismissedReason: text.padEnd(3, ".") };
        expect(await fetch(scene, text)).toMatchObject({ lessonId: text, ...all, ...done });
        expect(await history(scene, text)).toMatchObject([{ actorId: text, reason: done.dismissedReason }]);
      });

      it("F-074: is done once per event, type and subject; the first one stands, and nothing else is left", async () => {
        const scene = openScene();
        await learn(scene, "first", { sourceEventId: "run" });
        const stored = await fetch(scene, "first");
        for (const said of [
          {},
          { title: "Again." },
          { sourceEventType: "incident" },
          { debounce: { key: "k" } },
        ] as const)
          expect(await learn(scene, "again", { sourceEventId: "run", ...said })).toEqual({
            outcome: "duplicate",
            lessonId: "first",
          });
        expect(await fetch(scene, "first")).toEqual(stored);
        expect(await fetch(scene, "again")).toBeUndefined();
        expect((await scene.here()).sequence).toBe(1);
        const others: readonly Partial<NewLesson>[] = [
          { sourceEventId: "Run" },
          { sourceEventId: "run", lessonType: "critical_success" },
          { sourceEventId: "run", subject: "speed" },
        ];
        for (const [index, said] of others.entries())
          expect(await learn(scene, `other-${index}`, said)).toMatchObject({ outcome: "recorded" });
      });

      it("F-074: is kept away by the last lesson of its debounce key until its hours are over, to the microsecond", async () => {
        const scene = openScene();
        const learnAt = (lessonId: string, seconds: number, hours = 24) =>
          learn(scene, lessonId, { createdAt: scene.time(seconds), debounce: { key: "cost:85-90", hours } });
        expect(await learnAt("a", 0)).toEqual({ outcome: "recorded", lessonId: "a" });
        expect(await learnAt("b", 0)).toEqual({ outcome: "debounced", lessonId: "a" });
        expect(await learnAt("b", 24 * HOUR - 0.000001)).toEqual({ outcome: "debounced", lessonId: "a" });
        expect(await learnAt("b", 24 * HOUR)).toEqual({ outcome: "recorded", lessonId: "b" });
        expect(await learnAt("c", 30 * HOUR)).toEqual({ outcome: "debounced", lessonId: "b" });
        expect(await learnAt("c", 30 * HOUR, 6)).toEqual({ outcome: "recorded", lessonId: "c" });
        expect(await learnAt("d", 36 * HOUR - 0.000001, 6)).toEqual({ outcome: "debounced", lessonId: "c" });
        expect(await ids(scene)).toEqual(["c", "b", "a"]);
        expect((await scene.here()).sequence).toBe(3);
      });

      it("F-074: is kept away for good by a debounce key without hours, whatever became of the lesson", async () => {
        const scene = openScene();
        const debounce = { key: "failure:inc_1:TIMEOUT" };
        await learn(scene, "first", { debounce });
        await changes.dismiss(scene, "first");
        const later = { debounce, createdAt: scene.time(1_000_000_000) };
        expect(await learn(scene, "second", later)).toEqual({ outcome: "debounced", lessonId: "first" });
        const other = { ...later, debounce: { key: "failure:inc_1:timeout" } };
        expect(await learn(scene, "third", other)).toMatchObject({ outcome: "recorded" });
        expect(await learn(scene, "fourth")).toMatchObject({ outcome: "recorded" });
      });

      it("F-074: is kept away for good also by a lesson of the key that others could follow", async () => {
        const scene = openScene();
        await learn(scene, "a", { debounce: { key: "k", hours: 1 } });
        await learn(scene, "b", { debounce: { key: "k", hours: 1 }, createdAt: scene.time(HOUR) });
        const later = { debounce: { key: "k" }, createdAt: scene.time(9 * HOUR) };
        expect(await learn(scene, "c", later)).toEqual({ outcome: "debounced", lessonId: "b" });
      });

      it("F-074: is told as a duplicate when it is one, also where the debounce key would keep it away", async () => {
        const scene = openScene();
        await learn(scene, "same", { sourceEventId: "run" });
        await learn(scene, "of the key", { debounce: { key: "k", hours: 24 } });
        const both = { sourceEventId: "run", debounce: { key: "k", hours: 24 } };
        expect(await learn(scene, "new", both)).toEqual({ outcome: "duplicate", lessonId: "same" });
      });

      it("F-056: is refused of an incident that is not there", async () => {
        const scene = openScene();
        const learned = learn(scene, "lesson", { sourceIncidentId: "inc_nobody's" });
        await expect(learned).rejects.toMatchObject({ code: "23503" });
      });

      it("says so when an id is taken by a lesson of something else", async () => {
        const scene = openScene();
        await learn(scene, "lesson", { title: "First." });
        await expect(learn(scene, "lesson", { sourceEventId: "another" })).rejects.toMatchObject({
          code: "internal_error",
        });
        expect(await fetch(scene, "lesson")).toMatchObject({ title: "First." });
      });
    });

    describe("what is done with a lesson", () => {
      it("is put off until an instant, and comes back without it", async () => {
        const scene = openScene();
        await learn(scene, "lesson");
        const pending = await fetch(scene, "lesson");
        expect(await changes.defer(scene, "lesson", 60.000001)).toBe(true);
        expect(await fetch(scene, "lesson")).toEqual({
          ...pending,
          status: "deferred",
          deferredUntil: scene.time(60.000001),
        });
        expect(await changes.reactivate(scene, "lesson")).toBe(true);
        expect(await fetch(scene, "lesson")).toEqual(pending);
        const [deferral, reactivation] = await history(scene, "lesson");
        expect(deferral).toEqual({
          change: "defer",
          fromStatus: "pending",
          toStatus: "deferred",
          actorType: "HUMAN",
          actorId: "ann",
          reason: null,
          deferredUntil: scene.time(60.000001),
          draftProposalId: null,
          changedAt: scene.time(10),
          sequence: 2,
        });
        expect(reactivation).toEqual({
          ...deferral,
          change: "reactivate",
          fromStatus: "deferred",
          toStatus: "pending",
          deferredUntil: null,
          changedAt: scene.time(13),
          sequence: 3,
        });
      });

      it("is turned down with who, when and why", async () => {
        const scene = openScene();
        await learn(scene, "lesson");
        const pending = await fetch(scene, "lesson");
        expect(await changes.dismiss(scene, "lesson")).toBe(true);
        const said = { dismissedAt: scene.time(11.000001), dismissedBy: "ann", dismissedReason: "It was a drill." };
        expect(await fetch(scene, "lesson")).toEqual({ ...pending, status: "dismissed", ...said });
        expect(await history(scene, "lesson")).toMatchObject([
          { change: "dismiss", toStatus: "dismissed", reason: "It was a drill.", changedAt: scene.time(11.000001) },
        ]);
      });

      it("F-075, F-076: is made a draft, which the proposal names", async () => {
        const scene = openScene();
        await learn(scene, "lesson");
        const pending = await fetch(scene, "lesson");
        expect(await changes.convert(scene, "lesson", "prop")).toBe(true);
        const said = { status: "converted_to_draft", draftProposalId: "prop", convertedAt: scene.time(12) };
        expect(await fetch(scene, "lesson")).toEqual({ ...pending, ...said });
        expect(await history(scene, "lesson")).toMatchObject([
          { change: "convert", toStatus: "converted_to_draft", draftProposalId: "prop", changedAt: scene.time(12) },
        ]);
        const proposal = await scene.read(({ policyProposals }) =>
          policyProposals.fetchProposal(scene.tenantId, "prop"),
        );
        expect(proposal).toMatchObject({ sourceType: "lesson", sourceId: "lesson", lessonIds: ["lesson"] });
      });

      it("F-076: is no draft, and leaves nothing, when the transaction ends without its proposal", async () => {
        const scene = openScene();
        await learn(scene, "lesson");
        const before = { lesson: await fetch(scene, "lesson"), sequence: (await scene.here()).sequence };
        const converted = ask(scene, (lessons, tenantId) =>
          lessons.updateLessonConverted(tenantId, "lesson", { actor: ANN, at: scene.time(1), proposalId: "nobody's" }),
        );
        await expect(converted).rejects.toMatchObject({ code: "23503" });
        expect({ lesson: await fetch(scene, "lesson"), sequence: (await scene.here()).sequence }).toEqual(before);
        expect(await history(scene, "lesson")).toEqual([]);
      });

      const STATUSES = {
        pending: [],
        deferred: ["defer"],
        converted_to_draft: ["convert"],
        dismissed: ["dismiss"],
        "deferred before, pending": ["defer", "reactivate"],
      } as const;
      const POSSIBLE: Readonly<Record<keyof typeof STATUSES, readonly string[]>> = {
        pending: ["convert", "defer", "dismiss"],
        deferred: ["reactivate"],
        converted_to_draft: [],
        dismissed: [],
        "deferred before, pending": ["convert", "defer", "dismiss"],
      };
      const cells = Object.keys(STATUSES).flatMap((status) =>
        Object.keys(changes).map(
          (change) => [status as keyof typeof STATUSES, change as keyof typeof changes] as const,
        ),
      );

      it.each(cells)(
        "F-076: a lesson that is %s can be told to %s only where the table says so",
        async (status, change) => {
          const scene = openScene();
          await learn(scene, "lesson");
          await learn(scene, "bystander");
          for (const before of STATUSES[status]) await changes[before](scene, "lesson");
          const seen = async () => ({
            lesson: await fetch(scene, "lesson"),
            history: await history(scene, "lesson"),
            sequence: (await scene.here()).sequence,
          });
          const before = await seen();
          const isPossible = POSSIBLE[status].includes(change);
          expect(await changes[change](scene, "lesson")).toBe(isPossible);
          if (!isPossible) expect(await seen()).toEqual(before);
          else expect((await history(scene, "lesson")).length).toBe(before.history.length + 1);
          expect(await fetch(scene, "bystander")).toMatchObject({ status: "pending" });
        },
      );

      it.each(Object.keys(changes) as (keyof typeof changes)[])(
        "a lesson that nobody knows is not there to %s",
        async (change) => {
          const scene = openScene();
          await learn(scene, "lesson");
          const { sequence } = await scene.here();
          expect(await changes[change](scene, "Lesson")).toBe(false);
          expect((await scene.here()).sequence).toBe(sequence);
        },
      );
    });

    describe("reading", () => {
      it("shows a lesson at every earlier point as it stood then", async () => {
        const scene = openScene();
        await learn(scene, "other");
        const seen: { at: ReadPoint; lesson: unknown; history: unknown }[] = [];
        const look = async () =>
          seen.push({
            at: await scene.here(),
            lesson: await fetch(scene, "lesson"),
            history: await history(scene, "lesson"),
          });
        await look();
        await learn(scene, "lesson");
        await look();
        for (const change of ["defer", "reactivate", "defer", "reactivate", "convert"] as const) {
          await changes[change](scene, "lesson");
          await look();
        }
        await changes.dismiss(scene, "other");
        for (const { at, ...then } of seen)
          expect({ lesson: await fetch(scene, "lesson", at), history: await history(scene, "lesson", at) }).toEqual(
            then,
          );
      });

      it("lists the last one first, a page at a time, in short", async () => {
        const scene = openScene();
        for (const lessonId of ["c", "a", "d", "b"])
          await learn(scene, lessonId, lessonId === "b" ? { proposedAction: "Warn." } : {});
        await changes.defer(scene, "b");
        const all = await list(scene);
        expect(all.map(({ lessonId }) => lessonId)).toEqual(["b", "d", "a", "c"]);
        expect(all[0]).toEqual({
          lessonId: "b",
          tenantId: scene.tenantId,
          lessonType: "failure",
          severity: "HIGH",
          title: "A run failed.",
          status: "deferred",
          sourceEventType: "run",
          sourceEventId: "run of b",
          createdAt: scene.time(0),
          deferredUntil: scene.time(60),
          draftProposalId: null,
          isSynthetic: false,
          sequence: 4,
          hasProposedAction: true,
        });
        expect(all[1]).toMatchObject({ hasProposedAction: false });
        expect(await list(scene, {}, { limit: 3 })).toEqual(all.slice(0, 3));
        expect(await list(scene, {}, { limit: 2, beforeSequence: 4 })).toEqual(all.slice(1, 3));
        expect(await list(scene, {}, { beforeSequence: 1 })).toEqual([]);
        expect(await count(scene)).toBe(4);
      });

      it("F-077: lists, counts and sums up the same lessons: synthetic ones only when they are asked for", async () => {
        const scene = openScene();
        await learn(scene, "real");
        await learn(scene, "drill", { isSynthetic: true, syntheticScenarioId: "drill" });
        await learn(scene, "success", { lessonType: "critical_success", severity: "NONE" });
        const failures = (count: number) => [
          { lessonType: "critical_success", status: "pending", count: 1 },
          { lessonType: "failure", status: "pending", count },
        ];
        for (const at of [await latest(scene), await scene.here()]) {
          expect(await ids(scene, {}, { at })).toEqual(["success", "real"]);
          expect(await ids(scene, { includeSynthetic: true }, { at })).toEqual(["success", "drill", "real"]);
          expect([await count(scene, {}, at), await count(scene, { includeSynthetic: true }, at)]).toEqual([2, 3]);
          expect(await stats(scene, false, at)).toEqual(failures(1));
          expect(await stats(scene, true, at)).toEqual(failures(2));
        }
      });

      it("F-077: lists and counts the lessons that meet every filter, by how they stood at the point", async () => {
        const scene = openScene();
        await learn(scene, "failed");
        await learn(scene, "near", { lessonType: "near_threshold", severity: null });
        await learn(scene, "grave", { severity: "CRITICAL" });
        await changes.defer(scene, "failed");
        await changes.dismiss(scene, "grave");
        const before = await scene.here();
        await changes.reactivate(scene, "failed");
        await changes.defer(scene, "near");
        await learn(scene, "later");
        const now = await latest(scene);
        const told = async (filters: Partial<LessonFilters>, at: ReadPoint) => {
          const listed = await ids(scene, filters, { at });
          expect(await count(scene, filters, at)).toBe(listed.length);
          return listed;
        };
        for (const at of [now, await scene.here()]) {
          expect(await told({ status: "pending" }, at)).toEqual(["later", "failed"]);
          expect(await told({ status: "deferred" }, at)).toEqual(["near"]);
          expect(await told({ status: "dismissed", severity: "CRITICAL" }, at)).toEqual(["grave"]);
          expect(await told({ status: "converted_to_draft" }, at)).toEqual([]);
          expect(await told({ lessonType: "failure", severity: "HIGH" }, at)).toEqual(["later", "failed"]);
          expect(await stats(scene, false, at)).toEqual([
            { lessonType: "failure", status: "dismissed", count: 1 },
            { lessonType: "failure", status: "pending", count: 2 },
            { lessonType: "near_threshold", status: "deferred", count: 1 },
          ]);
        }
        expect(await told({ status: "pending" }, before)).toEqual(["near"]);
        expect(await told({ status: "deferred" }, before)).toEqual(["failed"]);
        expect(await told({}, before)).toEqual(["grave", "near", "failed"]);
        expect(await stats(scene, false, before)).toEqual([
          { lessonType: "failure", status: "deferred", count: 1 },
          { lessonType: "failure", status: "dismissed", count: 1 },
          { lessonType: "near_threshold", status: "pending", count: 1 },
        ]);
      });
    });

    describe("the lesson of an incident", () => {
      const lessonOf = (scene: Scene, incidentId: string, at?: ReadPoint) =>
        scene.read(({ lessons }) => lessons.fetchLessonOfIncident(scene.tenantId, incidentId, at));

      it("F-056: is the one that was recorded first of it, from when it was recorded on, whatever becomes of it", async () => {
        const scene = openScene();
        const sourceIncidentId = await scene.taken({ at: 0 });
        const other = await scene.taken({ at: 0, fingerprint: "other" });
        await learn(scene, "of a run alone");
        const before = await scene.here();
        await learn(scene, "z", { sourceIncidentId });
        const then = await scene.here();
        await learn(scene, "a", { sourceIncidentId, createdAt: scene.time(-60) });
        await changes.dismiss(scene, "z");
        for (const at of [undefined, await latest(scene), await scene.here(), then])
          expect(await lessonOf(scene, sourceIncidentId, at)).toBe("z");
        expect(await lessonOf(scene, sourceIncidentId, before)).toBeUndefined();
        expect(await lessonOf(scene, other)).toBeUndefined();
        expect(await lessonOf(scene, sourceIncidentId.toUpperCase())).toBeUndefined();
      });

      it("F-077: is found by it in the list, as of an earlier point among what was there", async () => {
        const scene = openScene();
        const sourceIncidentId = await scene.taken({ at: 0 });
        const another = await scene.taken({ at: 0, fingerprint: "other" });
        await learn(scene, "first", { sourceIncidentId });
        await learn(scene, "another", { sourceIncidentId: another });
        await learn(scene, "none");
        const before = await scene.here();
        await learn(scene, "second", { sourceIncidentId });
        const filters = { sourceIncidentId };
        for (const at of [await latest(scene), await scene.here()]) {
          expect(await ids(scene, filters, { at })).toEqual(["second", "first"]);
          expect(await count(scene, filters, at)).toBe(2);
        }
        expect([await ids(scene, filters, { at: before }), await count(scene, filters, before)]).toEqual([
          ["first"],
          1,
        ]);
        expect(await ids(scene, { sourceIncidentId: "inc_nobody's" })).toEqual([]);
        expect(await fetch(scene, "first", before)).toMatchObject({ sourceIncidentId });
      });

      it("F-135: is none of a stranger, who cannot name the incident either", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const sourceIncidentId = await scene.taken({ at: 0 });
        await learn(scene, "lesson", { sourceIncidentId });
        await learn(stranger, "own");
        for (const at of [undefined, await latest(stranger), await stranger.here()])
          expect(await lessonOf(stranger, sourceIncidentId, at)).toBeUndefined();
        expect(await ids(stranger, { sourceIncidentId })).toEqual([]);
        await expect(learn(stranger, "foreign", { sourceIncidentId })).rejects.toMatchObject({ code: "23503" });
      });
    });

    describe("what is due", () => {
      const due = (scene: Scene, at: number, limit = 100) =>
        ask(scene, (lessons, tenantId) => lessons.fetchExpiredDeferred(tenantId, scene.time(at), limit));
      const isFound = async (scene: Scene, at: number) => {
        const work = scene.unitOfWork.acrossTenants(({ fanOut }) =>
          fanOut.tenantsWithDueLessons(scene.time(at), 100_000),
        );
        return (await work).includes(scene.tenantId);
      };

      it("F-079: is what was put off until now or before, those due first first, ties by the code units of their ids", async () => {
        const scene = openScene();
        for (const [lessonId, until] of [
          ["late", 30],
          ["b", 20],
          ["a", 20],
          ["B", 20],
          ["early", 10],
        ] as const) {
          await learn(scene, lessonId);
          await changes.defer(scene, lessonId, until);
        }
        await learn(scene, "pending");
        expect(await due(scene, 9.999999)).toEqual([]);
        expect(await due(scene, 10)).toEqual(["early"]);
        expect(await due(scene, 29)).toEqual(["early", "B", "a", "b"]);
        expect(await due(scene, 29, 3)).toEqual(["early", "B", "a"]);
        await changes.reactivate(scene, "early");
        expect(await due(scene, 40)).toEqual(["B", "a", "b", "late"]);
      });

      it("F-079: is found by its tenant, until nothing is due any more", async () => {
        const scene = openScene();
        await learn(scene, "lesson");
        await learn(scene, "dismissed");
        await changes.dismiss(scene, "dismissed");
        expect(await isFound(scene, 1_000)).toBe(false);
        await changes.defer(scene, "lesson", 60);
        expect([await isFound(scene, 59.999999), await isFound(scene, 60)]).toEqual([false, true]);
        await changes.reactivate(scene, "lesson");
        expect(await isFound(scene, 60)).toBe(false);
      });

      it("F-079: finds as many tenants as asked", async () => {
        for (const scene of [openScene(), openScene()]) {
          await learn(scene, "lesson");
          await changes.defer(scene, "lesson", 60);
        }
        const scene = openScene();
        const found = await scene.unitOfWork.acrossTenants(({ fanOut }) =>
          fanOut.tenantsWithDueLessons(scene.time(60), 1),
        );
        expect(found).toHaveLength(1);
      });
    });

    it("F-135: shows, counts and changes nothing of another tenant", async () => {
      const [scene, stranger] = [openScene(), openScene()];
      await learn(scene, "lesson", { debounce: { key: "k" }, sourceEventId: "run" });
      await learn(scene, "deferred");
      await changes.defer(scene, "deferred");
      await learn(stranger, "own");
      expect(await fetch(stranger, "lesson")).toBeUndefined();
      expect(await history(stranger, "deferred")).toEqual([]);
      for (const at of [await latest(stranger), await stranger.here()]) {
        expect(await ids(stranger, {}, { at })).toEqual(["own"]);
        expect(await count(stranger, {}, at)).toBe(1);
        expect(await stats(stranger, true, at)).toEqual([{ lessonType: "failure", status: "pending", count: 1 }]);
      }
      for (const change of Object.values(changes)) expect(await change(stranger, "lesson")).toBe(false);
      expect(await changes.reactivate(stranger, "deferred")).toBe(false);
      expect(await fetch(scene, "lesson")).toMatchObject({ status: "pending" });
      const due = await ask(stranger, (lessons, id) => lessons.fetchExpiredDeferred(id, stranger.time(90), 9));
      expect(due).toEqual([]);
      expect(await learn(stranger, "lesson", { debounce: { key: "k" }, sourceEventId: "run" })).toMatchObject({
        outcome: "recorded",
      });
      const by = { actor: ANN, at: scene.time(1) };
      const writes: readonly ((lessons: LessonsDriver) => Promise<unknown>)[] = [
        (lessons) => lessons.insertLesson(scene.tenantId, newLesson(scene, "x")),
        (lessons) => lessons.updateLessonDeferred(scene.tenantId, "lesson", { ...by, deferUntil: scene.time(2) }),
        (lessons) => lessons.updateLessonDismissed(scene.tenantId, "lesson", { ...by, reason: "Why." }),
        (lessons) => lessons.updateLessonConverted(scene.tenantId, "lesson", { ...by, proposalId: "p" }),
        (lessons) => lessons.updateLessonReactivated(scene.tenantId, "deferred", by),
        (lessons) => lessons.fetchExpiredDeferred(scene.tenantId, scene.time(90), 9),
      ];
      for (const write of writes) await expect(ask(stranger, write)).rejects.toMatchObject({ code: "tenant_mismatch" });
    });
  });
}
