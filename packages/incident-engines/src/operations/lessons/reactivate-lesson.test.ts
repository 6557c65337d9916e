import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildLesson, lessonWorld } from "../../../test/lessons.js";
import { reactivateLesson } from "./reactivate-lesson.js";

it("brings a deferred lesson back, for whoever may change incidents", async () => {
  const until = "2026-04-01T08:00:00.000000Z";
  const { ports, events } = lessonWorld({ lessons: [buildLesson({ status: "deferred", deferredUntil: until })] });
  const told = { lessonId: "les_1" };
  await expect(ask(reactivateLesson, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
  expect(await ask(reactivateLesson, ports, "responder")(told)).toMatchObject({
    status: "pending",
    deferredUntil: null,
    recorded: true,
  });
  expect(events).toMatchObject([{ eventType: "lessons.LessonReactivated", fields: { due: false } }]);
  await expect(ask(reactivateLesson, ports, "responder")(told)).rejects.toMatchObject({
    code: "lesson_transition_refused",
  });
});
