import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildLesson } from "../../../test/lessons.js";
import { getLesson } from "./get-lesson.js";

it("F-077: shows the tenant's lesson with its history as it stands or stood, for whoever may read", async () => {
  const fetchLessonById = vi.fn(async () => buildLesson());
  const fetchLessonTransitions = vi.fn(async () => []);
  const ports = stubPorts({ lessons: { fetchLessonById, fetchLessonTransitions } });
  const asOf = "2026-03-14T10:00:00.000000Z";
  const show = ask(getLesson, ports, "viewer");
  expect(await show({ lessonId: "les_1" })).toEqual({ ...buildLesson(), history: [], ...READ });
  expect(await show({ lessonId: "les_1", asOf })).toMatchObject({ asOf });
  for (const asked of [fetchLessonById, fetchLessonTransitions])
    expect(asked.mock.calls).toMatchObject([
      ["acme", "les_1", { asOf: READ.asOf }],
      ["acme", "les_1", { asOf }],
    ]);
  await expect(ask(getLesson, ports, "ingest")({ lessonId: "les_1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
