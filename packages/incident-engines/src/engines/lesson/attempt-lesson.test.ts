import { expect, it } from "vitest";
import { lessonWorld } from "../../../test/lessons.js";
import { attemptLesson } from "./attempt-lesson.js";

const about = { tenantId: "acme", runId: "run-1" };

it("gives what was learned", async () => {
  const { writing, logged } = lessonWorld();
  expect(await attemptLesson(writing, "failure", about, async () => 7)).toBe(7);
  expect(logged).not.toHaveBeenCalled();
});

it("F-027: logs and counts what could not be learned, also where nobody counts", async () => {
  const { writing, logged, counted } = lessonWorld();
  const fail = () => Promise.reject(new Error("no"));
  expect(await attemptLesson(writing, "failure", about, fail)).toBeNull();
  expect(logged).toHaveBeenCalledWith({ err: new Error("no"), lessonType: "failure", ...about }, expect.any(String));
  expect(counted.mock.calls).toEqual([["lessons_creation_failed_total", { lesson_type: "failure" }]]);
  const { count: _, ...ambient } = writing.ambient;
  expect(await attemptLesson({ ...writing, ambient }, "failure", about, fail)).toBeNull();
});
