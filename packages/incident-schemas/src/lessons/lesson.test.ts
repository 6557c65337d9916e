import { describe, expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import {
  detectCriticalSuccessInputSchema,
  detectFailureInputSchema,
  detectNearThresholdInputSchema,
  dismissLessonInputSchema,
  LESSON_CHANGES,
  LESSON_STATUSES,
  LESSON_TRANSITIONS,
  listLessonsInputSchema,
} from "./lesson.js";

const source = { sourceEventId: "run-1" };

describe("what can be done with a lesson", () => {
  const allowed = LESSON_STATUSES.flatMap((status) =>
    LESSON_CHANGES.flatMap((change) => {
      const rule = LESSON_TRANSITIONS[status][change];
      return "to" in rule ? [`${status} ${change} ${rule.to}`] : [];
    }),
  );

  it("is to convert, defer or dismiss a pending one, and to reactivate a deferred one; nothing else", () => {
    expect(allowed).toEqual([
      "pending convert converted_to_draft",
      "pending defer deferred",
      "pending dismiss dismissed",
      "deferred reactivate pending",
    ]);
  });
});

describe("a detection", () => {
  it("is about a run unless told", () => {
    expect(detectFailureInputSchema.parse(source)).toEqual({ ...source, sourceEventType: "run", isSynthetic: false });
    expect(detectCriticalSuccessInputSchema.parse({ ...source, successType: "fast" })).toMatchObject({ metrics: {} });
  });

  it("reads severities of failures in either case, and knows no failure of severity NONE", () => {
    expect(detectFailureInputSchema.parse({ ...source, severity: "high" })).toMatchObject({ severity: "HIGH" });
    for (const severity of ["NONE", "none", "grave"])
      expect(refusedFields(detectFailureInputSchema, { ...source, severity })).toEqual(["/severity"]);
  });

  it("of a limit has two whole amounts of one unit", () => {
    const near = { ...source, metric: "tokens", currentValue: 90, thresholdValue: 100 };
    expect(detectNearThresholdInputSchema.parse(near)).toMatchObject(near);
    for (const [change, field] of [
      [{ metric: "heat" }, "/metric"],
      [{ currentValue: -1 }, "/currentValue"],
      [{ currentValue: 0.5 }, "/currentValue"],
      [{ thresholdValue: 0 }, "/thresholdValue"],
      [{ thresholdValue: 2 ** 53 }, "/thresholdValue"],
      [{ sourceEventId: "x".repeat(256) }, "/sourceEventId"],
      [{ unit: "EUR" }, "/unit"],
    ] as const)
      expect(refusedFields(detectNearThresholdInputSchema, { ...near, ...change })).toEqual([field]);
  });
});

it("F-079: whoever dismisses a lesson says why, in 3 to 2,000 characters", () => {
  const dismissed = (reason: string) => refusedFields(dismissLessonInputSchema, { lessonId: "les_1", reason });
  expect(["why", "😀😀😀", "x".repeat(2_000)].flatMap(dismissed)).toEqual([]);
  for (const reason of ["", "no", "😀😀", "x😀 ", "  no  ", "   ", "x".repeat(2_001)])
    expect(dismissed(reason)).toEqual(["/reason"]);
});

it("F-077: lists hold 50 lessons unless told, 100 at most, and no synthetic ones", () => {
  expect(listLessonsInputSchema.parse({})).toEqual({ limit: 50, includeSynthetic: false });
  expect(listLessonsInputSchema.parse({ includeSynthetic: "true", limit: "100" })).toMatchObject({
    includeSynthetic: true,
    limit: 100,
  });
  for (const limit of [0, 101, 1.5, "many"])
    expect(refusedFields(listLessonsInputSchema, { limit })).toEqual(["/limit"]);
});
