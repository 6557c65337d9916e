import { detectCriticalSuccessInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { criticalSuccessLesson } from "./critical-success-lesson.js";

const tell = (told: object = {}) =>
  detectCriticalSuccessInputSchema.parse({ sourceEventId: "run-1", successType: "fast_recovery", ...told });

describe("what something teaches that went very well", () => {
  it("has the severity NONE, its type and metrics as pattern, and keeps no other away", () => {
    expect(criticalSuccessLesson(tell({ metrics: { seconds: 3 } }))).toEqual({
      lessonType: "critical_success",
      severity: "NONE",
      title: "Critical success: fast_recovery",
      description: "Run run-1 went very well: fast_recovery.",
      proposedAction: null,
      detectedPattern: { successType: "fast_recovery", metrics: { seconds: 3 } },
      subject: "fast_recovery",
    });
  });

  it("F-080: holds no secret of the metrics nor of the type", () => {
    const lesson = criticalSuccessLesson(
      tell({ successType: "ada@example.com", metrics: { token: "t", by: "8.8.8.8" } }),
    );
    expect(lesson).toMatchObject({
      title: "Critical success: [redacted:email]",
      subject: "[redacted:email]",
      detectedPattern: {
        successType: "[redacted:email]",
        metrics: { token: "[redacted:secret]", by: "[redacted:ip]" },
      },
    });
    expect(JSON.stringify(lesson)).not.toContain("ada@");
  });
});
