import { expect, it } from "vitest";
import { lessonWorld } from "../../../test/lessons.js";
import { NOW } from "../../../test/noted-traces.js";
import { failureLesson } from "./failure-lesson.js";
import { storeLesson } from "./store-lesson.js";

const event = { sourceEventType: "run", sourceEventId: "run-1", isSynthetic: false } as const;
const content = failureLesson(event, { severity: "LOW", errorCode: null, errorMessage: null });

it("F-074: stores a lesson once with its traces; told again it leaves nothing more", async () => {
  const { writing, stored, events, audit } = lessonWorld();
  const lessonId = "les_00000000-0000-7000-8000-000000000001";
  expect(await storeLesson(writing, "acme", event, content)).toEqual({ outcome: "recorded", lessonId });
  expect(await storeLesson(writing, "acme", event, content)).toEqual({ outcome: "duplicate", lessonId });
  expect(stored).toMatchObject([{ lessonId, createdAt: NOW, title: "Failure: unknown error" }]);
  expect([events.length, audit.length]).toEqual([1, 1]);
});

it("F-074: leaves no traces of a lesson that another one kept away", async () => {
  const { writing, events, audit } = lessonWorld();
  const debounced = { ...content, debounce: { key: "failure:inc_1:X" } };
  await storeLesson(writing, "acme", event, debounced);
  const other = { ...event, sourceEventId: "run-2" };
  expect(await storeLesson(writing, "acme", other, debounced)).toMatchObject({ outcome: "debounced" });
  expect([events.length, audit.length]).toEqual([1, 1]);
});

it("is in no project without a run", async () => {
  const { writing, events } = lessonWorld();
  await storeLesson(writing, "acme", { ...event, sourceEventType: "incident" }, content);
  expect(events[0]).not.toHaveProperty("projectId");
});
