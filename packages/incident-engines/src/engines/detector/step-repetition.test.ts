import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyTrace,
  anyTraceWithGaps,
  DEFAULTS,
  isWholeWithin,
  stepsOf,
  traceOf,
  withoutGaps,
  withoutSteps,
} from "../../../test/examined-trace.js";
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

  const detectWithout = (missing: readonly number[], steps: string) =>
    stepRepetition(traceOf(withoutSteps(stepsOf(steps), missing)), { minRepetitions: 3 });

  it.each([
    ["steps between all of them", "A1 B1 C1 B1 C1 A1 m m m A1", [1, 2, 3, 4, 6, 7, 8]],
    ["one step within", "A1 A1 B1 A1", [2]],
    ["a step between messages", "A1 A1 m B1 m A1", [3]],
  ])("cannot tell when steps are missing: %s", (_, steps, missing) => {
    expect(detectWithout(missing, steps)).toMatchObject({ verdict: "abstained", reason: "steps_missing" });
  });

  it.each([
    ["before it", "B1 C1 A1 A1 A1", [1], [2, 4]],
    ["after it", "A1 A1 A1 B1 C1", [3], [0, 2]],
    ["between two loops, of which it tells the longest without a gap", "A1 A1 A1 B1 A1 A1 A1 A1", [3], [4, 7]],
    ["between a loop and what may belong to it", "A1 B1 A1 A1 A1", [1], [2, 4]],
  ])("finds a loop when steps are missing %s", (_, steps, missing, [firstStepIndex, lastStepIndex]) => {
    expect(detectWithout(missing, steps)).toMatchObject({ verdict: "found", firstStepIndex, lastStepIndex });
  });

  it("is clear of a trace with gaps that would be none without them either", () => {
    expect(detectWithout([1], "A1 B1 A1 B1 A1 B1").verdict).toBe("clear");
  });

  it("says what was repeated with steps missing in between", () => {
    expect(detectWithout([1, 2, 3], "A1 B1 B1 B1 A1 A1").explanation).toBe(
      'The step "search" was given the same input 3 times and gave the same output each time, but steps in between are missing.',
    );
  });

  it("finds no stretch that has a gap, and where it abstains for one there would be a loop without it", () => {
    fc.assert(
      fc.property(anyTraceWithGaps, (trace) => {
        const detection = stepRepetition(trace, { minRepetitions: 2 });
        if (detection.verdict === "found") expect(isWholeWithin(trace, detection)).toBe(true);
        const whole = stepRepetition(withoutGaps(trace), { minRepetitions: 2 });
        const isForGaps = detection.verdict === "abstained" && detection.reason === "steps_missing";
        expect(detection.verdict === "found" || isForGaps).toBe(whole.verdict === "found");
      }),
      { numRuns: 1_000 },
    );
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
