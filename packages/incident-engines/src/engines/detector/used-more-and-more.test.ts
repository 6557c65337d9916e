import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace, counted, DEFAULTS, stepsOf } from "../../../test/examined-trace.js";
import type { ExaminedStep } from "./trace.js";
import { usedMoreAndMore } from "./used-more-and-more.js";

const parameters = { ...DEFAULTS.runaway, window: 3 };
const times = (count: number, amount: number | null) => Array.from({ length: count }, () => amount);
const using = (...amounts: (number | null)[]) =>
  stepsOf("A1 ".repeat(amounts.length)).map((step, index) => counted(step, amounts[index] ?? null));
const tokensOnly = (steps: readonly ExaminedStep[]) => steps.map((step) => ({ ...step, costMicros: null }));
const costOnly = (steps: readonly ExaminedStep[]) => steps.map((step) => ({ ...step, tokensKnown: false }));
const detect = (steps: readonly ExaminedStep[]) => usedMoreAndMore(steps, parameters);

describe("the growth of what steps use", () => {
  it("is found when a skill uses ten times the tokens that it used at first, several times in a row", () => {
    expect(detect(tokensOnly(using(200, 200, 200, 300, 2_000, 2_500, 9_000)))).toEqual({
      verdict: "found",
      explanation:
        'The step "search" used 2000 tokens or more 3 times in a row, at least 10 times the 200 that it used at first ' +
        "(steps 4 to 6).",
      evidence: { of: "tokens", stepType: "search", skillId: null, steps: 3, usedAtFirst: 200, usedAtLeast: 2_000 },
      firstStepIndex: 4,
      lastStepIndex: 6,
    });
  });

  it("is found of money too", () => {
    expect(detect(costOnly(using(...times(3, 2_000), ...times(3, 20_000))))).toMatchObject({
      verdict: "found",
      evidence: { of: "costMicros", usedAtFirst: 2_000 },
    });
  });

  it.each([
    ["a few large steps", [200, 200, 200, 2_000, 2_000, 200]],
    ["large steps with a small one in between", [200, 200, 200, 2_000, 2_000, 200, 2_000]],
    ["growth by less", [200, 200, 200, 1_999, 1_999, 1_999]],
    ["growth of what is little", [10, 10, 10, 999, 999, 999]],
    ["a large first step", [9_000, 9_000, 9_000, 9_000, 9_000, 9_000]],
  ])("is clear of %s", (_, amounts) => {
    expect(detect(tokensOnly(using(...amounts))).verdict).toBe("clear");
  });

  it("is found though one of the first steps was large", () => {
    expect(detect(tokensOnly(using(200, 200, 2_000, 2_000, 2_000, 200)))).toMatchObject({ firstStepIndex: 2 });
    expect(detect(tokensOnly(using(9_000, 200, 200, 2_000, 2_000, 2_000))).verdict).toBe("found");
  });

  it("is clear of cheap money, however much it grew", () => {
    expect(detect(costOnly(using(...times(3, 10), ...times(3, 9_999)))).verdict).toBe("clear");
  });

  it("compares steps of one skill only, and only those that used anything", () => {
    const steps = tokensOnly(using(...times(3, 200), ...times(3, 2_000)));
    const apart = steps.map((step, index) => (index < 3 ? step : { ...step, skillId: "another" }));
    expect(detect(apart)).toMatchObject({ verdict: "abstained", reason: "too_few_steps" });
    expect(detect(tokensOnly(using(...times(9, 0), ...times(6, 2_000)))).verdict).toBe("clear");
    const grownBesides = [...using(...times(6, 50)), ...steps.map((step) => ({ ...step, skillId: "grows" }))];
    expect(detect(tokensOnly(grownBesides))).toMatchObject({ verdict: "found", evidence: { skillId: "grows" } });
  });

  it("cannot be told when no step says what it used", () => {
    expect(detect(using(...times(9, null)))).toMatchObject({ verdict: "abstained", reason: "limits_unknown" });
  });

  it("cannot be told by too few steps", () => {
    expect(detect(using(200, 200, 200, 2_000, 2_000))).toMatchObject({ verdict: "abstained", reason: "too_few_steps" });
  });

  it("shows steps each of which used as much as it says", () => {
    fc.assert(
      fc.property(anyTrace, ({ steps }) => {
        const detection = detect(steps);
        if (detection.verdict !== "found") return;
        const { of, usedAtFirst, usedAtLeast } = detection.evidence;
        const within = steps.filter(
          ({ stepIndex, stepType, tokens }) =>
            stepIndex >= detection.firstStepIndex &&
            stepIndex <= detection.lastStepIndex &&
            stepType === detection.evidence.stepType &&
            tokens > 0,
        );
        expect(within.length).toBe(detection.evidence.steps);
        expect(Number(usedAtLeast)).toBeGreaterThanOrEqual(10 * Number(usedAtFirst));
        for (const step of within)
          expect(of === "tokens" ? step.tokens : step.costMicros).toBeGreaterThanOrEqual(Number(usedAtLeast));
      }),
      { numRuns: 500 },
    );
  });
});
