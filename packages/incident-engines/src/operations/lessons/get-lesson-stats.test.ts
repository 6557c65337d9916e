import type { LessonsDriver } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { getLessonStats } from "./get-lesson-stats.js";

it("F-077: counts lessons by type and status, those of test scenarios as the list does: only where asked for", async () => {
  const fetchLessonStats = vi.fn<LessonsDriver["fetchLessonStats"]>(async () => [
    { lessonType: "failure", status: "pending", count: 2 },
  ]);
  const count = ask(getLessonStats, stubPorts({ lessons: { fetchLessonStats } }), "viewer");
  expect(await count({})).toMatchObject({ total: 2, byType: { failure: 2 }, byStatus: { dismissed: 0 }, ...READ });
  await count({ includeSynthetic: "true" });
  expect(fetchLessonStats.mock.calls).toMatchObject([
    ["acme", { includeSynthetic: false, at: { asOf: READ.asOf } }],
    ["acme", { includeSynthetic: true }],
  ]);
});
