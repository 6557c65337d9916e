import { evaluateRecoveryInputSchema, recoveryAdviceSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { DEFAULT_RECOVERY_RULES } from "./default-rules.js";
import { errorCodeRule } from "./error-code-rule.js";
import { evaluateRecovery } from "./evaluate-recovery.js";
import { occurrenceRule } from "./occurrence-rule.js";
import { byPriority, type RecoveryRule } from "./recovery-rule.js";
import { skillRule } from "./skill-rule.js";

const contextOf = (failure: object) => evaluateRecoveryInputSchema.parse(failure);
const advice = (failure: object, rules?: readonly RecoveryRule[]) => evaluateRecovery(contextOf(failure), rules);

/** A rule that matches whatever happened. */
const always = (ruleId: string, score: number, overrides: Partial<RecoveryRule> = {}): RecoveryRule => ({
  ...occurrenceRule({ ruleId, name: ruleId, threshold: 1, action: ruleId, score }),
  match: () => ({ score, action: ruleId, adjustment: 0, reason: "Always." }),
  ...overrides,
});

describe("evaluateRecovery", () => {
  it("reckons with the mean of the three best scores and the adjustments of all matches", () => {
    const found = advice({ errorCode: "RATE_LIMIT_TIMEOUT", occurrenceCount: 12 });
    expect(recoveryAdviceSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      errorCategory: "TRANSIENT",
      recoveryMode: "RETRY_EXPONENTIAL",
      recommendedAction: "retry_exponential",
      mayExecuteUnattended: true,
      totalScore: 0.8667,
      confidence: 1,
      explanation:
        "Matched: Back off at a rate limit (0.9), Retry after a timeout (0.85), Have a person look at what happens often (0.85).",
    });
    expect(found.ruleResults.filter(({ matched }) => matched).map(({ ruleId, score }) => [ruleId, score])).toEqual([
      ["timeout_retry", 0.85],
      ["rate_limit_backoff", 0.9],
      ["escalate_repeated", 0.7],
      ["manual_review_high", 0.85],
    ]);
  });

  it("takes the mean of fewer where fewer matched", () => {
    expect(advice({ errorCode: "TIMEOUT" })).toMatchObject({ totalScore: 0.85, confidence: 0.85 });
    expect(advice({ errorCode: "UNKNOWN_TIMEOUT" })).toMatchObject({ totalScore: 0.675, confidence: 0.675 });
  });

  it("adds 0.1 for each threshold that is reached, and 0.2 times the success rate", () => {
    expect(advice({ occurrenceCount: 5 })).toMatchObject({ totalScore: 0.7, confidence: 0.8 });
    expect(advice({ errorCode: "UNKNOWN", occurrenceCount: 10 })).toMatchObject({
      totalScore: 0.6833,
      confidence: 0.8833,
    });
    const historicalMatches = ["wait", "wait", "wait", "retry"].map((action) => ({
      action,
      succeeded: action === "wait",
    }));
    expect(advice({ errorCode: "UNKNOWN", historicalMatches })).toMatchObject({
      totalScore: 0.7,
      confidence: 0.85,
      recommendedAction: "wait",
      mayExecuteUnattended: true,
    });
  });

  it("keeps the confidence between 0 and 1", () => {
    const adjusted = (adjustment: number) =>
      always("a", 0.5, { match: () => ({ score: 0.5, action: "a", adjustment, reason: "So." }) });
    expect(advice({}, [adjusted(0.6)]).confidence).toBe(1);
    expect(advice({}, [adjusted(-0.6)]).confidence).toBe(0);
  });

  it("rounds to four decimals, half up", () => {
    expect(advice({}, [always("a", 0.12345)])).toMatchObject({
      totalScore: 0.1235,
      confidence: 0.1235,
      explanation: "Matched: a (0.1235).",
      ruleResults: [{ score: 0.1235 }],
    });
    expect(advice({}, [always("a", 0.00015)]).totalScore).toBe(0.0002);
    expect(advice({}, [always("a", 1), always("b", 1), always("c", 0)]).totalScore).toBe(0.6667);
  });

  it("selects no action below a confidence of 0.3", () => {
    expect(advice({}, [always("a", 0.3)]).recommendedAction).toBe("a");
    expect(advice({}, [always("a", 0.2999)])).toMatchObject({ recommendedAction: null, confidence: 0.2999 });
  });

  it("may be carried out unattended from a confidence of 0.8 on", () => {
    expect(advice({}, [always("a", 0.8)]).mayExecuteUnattended).toBe(true);
    expect(advice({}, [always("a", 0.7999)]).mayExecuteUnattended).toBe(false);
    expect(advice({}, [always("manual_intervention", 1)]).mayExecuteUnattended).toBe(false);
  });

  it("recommends the action of the best match that has one", () => {
    const silent = skillRule({ ruleId: "s", name: "s", skills: ["search"], action: null, score: 0.9 });
    const failure = { skillId: "search" };
    expect(advice(failure, [silent]).recommendedAction).toBeNull();
    expect(advice(failure, [always("worse", 0.4), silent, always("good", 0.6)]).recommendedAction).toBe("good");
  });

  it("prefers the higher priority where scores are equal", () => {
    const rules = [always("a", 0.5, { priority: 10 }), always("b", 0.5, { priority: 20 })];
    expect(advice({}, rules).recommendedAction).toBe("b");
  });

  it("shows every rule, by falling priority and then by id, whatever the order it is given", () => {
    const rules = [always("b", 0.5), always("c", 0.5, { priority: 90 }), always("a", 0.5)];
    expect(advice({}, rules).ruleResults.map(({ ruleId }) => ruleId)).toEqual(["c", "a", "b"]);
    expect(advice({}).ruleResults.map(({ ruleId }) => ruleId)).toEqual(
      [...DEFAULT_RECOVERY_RULES].sort(byPriority).map(({ ruleId }) => ruleId),
    );
  });

  it("F-130: no rules are no rules, not the default ones", () => {
    expect(advice({ errorCode: "TIMEOUT" }, [])).toEqual({
      errorCategory: "TRANSIENT",
      recoveryMode: "RETRY_EXPONENTIAL",
      recommendedAction: null,
      mayExecuteUnattended: false,
      totalScore: 0,
      confidence: 0,
      explanation: "No rule matched.",
      ruleResults: [],
    });
  });

  it("F-130: a rule that fails counts as not matched, and the others stand", () => {
    const failing = always("broken", 1, {
      match() {
        throw new Error("broken");
      },
    });
    expect(advice({}, [failing, always("good", 0.5)])).toMatchObject({
      recommendedAction: "good",
      totalScore: 0.5,
      ruleResults: [
        { ruleId: "broken", matched: false, score: 0, action: null, reason: "The rule is not about this failure." },
        { ruleId: "good", matched: true },
      ],
    });
  });

  it("F-130: numbers count as whole words only", () => {
    const rules = [errorCodeRule({ ruleId: "r", name: "r", patterns: ["500"], action: "a", score: 0.5 })];
    expect(advice({ errorCode: "ERR_500" }, rules).totalScore).toBe(0.5);
    for (const errorCode of ["1500", "ORDER_5001"]) expect(advice({ errorCode }, rules).totalScore).toBe(0);
  });
});
