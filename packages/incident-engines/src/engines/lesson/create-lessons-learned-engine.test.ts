import {
  detectCriticalSuccessInputSchema,
  detectFailureInputSchema,
  detectNearThresholdInputSchema,
} from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildLesson, type LessonWorldOptions, lessonWorld } from "../../../test/lessons.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { buildRun } from "../../../test/run-ports.js";
import { createLessonsLearnedEngine } from "./create-lessons-learned-engine.js";

const LATER = "2026-03-15T12:00:00.000000Z";

function scene(options: LessonWorldOptions = {}) {
  const world = lessonWorld(options);
  return { ...world, engine: createLessonsLearnedEngine(world.writing) };
}

const failure = (told: object = {}) => detectFailureInputSchema.parse({ sourceEventId: "run-1", ...told });
const near = (told: object = {}) =>
  detectNearThresholdInputSchema.parse({
    sourceEventId: "run-1",
    metric: "tokens",
    currentValue: 92,
    thresholdValue: 100,
    ...told,
  });
const success = (told: object = {}) =>
  detectCriticalSuccessInputSchema.parse({ sourceEventId: "run-1", successType: "fast", ...told });

describe("a failure", () => {
  it.each(["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const)("of severity %s is a lesson", async (severity) => {
    const { engine, stored } = scene();
    const { outcome, lesson } = await engine.detectLessonFromFailure("acme", failure({ severity }));
    expect([outcome, lesson?.severity]).toEqual(["recorded", severity]);
    expect(stored).toMatchObject([{ lessonType: "failure", subject: "", sourceRunId: "run-1", createdAt: NOW }]);
  });

  it("is told of with the lesson, in the project of its run, and only when the lesson is new", async () => {
    const { engine, events, audit, steps } = scene({ runs: [buildRun({ runId: "run-1", projectId: "shop" })] });
    const { lesson } = await engine.detectLessonFromFailure("acme", failure({ severity: "HIGH" }));
    expect(steps).toEqual(["insertLesson", "lessons.LessonDetected", "audit.append"]);
    expect(events).toMatchObject([
      { eventType: "lessons.LessonDetected", projectId: "shop", actor: ADA, fields: { lessonId: lesson?.lessonId } },
    ]);
    expect(audit).toMatchObject([{ eventType: "LessonDetected", entityType: "LESSON", actor: ADA, at: NOW }]);
    const again = await engine.detectLessonFromFailure("acme", failure({ severity: "LOW" }));
    expect(again).toEqual({ outcome: "duplicate", lesson });
    expect([events.length, audit.length]).toEqual([1, 1]);
  });

  it("F-074: fails as a whole when its event cannot be told", async () => {
    const append = () => Promise.reject(new Error("no outbox"));
    const { ports, writing } = scene();
    const engine = createLessonsLearnedEngine({ ...writing, ports: { ...ports, outbox: { append } } });
    await expect(engine.detectLessonFromFailure("acme", failure({ severity: "HIGH" }))).rejects.toThrow("no outbox");
  });
});

describe("a limit", () => {
  it.each([
    [84, "below_threshold"],
    [100, "breach"],
    [150, "breach"],
  ])("F-078: of which %d per cent are used is %s and no lesson", async (currentValue, outcome) => {
    const { engine, steps } = scene();
    expect(await engine.detectLessonFromNearThreshold("acme", near({ currentValue }))).toEqual({
      outcome,
      lesson: null,
    });
    expect(steps).toEqual([]);
  });

  it("that is near again in the same band is debounced, in a higher one a new lesson", async () => {
    const { engine } = scene();
    const tell = (sourceEventId: string, currentValue: number) =>
      engine.detectLessonFromNearThreshold("acme", near({ sourceEventId, currentValue }));
    const first = await tell("run-1", 86);
    expect(first.outcome).toBe("recorded");
    expect(await tell("run-2", 89)).toEqual({ outcome: "debounced", lesson: first.lesson });
    expect((await tell("run-3", 90)).outcome).toBe("recorded");
    expect((await tell("run-3", 99)).outcome).toBe("recorded");
  });
});

it("something that went very well is a lesson of each kind, and not debounced", async () => {
  const { engine, stored } = scene();
  const tell = async (told: object) => (await engine.detectLessonFromCriticalSuccess("acme", success(told))).outcome;
  expect(await tell({})).toBe("recorded");
  expect(await tell({})).toBe("duplicate");
  expect(await tell({ successType: "cheap" })).toBe("recorded");
  expect(await tell({ sourceEventId: "run-2" })).toBe("recorded");
  expect(stored.map(({ severity }) => severity)).toEqual(["NONE", "NONE", "NONE"]);
});

