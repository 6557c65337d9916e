import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildLesson, lessonWorld } from "../../../test/lessons.js";
import { deferLesson } from "./defer-lesson.js";

const told = { lessonId: "les_1", deferUntil: "2026-04-01T10:00:00+02:00" };

it("puts a lesson off, once, for whoever may change incidents", async () => {
  const { ports } = lessonWorld({ lessons: [buildLesson()] });
  await expect(ask(deferLesson, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
  const deferredUntil = "2026-04-01T08:00:00.000000Z";
  expect(await ask(deferLesson, ports, "responder")(told)).toMatchObject({
    status: "deferred",
    deferredUntil,
    recorded: true,
  });
  expect(await ask(deferLesson, ports, "responder")({ ...told, deferUntil: deferredUntil })).toMatchObject({
    recorded: false,
  });
});

it("F-079: refuses an instant that does not lie in the future", async () => {
  const { ports } = lessonWorld({ lessons: [buildLesson()] });
  const asked = ask(deferLesson, ports, "responder")({ ...told, deferUntil: "2026-03-14T12:00:00Z" });
  await expect(asked).rejects.toMatchObject({ code: "deferral_in_past" });
});
