import { expect, it } from "vitest";
import { lessonStats } from "./lesson-stats.js";

it("counts by type and status, those without any as zero", () => {
  const tallies = [
    { lessonType: "failure", status: "pending", count: 2 },
    { lessonType: "failure", status: "dismissed", count: 3 },
    { lessonType: "near_threshold", status: "pending", count: 5 },
  ] as const;
  expect(lessonStats(tallies)).toEqual({
    total: 10,
    byType: { failure: 5, near_threshold: 5, critical_success: 0 },
    byStatus: { pending: 7, converted_to_draft: 0, deferred: 0, dismissed: 3 },
  });
  expect(lessonStats([]).total).toBe(0);
});
