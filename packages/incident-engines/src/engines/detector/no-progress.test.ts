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
import { noProgress } from "./no-progress.js";

const detect = (steps: string, window = 4) => noProgress(traceOf(steps), { window });

describe("the detector of runs without progress", () => {
  it.each([
    ["steps that take turns", "A1 B1 A1 B1 A1 B1", [2, 5]],
    ["one step again and again, from its second time on", "A1 A1 A1 A1 A1", [1, 4]],
    ["failures of different steps", "A1 B1! C2! D3! E4!", [1, 4]],
    ["failures that do not say what they gave", "A1 B?! C?! D?! E?!", [1, 4]],
    ["failures and repetitions mixed", "A1 B1! A1 C1! A1", [1, 4]],
    ["a stretch with messages in between", "A1 m A1 m A1 m A1 m A1", [2, 8]],
    ["a stretch after which there was progress", "A1 A1 A1 A1 A1 B1 C1", [1, 4]],
    ["what was done long before", "A1 B1 C1 D1 E1 D1 C1 B1 A1", [5, 8]],
  ])("finds %s", (_, steps, [firstStepIndex, lastStepIndex]) => {
    expect(detect(steps)).toMatchObject({ verdict: "found", firstStepIndex, lastStepIndex });
  });

  it.each([
    ["a stretch that is too short", "A1 B1 A1 B1 A1"],
    ["other inputs that give what others gave", "A1 B1 C1 D1 E1 F1"],
    ["a poll whose output changes", "A1 A2 A3 A4 A5 A6"],
    ["failures with something new in between", "A1! B1! C1! D1 E1! F1! G1!"],
    ["new inputs of unknown output", "A? B? C? D? E?"],
  ])("is clear of %s", (_, steps) => {
    expect(detect(steps).verdict).toBe("clear");
  });

  it.each([
    ["no step says what it was given", "m m! m m!", "inputs_unknown"],
    ["too few steps do", "A1! m B1! m C1!", "too_few_steps"],
    ["the steps of what may be such a stretch do not say what they gave", "A? A? A? A? A?", "outputs_unknown"],
    ["the step that would be repeated did not say what it gave", "A? A1 A1 A1 A1", "outputs_unknown"],
    ["one of the repeated steps does not say what it gave", "A1 A1 A1 A? A1", "outputs_unknown"],
  ])("cannot tell when %s", (_, steps, reason) => {
    expect(detect(steps)).toMatchObject({ verdict: "abstained", reason });
  });

  const detectWithout = (missing: readonly number[], steps: string) =>
    noProgress(traceOf(withoutSteps(stepsOf(steps), missing)), { window: 4 });

  it.each([
    ["one step among repetitions", "A1 A1 A1 B1 A1 A1", [3]],
    ["one step among failures", "A1! B1! C1 D1! E1!", [2]],
    ["a step between messages", "A1 A1 A1 m B1 m A1 A1", [4]],
  ])("cannot tell when steps are missing: %s", (_, steps, missing) => {
    expect(detectWithout(missing, steps)).toMatchObject({ verdict: "abstained", reason: "steps_missing" });
  });

  it.each([
    ["before it", "B1 C1 A1! A1! A1! A1!", [1], [2, 5]],
    ["after it", "A1! B1! C1! D1! E1 F1", [4], [0, 3]],
    ["since what it repeats was done", "A1 B1 A1 A1 A1 A1", [1], [2, 5]],
    [
      "between two stretches, of which it tells the longest without a gap",
      "A1! A1! A1! A1! B1 A1 A1 A1 A1 A1",
      [4],
      [5, 9],
    ],
  ])("finds a stretch when steps are missing %s", (_, steps, missing, [firstStepIndex, lastStepIndex]) => {
    expect(detectWithout(missing, steps)).toMatchObject({ verdict: "found", firstStepIndex, lastStepIndex });
  });

  it("is clear of a trace with gaps that would be none without them either", () => {
    expect(detectWithout([1], "A1 B1 A1 C1 A1 D1").verdict).toBe("clear");
  });

  it("says how many steps gave nothing new with others missing in between", () => {
    expect(detectWithout([2], "A1! B1! C1 D1! E1!").explanation).toBe(
      "4 steps gave nothing new one after the other, but steps in between are missing.",
    );
  });

  it("finds no stretch that has a gap, and where it abstains for one there would be a stretch without it", () => {
    fc.assert(
      fc.property(anyTraceWithGaps, (trace) => {
        const detection = noProgress(trace, { window: 3 });
        if (detection.verdict === "found") expect(isWholeWithin(trace, detection)).toBe(true);
        const whole = noProgress(withoutGaps(trace), { window: 3 });
        const isForGaps = detection.verdict === "abstained" && detection.reason === "steps_missing";
        expect(detection.verdict === "found" || isForGaps).toBe(whole.verdict === "found");
      }),
      { numRuns: 1_000 },
    );
  });

  it("says how many of the steps failed and how many repeated one", () => {
    expect(detect("A1 B1! A1 C1! A1")).toMatchObject({
      explanation:
        "4 steps in a row gave nothing new: 2 failed, and 2 gave what the same step had given before (steps 1 to 4).",
      evidence: { steps: 4, failed: 2, repeated: 2 },
    });
  });

  it("shows steps each of which failed or gave what the same input had given", () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const detection = noProgress(trace, DEFAULTS.no_progress);
        if (detection.verdict !== "found") return;
        const { firstStepIndex, lastStepIndex, evidence } = detection;
        const acts = actsOf(trace.steps);
        const within = acts.filter(({ stepIndex }) => stepIndex >= firstStepIndex && stepIndex <= lastStepIndex);
        expect(within.length).toBeGreaterThanOrEqual(DEFAULTS.no_progress.window);
        expect(evidence).toMatchObject({ steps: within.length });
        for (const act of within)
          expect(
            act.status === "failure" ||
              acts.some(
                (earlier) =>
                  earlier.stepIndex < act.stepIndex &&
                  actKey(earlier) === actKey(act) &&
                  act.contentHash !== null &&
                  earlier.contentHash === act.contentHash,
              ),
          ).toBe(true);
      }),
    );
  });
});
