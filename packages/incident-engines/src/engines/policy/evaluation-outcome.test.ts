import { expect, it } from "vitest";
import { confidenceOf, evaluationOutcomeOf } from "./evaluation-outcome.js";

it.each([
  ["succeeded", "no_violation"],
  ["completed", "no_violation"],
  ["success", "no_violation"],
  ["SUCCESS", "no_violation"],
  ["failed", "not_applicable"],
  ["failure", "not_applicable"],
  ["error", "not_applicable"],
  ["halted", "advisory"],
  ["blocked", "advisory"],
  ["cancelled", "not_applicable"],
  ["running", "not_applicable"],
  ["constructor", "not_applicable"],
] as const)("of a run that ended as %s it is %s", (status, outcome) => {
  expect(evaluationOutcomeOf(status)).toBe(outcome);
});

it.each([
  ["no_violation", 1],
  ["violation_incident", 1],
  ["advisory", null],
  ["not_applicable", null],
] as const)("F-094: an outcome of %s has the confidence %s", (outcome, confidence) => {
  expect(confidenceOf(outcome)).toBe(confidence);
});