it.each([
  ["failure", "inc_1", "inc_1"],
  ["failure", "TICKET-7", null],
  ["limit", "inc_1", "inc_1"],
  ["limit", "TICKET-7", null],
  ["success", "inc_1", "inc_1"],
  ["success", "TICKET-7", null],
] as const)("F-056: the lesson of a %s about the incident %s names the incident %s", async (what, id, named) => {
  const { engine } = scene({ incidents: [buildIncident({ id: "inc_1" })] });
  const event = { sourceEventType: "incident", sourceEventId: id };
  const detect = {
    failure: () => engine.detectLessonFromFailure("acme", failure({ ...event, severity: "LOW" })),
    limit: () => engine.detectLessonFromNearThreshold("acme", near(event)),
    success: () => engine.detectLessonFromCriticalSuccess("acme", success(event)),
  };
  expect((await detect[what]()).lesson?.sourceIncidentId).toBe(named);
});

describe("for workers that must go on", () => {
  it("a lesson is emitted like any other", async () => {
    const { engine, counted } = scene();
    expect(await engine.emitNearThreshold("acme", near())).toMatchObject({ outcome: "recorded" });
    expect(await engine.emitCriticalSuccess("acme", success())).toMatchObject({ outcome: "recorded" });
    expect(counted).not.toHaveBeenCalled();
  });

  it("one that cannot be stored is null, logged, and counted by its type", async () => {
    const insertLesson = () => Promise.reject(new Error("no lessons today"));
    const { engine, logged, counted } = scene({ stubs: { lessons: { insertLesson } } });
    expect(await engine.emitNearThreshold("acme", near())).toBeNull();
    expect(await engine.emitCriticalSuccess("acme", success({ sourceRunId: "run-0" }))).toBeNull();
    const about = { err: new Error("no lessons today"), tenantId: "acme" };
    expect(logged.mock.calls).toEqual([
      [{ ...about, lessonType: "near_threshold", runId: "run-1" }, "a lesson could not be learned"],
      [{ ...about, lessonType: "critical_success", runId: "run-0" }, "a lesson could not be learned"],
    ]);
    expect(counted.mock.calls).toEqual([
      ["lessons_creation_failed_total", { lesson_type: "near_threshold" }],
      ["lessons_creation_failed_total", { lesson_type: "critical_success" }],
    ]);
  });
});

describe("a lesson that is converted", () => {
  it("F-075: becomes a draft with name, type, rationale, rule and source, after the lesson and told of after both", async () => {
    const { engine, proposals, steps, events, audit } = scene({ lessons: [buildLesson()] });
    const outcome = await engine.convertLessonToDraft("acme", "les_1");
    const proposalId = "prop_00000000-0000-7000-8000-000000000001";
    expect(outcome).toMatchObject({ kind: "changed", lesson: { draftProposalId: proposalId, convertedAt: NOW } });
    expect(steps).toEqual([
      "findOpenDraft",
      "findProposalInForce",
      "updateLessonConverted",
      "insertPolicyProposal",
      "policies.PolicyProposalDrafted",
      "audit.append",
      "lessons.LessonConverted",
      "audit.append",
    ]);
    expect(proposals).toMatchObject([
      {
        proposalId,
        proposalName: "retry_policy: Failure: STEP_FAILURE",
        proposalType: "retry_policy",
        rationale: expect.stringContaining("a person has to review it"),
        sourceType: "lesson",
        sourceId: "les_1",
        createdBy: "ada",
        createdAt: NOW,
      },
    ]);
    expect(events).toMatchObject([
      { fields: { proposalId, sourceId: "les_1" } },
      { fields: { lessonId: "les_1", proposalId } },
    ]);
    expect(audit).toMatchObject([
      { eventType: "PolicyProposalDrafted", actor: ADA },
      { eventType: "LessonConverted", before: { status: "pending" }, after: { draftProposalId: proposalId } },
    ]);
  });

  it("joins the open draft of its cause, which is no new one", async () => {
    const { engine, proposals, events } = scene({ lessons: [buildLesson()], openDraft: "prop_7" });
    expect(await engine.convertLessonToDraft("acme", "les_1")).toMatchObject({ lesson: { draftProposalId: "prop_7" } });
    expect(proposals).toEqual([]);
    expect(events.map(({ eventType }) => eventType)).toEqual(["lessons.LessonConverted"]);
  });

  it("F-026: adds its incident to the open draft that it joins", async () => {
    const lessons = [buildLesson({ sourceIncidentId: "inc_2" })];
    const { engine, proposals, events } = scene({ lessons, openDraft: "prop_7" });
    await engine.convertLessonToDraft("acme", "les_1");
    expect(proposals).toMatchObject([{ proposalId: "prop_7", triggeringIncidentIds: ["inc_2"] }]);
    expect(events.map(({ eventType }) => eventType)).toEqual(["lessons.LessonConverted"]);
  });

  it("F-075: joins what was approved of its incident and is in force, rather than ask for the same again", async () => {
    const lessons = [buildLesson({ sourceIncidentId: "inc_1" })];
    const { engine, proposals, events } = scene({ lessons, inForce: "prop_3" });
    expect(await engine.convertLessonToDraft("acme", "les_1")).toMatchObject({ lesson: { draftProposalId: "prop_3" } });
    expect(proposals).toEqual([]);
    expect(events.map(({ eventType }) => eventType)).toEqual(["lessons.LessonConverted"]);

    const open = scene({ lessons, inForce: "prop_3", openDraft: "prop_7" });
    expect(await open.engine.convertLessonToDraft("acme", "les_1")).toMatchObject({
      lesson: { draftProposalId: "prop_7" },
    });
    const other = scene({ lessons: [buildLesson({ sourceIncidentId: "inc_2" })], inForce: "prop_3" });
    await other.engine.convertLessonToDraft("acme", "les_1");
    expect(other.proposals).toHaveLength(1);
  });

  it("F-076: leaves no draft when somebody was faster: the lesson is changed first", async () => {
    const { engine, proposals, events, audit } = scene({ lessons: [buildLesson()], lostRace: true });
    expect(await engine.convertLessonToDraft("acme", "les_1")).toMatchObject({ kind: "invalid_transition" });
    expect([proposals, events, audit]).toEqual([[], [], []]);
  });

  it("F-076: rolls everything back when its draft was stored under another id", async () => {
    const { engine, events } = scene({ lessons: [buildLesson()], otherProposalId: "prop_9" });
    await expect(engine.convertLessonToDraft("acme", "les_1")).rejects.toMatchObject({
      code: "internal_error",
      details: { lessonId: "les_1", proposalId: "prop_9" },
    });
    expect(events).toEqual([]);
  });

  it("names the incident that it was drawn from, when one is stored", async () => {
    const of = async (sourceIncidentId: string | null) => {
      const { engine, proposals } = scene({ lessons: [buildLesson({ sourceIncidentId })] });
      await engine.convertLessonToDraft("acme", "les_1");
      return proposals[0]?.triggeringIncidentIds;
    };
    expect(await of("inc_1")).toEqual(["inc_1"]);
    expect(await of(null)).toEqual([]);
  });
});

