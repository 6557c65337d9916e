import { detectNearThresholdInputSchema, LESSON_METRICS } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { limitInWords, nearThresholdLesson } from "./near-threshold-lesson.js";

const tell = (told: object = {}) =>
  detectNearThresholdInputSchema.parse({
    sourceEventId: "run-1",
    metric: "tokens",
    currentValue: 923,
    thresholdValue: 1_000,
    ...told,
  });

describe("what a limit teaches that was nearly reached", () => {
  it("has no severity, says how much was used, and warns from nine tenths of that on", () => {
    expect(nearThresholdLesson(tell(), "90-95")).toEqual({
      lessonType: "near_threshold",
      severity: null,
      title: "Near the token limit: 92.3 % used",
      description: "Run run-1 used 923 of 1000 tokens, 92.3 % of the token limit.",
      proposedAction: "Make a policy that warns from 83 % of the token limit on.",
      detectedPattern: {
        thresholdType: "tokens",
        currentValue: 923,
        thresholdValue: 1_000,
        utilisation: 92.3,
        band: "90-95",
      },
      subject: "tokens:90-95",
      debounce: { key: "near_threshold:tokens:90-95", hours: 24 },
    });
  });

  it.each(LESSON_METRICS)("keeps away others of %s and its band, and neither those of another band", (metric) => {
    const lower = nearThresholdLesson(tell({ metric }), "85-90");
    const higher = nearThresholdLesson(tell({ metric }), "95-100");
    expect(lower.debounce?.key).toBe(`near_threshold:${metric}:85-90`);
    expect(higher.debounce?.key).toBe(`near_threshold:${metric}:95-100`);
    expect(lower.subject).not.toBe(higher.subject);
    expect(lower.title).toContain(limitInWords(metric));
  });

  it("of a test scenario keeps no real one away", () => {
    const { debounce } = nearThresholdLesson(tell({ isSynthetic: true }), "85-90");
    expect(debounce?.key).toBe("near_threshold:tokens:85-90:synthetic");
  });
});
