import { describe, expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import {
  evaluateRecoveryInputSchema,
  getRecoveryRulesInputSchema,
  incidentRecoverySchema,
  RECOVERY_ACTIONS,
  recoveryActionSchema,
  recoveryAdviceSchema,
} from "./recovery.js";

describe("a failure that advice is asked about", () => {
  it("happened once and has no history unless told", () => {
    expect(evaluateRecoveryInputSchema.parse({})).toEqual({ occurrenceCount: 1, historicalMatches: [] });
  });

  it.each([
    [{ errorCode: "" }, "/errorCode"],
    [{ errorCode: 500 }, "/errorCode"],
    [{ errorMessage: "x".repeat(4_001) }, "/errorMessage"],
    [{ skillId: "" }, "/skillId"],
    [{ agentId: "x".repeat(201) }, "/agentId"],
    [{ occurrenceCount: 0 }, "/occurrenceCount"],
    [{ occurrenceCount: 1.5 }, "/occurrenceCount"],
    [{ historicalMatches: [{ action: "wait" }] }, "/historicalMatches/0/succeeded"],
    [{ historicalMatches: [{ action: "Wait a bit", succeeded: true }] }, "/historicalMatches/0/action"],
    [{ historicalMatches: Array(1_001).fill({ action: "wait", succeeded: true }) }, "/historicalMatches"],
    [{ rules: [] }, "/rules"],
  ])("F-130: is refused with %o", (change, field) => {
    expect(refusedFields(evaluateRecoveryInputSchema, change)).toEqual([field]);
  });
});

it("an action is a word in lower case: those that are known, and a host's own", () => {
  for (const action of [...RECOVERY_ACTIONS, "reboot_2"]) expect(recoveryActionSchema.parse(action)).toBe(action);
  for (const action of ["", "Retry", "2fast", "a b", "_x", "a".repeat(65)])
    expect(recoveryActionSchema.safeParse(action).success).toBe(false);
});

it("an incident shows the advice without its rules and its score", () => {
  const shown = {
    errorCategory: "TRANSIENT",
    recoveryMode: "ABORT",
    recommendedAction: null,
    mayExecuteUnattended: false,
    confidence: 0.2999,
    explanation: "No rule matched.",
  };
  const advice = { ...shown, totalScore: 1.2, ruleResults: [] };
  expect(recoveryAdviceSchema.parse(advice)).toEqual(advice);
  expect(incidentRecoverySchema.parse(shown)).toEqual(shown);
  expect(refusedFields(incidentRecoverySchema, advice)).toEqual(["/totalScore", "/ruleResults"]);
  expect(refusedFields(recoveryAdviceSchema, { ...advice, confidence: 1.01 })).toEqual(["/confidence"]);
});

it("the rules are asked for as of an instant in UTC", () => {
  expect(refusedFields(getRecoveryRulesInputSchema, {})).toEqual([]);
  expect(refusedFields(getRecoveryRulesInputSchema, { asOf: "2026-03-14", kind: "composite" })).toEqual([
    "/asOf",
    "/kind",
  ]);
});