describe("a lesson that waits", () => {
  it("is put off, comes back and is dismissed, each told of once", async () => {
    const { engine, events, audit, lessons } = scene({ lessons: [buildLesson()] });
    expect(await engine.deferLesson("acme", "les_1", LATER)).toMatchObject({ kind: "changed" });
    expect(await engine.deferLesson("acme", "les_1", LATER)).toMatchObject({ kind: "repeated" });
    expect(await engine.dismissLesson("acme", "les_1", "known")).toMatchObject({ kind: "invalid_transition" });
    expect(await engine.reactivateDeferredLesson("acme", "les_1")).toMatchObject({ kind: "changed" });
    expect(await engine.dismissLesson("acme", "les_1", "known")).toMatchObject({ kind: "changed" });
    expect(await engine.dismissLesson("acme", "les_1", "known")).toMatchObject({ kind: "repeated" });
    expect(events.map(({ eventType }) => eventType)).toEqual([
      "lessons.LessonDeferred",
      "lessons.LessonReactivated",
      "lessons.LessonDismissed",
    ]);
    expect(events[1]).toMatchObject({ fields: { due: false } });
    expect(audit).toHaveLength(3);
    expect(lessons.get("les_1")).toMatchObject({ status: "dismissed", dismissedBy: "ada", dismissedAt: NOW });
  });

  it("F-079: is not put off to the past", async () => {
    const { engine, steps } = scene({ lessons: [buildLesson()] });
    expect(await engine.deferLesson("acme", "les_1", NOW)).toMatchObject({ kind: "deferral_in_past" });
    expect(steps).toEqual([]);
  });

  it("F-077: of another tenant, or of nobody, is not found", async () => {
    const { engine } = scene({ lessons: [buildLesson()] });
    expect(await engine.convertLessonToDraft("globex", "les_1")).toEqual({ kind: "not_found" });
    expect(await engine.reactivateDeferredLesson("acme", "les_2")).toEqual({ kind: "not_found" });
  });
});

it("F-079: lessons whose time has come are brought back, and only those that change count", async () => {
  const lessons = [1, 2, 3].map((index) =>
    buildLesson({ lessonId: `les_${index}`, status: "deferred", deferredUntil: index === 3 ? LATER : NOW }),
  );
  const { engine, events } = scene({ lessons });
  expect(await engine.reactivateExpiredDeferredLessons("acme", 1)).toBe(1);
  expect(await engine.reactivateExpiredDeferredLessons("acme")).toBe(1);
  expect(await engine.reactivateExpiredDeferredLessons("acme")).toBe(0);
  expect(events).toMatchObject([
    { fields: { lessonId: "les_1", due: true } },
    { fields: { lessonId: "les_2", due: true } },
  ]);

  const fetchExpiredDeferred = vi.fn(async () => ["les_1"]);
  const late = scene({ lessons: [buildLesson()], stubs: { lessons: { fetchExpiredDeferred } } });
  expect(await late.engine.reactivateExpiredDeferredLessons("acme")).toBe(0);
  expect(fetchExpiredDeferred).toHaveBeenCalledWith("acme", NOW, 100);
});
