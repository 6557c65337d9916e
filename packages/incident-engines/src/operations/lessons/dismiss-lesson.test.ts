import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildLesson, lessonWorld } from "../../../test/lessons.js";
import { dismissLesson } from "./dismiss-lesson.js";

it("turns a lesson down, once, for whoever may change incidents", async () => {
  const { ports } = lessonWorld({ lessons: [buildLesson()] });
  const told = { lessonId: "les_1", reason: "the vendor is gone" };
  await expect(ask(dismissLesson, ports, "ingest")(told)).rejects.toMatchObject({ code: "permission_denied" });
  const dismissed = { status: "dismissed", dismissedBy: "worker-7", dismissedReason: "the vendor is gone" };
  expect(await ask(dismissLesson, ports, "responder")(told)).toMatchObject({ ...dismissed, recorded: true });
  expect(await ask(dismissLesson, ports, "responder")(told)).toMatchObject({ ...dismissed, recorded: false });
  await expect(ask(dismissLesson, ports, "responder")({ ...told, reason: "other words" })).rejects.toMatchObject({
    code: "lesson_transition_refused",
  });
});

it.each(["", "no", "  a  ", "x".repeat(2_001)])(
  "F-079: takes no reason that says nothing or too much",
  async (reason) => {
    const asked = ask(
      dismissLesson,
      lessonWorld({ lessons: [buildLesson()] }).ports,
      "responder",
    )({ lessonId: "les_1", reason });
    await expect(asked).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer: "/reason" }] } });
  },
);
