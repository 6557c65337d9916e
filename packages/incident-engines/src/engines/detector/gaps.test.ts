import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepsOf, withoutSteps } from "../../../test/examined-trace.js";
import { sentBetween } from "./gaps.js";

describe("what was sent between two steps", () => {
  it.each([
    ["neighbours", "A1 A1", [], 0, 1, true],
    ["steps with others in between", "A1 m B1- A1", [], 0, 3, true],
    ["steps one of those between which is missing", "A1 B1 m A1", [1], 0, 3, false],
    ["steps after a gap", "A1 B1 A1 A1", [1], 2, 3, true],
    ["steps before a gap", "A1 A1 B1 A1", [2], 0, 1, true],
    ["the first steps of a trace that begins late", "A1 A1 A1", [0], 1, 2, true],
  ])("is told of %s", (_, text, missing, before, step, all) => {
    const isSent = sentBetween(withoutSteps(stepsOf(text), missing));
    expect(isSent({ stepIndex: step }, { stepIndex: before })).toBe(all);
  });

  it("is everything where every index in between is there, whatever the trace", () => {
    const indexes = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 2 });
    fc.assert(
      fc.property(indexes, (sent) => {
        const sorted = sent.toSorted((a, b) => a - b);
        const [step] = stepsOf("A1");
        if (step === undefined) throw new Error("no step");
        const isSent = sentBetween(sorted.map((stepIndex) => ({ ...step, stepIndex })));
        for (const later of sorted)
          for (const before of sorted.filter((one) => one < later)) {
            const there = sorted.filter((one) => one >= before && one <= later).length;
            expect(isSent({ stepIndex: later }, { stepIndex: before })).toBe(there === later - before + 1);
          }
      }),
    );
  });
});
