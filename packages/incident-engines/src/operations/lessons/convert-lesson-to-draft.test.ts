import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildLesson, lessonWorld } from "../../../test/lessons.js";
import { convertLessonToDraft } from "./convert-lesson-to-draft.js";

it("F-075: makes a lesson a draft, once, for whoever may change incidents", async () => {
  const { ports, proposals } = lessonWorld({ lessons: [buildLesson()] });
  const told = { lessonId: "les_1" };
  await expect(ask(convertLessonToDraft, ports, "ingest")(told)).rejects.toMatchObject({ code: "permission_denied" });
  expect(await ask(convertLessonToDraft, ports, "responder")(told)).toMatchObject({
    status: "converted_to_draft",
    draftProposalId: expect.stringMatching(/^prop_/),
    recorded: true,
  });
  expect(await ask(convertLessonToDraft, ports, "responder")(told)).toMatchObject({ recorded: false });
  expect(proposals).toMatchObject([{ createdBy: "worker-7" }]);
});

it("F-077: says that there is no such lesson, or how it stands", async () => {
  const { ports } = lessonWorld({ lessons: [buildLesson({ status: "deferred" })] });
  const convert = ask(convertLessonToDraft, ports, "responder");
  await expect(convert({ lessonId: "les_2" })).rejects.toMatchObject({ code: "lesson_not_found" });
  await expect(convert({ lessonId: "les_1" })).rejects.toMatchObject({
    code: "lesson_transition_refused",
    details: { status: "deferred", possible: ["reactivate"] },
  });
});
