import { describe, expect, it } from "vitest";
import { usedByRun } from "./used-by-run.js";

const NOTHING = { inputTokens: null, outputTokens: null, costMicros: null };
const COUNTED = { tokens: 70, tokensKnown: true, costMicros: 9 };

describe("what a run used", () => {
  it.each([
    [{ inputTokens: 60, outputTokens: 40, costMicros: 5 }, COUNTED, { tokens: 100, costMicros: 5 }],
    [{ inputTokens: 0, outputTokens: 0, costMicros: 0 }, COUNTED, { tokens: 0, costMicros: 0 }],
    [NOTHING, COUNTED, { tokens: 70, costMicros: 9 }],
    [{ ...NOTHING, inputTokens: 60 }, COUNTED, { tokens: 70, costMicros: 9 }],
    [{ ...NOTHING, outputTokens: 40 }, COUNTED, { tokens: 70, costMicros: 9 }],
    [NOTHING, { ...COUNTED, tokensKnown: false }, { tokens: null, costMicros: 9 }],
    [NOTHING, { ...COUNTED, costMicros: null }, { tokens: 70, costMicros: null }],
    [NOTHING, undefined, { tokens: null, costMicros: null }],
  ])("is told, else the sum of its steps: %j and %j", (told, summary, used) => {
    expect(usedByRun(told, summary)).toEqual(used);
  });
});
