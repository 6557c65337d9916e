import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace, traceOf } from "../../../test/examined-trace.js";
import { judgedSteps } from "./acts.js";
import { toolErrorRate } from "./tool-error-rate.js";

const detect = (steps: string, minRatePercent = 75) => toolErrorRate(traceOf(steps), { minSteps: 4, minRatePercent });

describe("the detector of runs whose steps fail", () => {
  it.each([
    ["most steps failed", "A1! B1! C1! D1", [0, 2]],
    ["all did", "A1! B1! C1! D1!", [0, 3]],
    ["most calls failed among many messages", "m A1 m m B1! m C1! m D1! m", [4, 8]],
    ["what was left out or tried again is not counted", "A1! B1- C1! D1~ E1! F1", [0, 4]],
    ["most steps failed that do not say what they were given", "m! m! m m!", [0, 3]],
  ])("finds runs in which %s", (_, steps, [firstStepIndex, lastStepIndex]) => {
    expect(detect(steps)).toMatchObject({ verdict: "found", firstStepIndex, lastStepIndex });
  });

  it.each([
    ["half of the steps failed", "A1! B1! C1 D1"],
    ["nothing failed", "A1 B1 C1 D1"],
    ["messages failed, but no call", "m! m! m! m! A1 B1 C1 D1"],
  ])("is clear of runs in which %s", (_, steps) => {
    expect(detect(steps).verdict).toBe("clear");
  });

  it.each(["A1! B1! C1!", "m m m m A1!", "A1! B1! C1! D1~ E1-"])("cannot tell by too few steps: %s", (steps) => {
    expect(detect(steps)).toMatchObject({ verdict: "abstained", reason: "too_few_steps" });
  });

  it("finds a share that is just reached", () => {
    const steps = `${"A1! ".repeat(9)}B1`;
    expect(detect(steps, 90).verdict).toBe("found");
    expect(detect(steps, 91).verdict).toBe("clear");
  });

  it("says how many steps failed of how many", () => {
    expect(detect("A1! B1! C1! D1")).toMatchObject({
      explanation: "3 of 4 steps failed, 75 % or more (steps 0 to 2).",
      evidence: { failedSteps: 3, steps: 4 },
    });
  });

  it("shows where all the failed steps are, as many as it says", () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const detection = toolErrorRate(trace, { minSteps: 4, minRatePercent: 60 });
        if (detection.verdict !== "found") return;
        const judged = judgedSteps(trace.steps);
        const failed = judged.filter(({ status }) => status === "failure");
        expect(detection.evidence).toEqual({ failedSteps: failed.length, steps: judged.length });
        expect(failed.length / judged.length).toBeGreaterThanOrEqual(0.6);
        expect(judged.length).toBeGreaterThanOrEqual(4);
        expect(failed.at(0)?.stepIndex).toBe(detection.firstStepIndex);
        expect(failed.at(-1)?.stepIndex).toBe(detection.lastStepIndex);
      }),
    );
  });
});
