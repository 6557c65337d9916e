import { RUN_ERROR_CODES } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorCodeOf, extractErrorCode } from "./extract-error-code.js";

const NAMED = RUN_ERROR_CODES.filter((code) => code !== "UNKNOWN");
const wordUnit = fc.constantFrom(..."ABCXYZabc019_");
const gap = fc.string({ unit: fc.constantFrom(..." .:,;-/()[]\n'\"=é"), minLength: 1, maxLength: 3 });

describe("the error code in a message", () => {
  it.each([
    [undefined, "UNKNOWN"],
    ["", "UNKNOWN"],
    ["AGENT_CRASH", "AGENT_CRASH"],
    ["worker died (agent_crash) at step 3", "AGENT_CRASH"],
    ["step_failure after RATE_LIMIT_EXCEEDED", "RATE_LIMIT_EXCEEDED"],
    ["cancelled: retry_exhausted", "RETRY_EXHAUSTED"],
    ["SKILL_ERROR then AGENT_CRASH", "AGENT_CRASH"],
    ["an unknown thing", "UNKNOWN"],
    ["PRE_AGENT_CRASH_HOOK ran", "UNKNOWN"],
    ["the request was not cancelledX", "UNKNOWN"],
    ["rate_l\u0131m\u0131t_exceeded", "UNKNOWN"],
    ["\u017fkill_error", "UNKNOWN"],
    ["\u017fSKILL_ERROR", "SKILL_ERROR"],
  ])("F-021: of %j is %s", (message, code) => {
    expect(extractErrorCode(message)).toBe(code);
  });

  it("F-021: is found wherever it stands as a whole word, in any case", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMED), gap, gap, fc.boolean(), (code, before, after, lower) => {
        const word = lower ? code.toLowerCase() : code;
        expect(extractErrorCode(`x${before}${word}${after}y`)).toBe(code);
      }),
    );
  });

  it("F-021: is not found inside a longer word", () => {
    const longer = fc.tuple(fc.string({ unit: wordUnit, maxLength: 4 }), fc.string({ unit: wordUnit, maxLength: 4 }));
    fc.assert(
      fc.property(fc.constantFrom(...NAMED), longer, gap, (code, [head, tail], between) => {
        fc.pre(head + tail !== "");
        expect(extractErrorCode(`before${between}${head}${code}${tail}${between}after`)).toBe("UNKNOWN");
      }),
    );
  });

  it("F-021: is the longest of those that stand there, whatever their order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(NAMED, { minLength: 1 }), gap, (codes, between) => {
        const longest = Math.max(...codes.map(({ length }) => length));
        expect(extractErrorCode(codes.join(between))).toHaveLength(longest);
      }),
    );
  });
});

describe("the error code of a run", () => {
  it("F-021: is the one that its host gives, whatever the message says", () => {
    const told = { errorCode: "E_HOST", errorMessage: "AGENT_CRASH", terminationReason: "timeout" } as const;
    expect(errorCodeOf(told)).toBe("E_HOST");
  });

  it.each(["policy_block", "completed", undefined] as const)(
    "F-021: is the one that the message names where the reason is %s",
    (terminationReason) => {
      expect(errorCodeOf({ errorMessage: "AGENT_CRASH", terminationReason })).toBe("AGENT_CRASH");
    },
  );

  it("F-021: is what the termination reason comes to, whatever the message says", () => {
    expect(errorCodeOf({ errorMessage: "AGENT_CRASH", terminationReason: "timeout" })).toBe("EXECUTION_TIMEOUT");
  });

  it.each([
    ["timeout", "EXECUTION_TIMEOUT"],
    ["budget_exceeded", "BUDGET_EXCEEDED"],
    ["rate_limited", "RATE_LIMIT_EXCEEDED"],
    ["user_abort", "CANCELLED"],
    ["system_failure", "AGENT_CRASH"],
    ["policy_block", "UNKNOWN"],
    ["completed", "UNKNOWN"],
  ] as const)("F-021: is else what the termination reason %s comes to: %s", (terminationReason, code) => {
    expect(errorCodeOf({ errorMessage: "an unknown error", terminationReason })).toBe(code);
    expect(errorCodeOf({ terminationReason })).toBe(code);
  });

  it("F-021: is UNKNOWN where nothing tells it", () => {
    expect(errorCodeOf({})).toBe("UNKNOWN");
  });
});
