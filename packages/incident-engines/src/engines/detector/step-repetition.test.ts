import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace, DEFAULTS, stepsOf, traceOf } from "../../../test/examined-trace.js";
import { actKey, actsOf } from "./acts.js";
import { stepRepetition } from "./step-repetition.js";

const detect = (steps: string, minRepetitions = 3) => stepRepetition(traceOf(steps), { minRepetitions });

describe("the detector of repeated steps", () => {
  it.each([
    ["a step three times in a row", "A1 A1 A1", [0, 2]],
    ["a step four times, after others", "B1 A1 A1 A1 A1", [1, 4]],
    ["steps with messages in between", "A1 m A1 m A1", [0, 4]],
    ["steps that were left out or tried again in between", "A1 A1- A1 B1~ A1", [0, 4]],
    ["steps that fail in the same way", "A1! A1! A1!", [0, 2]],
    ["the longest of two loops", "A1 A1 A1 B1 B1 B1 B1", [3, 6]],
    ["the first of two loops that are as long", "A1 A1 A1 B1 B1 B1", [0, 2]],
    ["a loop, though other steps do not say what they gave", "B? A1 A1 A1", [1, 3]],
  ])("finds %s", (_, steps, [firstStepIndex, lastStepIndex]) => {
    expect(detect(steps)).toMatchObject({ verdict: "found", firstStepIndex, lastStepIndex });
  });

  it.each([
    ["a step twice in a row", "A1 A1 B1"],
    ["a step three times, but not in a row", "A1 B1 A1 B1 A1"],
    ["a poll whose output changes", "A1 A2 A3 A4"],
    ["a poll that gives what it gave, and then something else", "A1 A1 A2 A2"],
    ["other inputs with the same output", "A1 B1 C1"],
    ["what its host tried again", "A1~ A1~ A1 B1 C1"],
    ["single steps of unknown output", "A? B? A?"],
  ])("is clear of %s", (_, steps) => {
    expect(detect(steps).verdict).toBe("clear");
  });

  it.each([
    ["no step says what it was given", "m m m m", "inputs_unknown"],
    ["too few steps do", "m m A1 m A1", "too_few_steps"],
    ["what may be a loop does not say what it gave", "A? A? A?", "outputs_unknown"],
    ["one step of what may be a loop does not say so", "A1 A? A1", "outputs_unknown"],
  ])("cannot tell when %s", (_, steps, reason) => {
    expect(detect(steps)).toMatchObject({ verdict: "abstained", reason });
  });

  it("says how often which step was repeated, and where", () => {
    expect(detect("B1 A1 A1 A1")).toMatchObject({
      explanation:
        'The step "search" was given the same input 3 times in a row and gave the same output each time (steps 1 to 3).',
      evidence: { stepType: "search", skillId: null, inputHash: "A", contentHash: "1", repetitions: 3 },
    });
  });

  it("keeps skills apart that were given the same", () => {
    const steps = stepsOf("A1 A1 A1").map((step) => (step.stepIndex === 1 ? { ...step, stepType: "book" } : step));
    expect(stepRepetition(traceOf(steps), DEFAULTS.step_repetition).verdict).toBe("clear");
  });

  it("needs as many repetitions as it is told", () => {
    expect(detect("A1 A1", 2).verdict).toBe("found");
    expect(detect("A1 A1 A1", 4).verdict).toBe("abstained");
    expect(detect("A1 A1 A1 B1", 4).verdict).toBe("clear");
  });

  it("shows steps that are really one step, as often as it says", () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const detection = stepRepetition(trace, DEFAULTS.step_repetition);
        if (detection.verdict !== "found") return;
        const within = actsOf(trace.steps).filter(
          ({ stepIndex }) => stepIndex >= detection.firstStepIndex && stepIndex <= detection.lastStepIndex,
        );
        expect(within).toHaveLength(Number(detection.evidence.repetitions));
        expect(within.length).toBeGreaterThanOrEqual(3);
        expect(new Set(within.map((act) => `${actKey(act)} ${act.contentHash}`)).size).toBe(1);
      }),
    );
  });
});
