import { DomainError, type LessonStatus } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildLesson, lessonWorld } from "../../../test/lessons.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { changedLesson, changeLesson } from "./change-lesson.js";

const dismiss = { change: "dismiss", reason: "known" } as const;

describe("doing something with a lesson", () => {
  it("hands the lesson and who does it on, and tells of it when it was done", async () => {
    const { writing, events, ports } = lessonWorld({ lessons: [buildLesson()] });
    const asked: unknown[] = [];
    const outcome = await changeLesson(writing, "acme", "les_1", dismiss, async (lesson, by) => {
      asked.push(lesson, by);
      return ports.lessons.updateLessonDismissed("acme", "les_1", { ...by, reason: "known" });
    });
    expect(asked).toEqual([buildLesson(), { actor: ADA, at: NOW }]);
    expect(outcome).toMatchObject({ kind: "changed", lesson: { status: "dismissed" } });
    expect(events).toHaveLength(1);
  });

  it("F-076: tells nothing when the lesson had changed meanwhile, and shows it as it stands then", async () => {
    const { writing, events, lessons } = lessonWorld({ lessons: [buildLesson()] });
    const outcome = await changeLesson(writing, "acme", "les_1", dismiss, async (lesson) => {
      lessons.set("les_1", { ...lesson, status: "deferred" });
      return false;
    });
    expect(outcome).toMatchObject({ kind: "invalid_transition", lesson: { status: "deferred" } });
    expect(events).toEqual([]);
  });

  it("carries nothing out that cannot be done or was done before", async () => {
    const { writing } = lessonWorld({ lessons: [buildLesson({ status: "converted_to_draft" })] });
    const never = () => Promise.reject(new Error("carried out"));
    const convert = { change: "convert" } as const;
    expect(await changeLesson(writing, "acme", "les_1", convert, never)).toMatchObject({ kind: "repeated" });
    expect(await changeLesson(writing, "acme", "les_1", dismiss, never)).toMatchObject({ kind: "invalid_transition" });
    expect(await changeLesson(writing, "acme", "les_2", dismiss, never)).toEqual({ kind: "not_found" });
  });
});

describe("the answer", () => {
  const lesson = buildLesson();

  it("F-077: is the lesson and whether anything changed", () => {
    expect(changedLesson("les_1", "defer", { kind: "changed", lesson })).toEqual({ ...lesson, recorded: true });
    expect(changedLesson("les_1", "defer", { kind: "repeated", lesson })).toEqual({ ...lesson, recorded: false });
  });

  const refused = (kind: "not_found" | "invalid_transition" | "deferral_in_past", status: LessonStatus = "pending") => {
    try {
      return changedLesson("les_1", "defer", { kind, lesson: buildLesson({ status }) });
    } catch (error) {
      if (DomainError.isInstance(error)) return error;
      throw error;
    }
  };

  it.each([
    ["deferred", ["reactivate"], "The lesson les_1 is deferred, so it cannot be put off; possible is: reactivate."],
    ["pending", ["convert", "defer", "dismiss"], "possible is: convert, defer, dismiss."],
    ["dismissed", [], "nothing can be done with it any more."],
    ["converted_to_draft", [], "The lesson les_1 is converted_to_draft, so it cannot be put off;"],
  ] as const)("F-077: names the status %s and what is possible from it", (status, possible, words) => {
    const error = refused("invalid_transition", status);
    expect(error).toMatchObject({
      code: "lesson_transition_refused",
      details: { lessonId: "les_1", status, possible },
      message: expect.stringContaining(words),
    });
  });

  it("F-077: is an error of its own for each other reason", () => {
    expect(refused("not_found")).toMatchObject({ code: "lesson_not_found" });
    expect(refused("deferral_in_past")).toMatchObject({
      code: "deferral_in_past",
      details: { fields: [{ pointer: "/deferUntil" }] },
    });
  });
});
