import { describe, expect, it } from "vitest";
import { stepsOf } from "../../../test/examined-trace.js";
import { type Act, actKey, actsOf, judgedSteps, notComparable, skillOf } from "./acts.js";

const indexes = (steps: readonly { stepIndex: number }[]) => steps.map(({ stepIndex }) => stepIndex);

describe("acts", () => {
  it("are the steps that say what they were given and came to an end", () => {
    expect(indexes(actsOf(stepsOf("A1 m B? C1! D1~ E1-")))).toEqual([0, 2, 3]);
  });

  it("are what an agent is judged by, and all steps that ended where no step says what it was given", () => {
    expect(indexes(judgedSteps(stepsOf("m A1! m")))).toEqual([1]);
    expect(indexes(judgedSteps(stepsOf("m m! m~ m-")))).toEqual([0, 1]);
  });

  it("do the same when skill and input are the same", () => {
    const [act] = actsOf(stepsOf("A1")) as [Act];
    expect(actKey({ ...act, contentHash: "2", status: "failure" })).toBe(actKey(act));
    for (const other of [{ inputHash: "B" }, { stepType: "book" }, { skillId: "search" }])
      expect(actKey({ ...act, ...other })).not.toBe(actKey(act));
  });

  it("have the skill of their id, whatever it is called", () => {
    expect(skillOf({ skillId: "s1", stepType: "search" })).toBe(skillOf({ skillId: "s1", stepType: "Search!" }));
    expect(skillOf({ skillId: null, stepType: "s1" })).not.toBe(skillOf({ skillId: "s1", stepType: "s1" }));
  });

  it.each([
    [0, "inputs_unknown"],
    [2, "too_few_steps"],
    [3, undefined],
  ])("can be compared when there are enough of them, not when there are %d of 3", (count, reason) => {
    expect(notComparable(actsOf(stepsOf("A1 ".repeat(count))), 3)?.reason).toBe(reason);
  });
});
