import { describe, expect, it } from "vitest";
import { eventInWords, type LessonContent, newLesson } from "./lesson-content.js";

const content: LessonContent = {
  lessonType: "failure",
  severity: "LOW",
  title: "Failure: unknown error",
  description: "It failed.",
  proposedAction: null,
  subject: "",
  detectedPattern: { errorCode: null, severity: "LOW" },
};
const given = { lessonId: "les_1", createdAt: "2026-03-14T12:00:00.000000Z" };

describe("a lesson that is about to be stored", () => {
  it("is about the run behind it, which a run is itself", () => {
    const of = (event: object) =>
      newLesson({ sourceEventType: "run", sourceEventId: "r1", isSynthetic: false, ...event }, content, given)
        .sourceRunId;
    expect(of({})).toBe("r1");
    expect(of({ sourceRunId: "r0" })).toBe("r0");
    expect(of({ sourceEventType: "incident" })).toBeNull();
    expect(of({ sourceEventType: "incident", sourceRunId: "r0" })).toBe("r0");
  });

  it("F-056: names the stored incident of its event, where there is one", () => {
    const event = { sourceEventType: "run", sourceEventId: "r1", isSynthetic: false } as const;
    expect(newLesson({ ...event, sourceIncidentId: "inc_1" }, content, given).sourceIncidentId).toBe("inc_1");
    expect(newLesson(event, content, given).sourceIncidentId).toBeNull();
  });

  it("keeps the marks of a test scenario", () => {
    const event = {
      sourceEventType: "run",
      sourceEventId: "r1",
      isSynthetic: true,
      syntheticScenarioId: "s1",
    } as const;
    expect(newLesson(event, content, given)).toEqual({
      ...given,
      ...content,
      ...event,
      sourceRunId: "r1",
      sourceIncidentId: null,
    });
    const plain = { sourceEventType: "run", sourceEventId: "r1", isSynthetic: false } as const;
    expect(newLesson(plain, content, given)).toMatchObject({ isSynthetic: false, syntheticScenarioId: null });
  });
});

it("its event has words", () => {
  expect(eventInWords({ sourceEventType: "run", sourceEventId: "r1" })).toBe("Run r1");
  expect(eventInWords({ sourceEventType: "incident", sourceEventId: "i1" })).toBe("Incident i1");
});
