import { expect, it, vi } from "vitest";
import { buildLesson } from "../../../test/lessons.js";
import { loadLesson } from "./load-lesson.js";

it("F-077: gives the tenant's lesson, as it stood where asked, and says when there is none", async () => {
  const fetchLessonById = vi.fn(async (tenantId: string) => (tenantId === "acme" ? buildLesson() : undefined));
  const ports = { lessons: { fetchLessonById } };
  const at = { asOf: "2026-03-14T12:00:00.000000Z", sequence: 7, isLatest: true };
  expect(await loadLesson(ports, "acme", "les_1", at)).toEqual(buildLesson());
  expect(fetchLessonById).toHaveBeenCalledWith("acme", "les_1", at);
  const refused = loadLesson(ports, "globex", "les_1");
  await expect(refused).rejects.toMatchObject({ code: "lesson_not_found", details: { lessonId: "les_1" } });
});
