import { describe, expect, it } from "vitest";
import { failureLesson, isBlocking, storableCode } from "./failure-lesson.js";

const event = { sourceEventType: "run", sourceEventId: "run-1", isSynthetic: false } as const;

describe("what a failure teaches", () => {
  it.each([
    ["CRITICAL", "blocking"],
    ["HIGH", "blocking"],
    ["MEDIUM", "warning"],
    ["LOW", "warning"],
  ] as const)("of severity %s proposes a %s policy", (severity, policy) => {
    const { proposedAction, severity: stored } = failureLesson(event, { severity, errorCode: "X", errorMessage: null });
    expect(proposedAction).toContain(`a ${policy} policy`);
    expect(stored).toBe(severity);
    expect(isBlocking(severity)).toBe(policy === "blocking");
  });

  it("names its code, says severity, code and message, and keeps code and severity as its pattern", () => {
    const facts = { severity: "CRITICAL", errorCode: "AGENT_CRASH", errorMessage: "boom" } as const;
    expect(failureLesson(event, facts)).toEqual({
      lessonType: "failure",
      severity: "CRITICAL",
      title: "Failure: AGENT_CRASH",
      description: "Run run-1 failed with the severity CRITICAL and the error code AGENT_CRASH: boom",
      proposedAction:
        "Consider a blocking policy for runs that end with AGENT_CRASH, which whoever starts runs would have to enforce.",
      detectedPattern: { errorCode: "AGENT_CRASH", severity: "CRITICAL" },
      subject: "",
    });
  });

  it("is of an unknown error when there is no code", () => {
    const incident = { ...event, sourceEventType: "incident" as const, sourceEventId: "inc_1" };
    expect(failureLesson(incident, { severity: "LOW", errorCode: null, errorMessage: null })).toMatchObject({
      title: "Failure: unknown error",
      description: "Incident inc_1 failed with the severity LOW and no error code.",
      proposedAction:
        "Consider a warning policy for runs that end with an unknown error, which whoever starts runs would have to enforce.",
      detectedPattern: { errorCode: null, severity: "LOW" },
    });
  });

  it("F-080: holds no secret of the message, and takes no code that holds one", () => {
    const facts = { severity: "HIGH", errorCode: "sk-abcdefghijklmnop1234", errorMessage: "ada@example.com" } as const;
    const lesson = failureLesson(event, facts);
    expect(lesson.description).toBe("Run run-1 failed with the severity HIGH and no error code: [redacted:email]");
    expect(JSON.stringify(lesson)).not.toContain("sk-");
    expect(storableCode("sk-abcdefghijklmnop1234")).toBeNull();
    expect(storableCode("AGENT_CRASH")).toBe("AGENT_CRASH");
    expect(storableCode(null)).toBeNull();
  });

  it("has a title of 500 characters at most, whatever the code", () => {
    const { title } = failureLesson(event, { severity: "LOW", errorCode: "é".repeat(100), errorMessage: null });
    expect(title.length).toBeLessThanOrEqual(500);
  });
});
