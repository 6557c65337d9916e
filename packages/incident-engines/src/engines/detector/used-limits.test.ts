import { describe, expect, it } from "vitest";
import { DEFAULTS, traceOf } from "../../../test/examined-trace.js";
import type { ExaminedTrace } from "./trace.js";
import { usedLimits } from "./used-limits.js";

const STEPS = "A1 B1 C1 D1 E1 F1 G1 H1 I1 J1";
const detect = (limits: NonNullable<ExaminedTrace["limits"]>, used: Partial<ExaminedTrace["used"]> = {}, own = {}) =>
  usedLimits(traceOf(STEPS, { used: { tokens: null, costMicros: null, ...used } }), limits, {
    ...DEFAULTS.runaway,
    ...own,
  });

describe("the use of limits", () => {
  it.each([
    ["all of its steps", { steps: 10 }, {}, "10 of 10 steps"],
    ["more steps than it had", { steps: 6 }, {}, "10 of 6 steps"],
    ["its tokens", { tokens: 500 }, { tokens: 500 }, "500 of 500 tokens"],
    ["its money", { costMicros: 70 }, { costMicros: 71 }, "71 of 70 micro-dollars"],
    ["one limit of two", { steps: 20, tokens: 500 }, { tokens: 600 }, "600 of 500 tokens"],
    ["both limits", { steps: 10, tokens: 500 }, { tokens: 600 }, "10 of 10 steps and 600 of 500 tokens"],
    ["one limit, though nobody counted the other", { steps: 10, tokens: 500 }, {}, "10 of 10 steps"],
  ])("is found of a run that used %s", (_, limits, used, words) => {
    expect(detect(limits, used)).toMatchObject({
      verdict: "found",
      explanation: `The run used ${words} (steps 0 to 9).`,
      firstStepIndex: 0,
      lastStepIndex: 9,
    });
  });

  it("names each limit that was reached", () => {
    expect(detect({ steps: 11, tokens: 500, costMicros: 1 }, { tokens: 500, costMicros: 2 })).toMatchObject({
      evidence: {
        reached: [
          { of: "tokens", limit: 500, used: 500 },
          { of: "costMicros", limit: 1, used: 2 },
        ],
      },
    });
  });

  it.each([
    ["steps", { steps: 11 }, {}],
    ["tokens", { tokens: 500 }, { tokens: 499 }],
    ["money", { costMicros: 70 }, { costMicros: 0 }],
  ])("is clear while there is something left of the %s", (_, limits, used) => {
    expect(detect(limits, used).verdict).toBe("clear");
  });

  it.each([
    ["tokens", { tokens: 500 }, {}],
    ["money", { costMicros: 70 }, { tokens: 5 }],
    ["tokens beside its steps", { steps: 11, tokens: 500 }, {}],
  ])("cannot be told when nobody counted its %s", (_, limits, used) => {
    expect(detect(limits, used)).toMatchObject({ verdict: "abstained", reason: "use_unknown" });
  });

  it("says nothing where so few steps were allowed that whatever does anything takes them", () => {
    expect(detect({ steps: 4 })).toMatchObject({ verdict: "abstained", reason: "limits_unknown" });
    expect(detect({ steps: 5 }).verdict).toBe("found");
    expect(detect({ steps: 1, tokens: 500 }, { tokens: 1 }).verdict).toBe("clear");
    expect(detect({ steps: 1 }, {}, { minStepLimit: 1 }).verdict).toBe("found");
  });

  it("is found from the share on that it is told", () => {
    expect(detect({ steps: 11 }, {}, { minPercentOfLimit: 90 }).verdict).toBe("found");
    expect(detect({ steps: 11 }, {}, { minPercentOfLimit: 91 }).verdict).toBe("clear");
    expect(detect({ tokens: 100 }, { tokens: 7 }, { minPercentOfLimit: 7 }).verdict).toBe("found");
  });
});
