import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace, DEFAULTS, traceOf } from "../../../test/examined-trace.js";
import { judgedSteps } from "./acts.js";
import { prematureEnd } from "./premature-end.js";

const detect = (steps: string, minFailedSteps = 2) => prematureEnd(traceOf(steps), { minFailedSteps });

describe("the detector of premature ends", () => {
  it.each([
    ["ended on failures", "A1 B1! C1!", [1, 2]],
    ["did nothing but fail", "A1! A1! A1!", [0, 2]],
    ["had words after its failures", "A1 B1! m C1! m m", [1, 3]],
    ["were left out or tried again after its failures", "A1 B1! C1! D1~ E1-", [1, 2]],
    ["failed in steps that do not say what they were given", "m m! m!", [1, 2]],
  ])("finds runs that %s", (_, steps, [firstStepIndex, lastStepIndex]) => {
    expect(detect(steps)).toMatchObject({ verdict: "found", firstStepIndex, lastStepIndex });
  });

  it.each([
    ["ended on a step that worked", "A1! B1! C1"],
    ["ended on too few failures", "A1! B1 C1!"],
    ["only talked", "m m m"],
    ["talked after what worked", "A1! B1! C1 m!"],
  ])("is clear of runs that %s", (_, steps) => {
    expect(detect(steps).verdict).toBe("clear");
  });

  it("cannot tell of a run that is under way", () => {
    const trace = traceOf("A1! B1! C1!", { isOver: false });
    expect(prematureEnd(trace, DEFAULTS.premature_end)).toMatchObject({
      verdict: "abstained",
      reason: "run_under_way",
    });
    expect(prematureEnd({ ...trace, isOver: true }, DEFAULTS.premature_end).verdict).toBe("found");
  });

  it.each(["A1!", "m m A1! m", "A1~ A1~ A1!"])("cannot tell by a single step: %s", (steps) => {
    expect(detect(steps)).toMatchObject({ verdict: "abstained", reason: "too_few_steps" });
  });

  it("says how many steps failed at the end", () => {
    expect(detect("A1 B1! C1!")).toMatchObject({
      explanation: "The run ended on 2 failed steps, and nothing worked after (steps 1 to 2).",
      evidence: { failedSteps: 2, steps: 3 },
    });
    expect(detect("A1 B1!", 1)).toMatchObject({
      explanation: "The run ended on 1 failed step, and nothing worked after (step 1).",
    });
  });

  it("shows failed steps, after which none worked", () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const detection = prematureEnd(trace, DEFAULTS.premature_end);
        if (detection.verdict !== "found") return;
        expect(trace.isOver).toBe(true);
        const after = judgedSteps(trace.steps).filter(({ stepIndex }) => stepIndex >= detection.firstStepIndex);
        expect(after.every(({ status }) => status === "failure")).toBe(true);
        expect(detection.evidence.failedSteps).toBe(after.length);
        expect(after.at(-1)?.stepIndex).toBe(detection.lastStepIndex);
      }),
    );
  });
});
