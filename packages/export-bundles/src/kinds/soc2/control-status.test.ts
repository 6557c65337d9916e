import fc from "fast-check";
import { expect, it } from "vitest";
import { CHECK_RESULTS } from "../../bundle/format.js";
import { controlStatusOf } from "./control-status.js";

it.each([
  [["met", "met"], "DEMONSTRATED"],
  [["met", "not_applicable"], "DEMONSTRATED"],
  [["met", "not_met"], "PARTIAL"],
  [["met", "not_met", "unknown"], "PARTIAL"],
  [["not_met", "unknown"], "NOT_DEMONSTRATED"],
  [["met", "unknown", "not_yet_due"], "INDETERMINATE"],
  [["met", "not_yet_due"], "PENDING"],
  [["not_applicable", "not_yet_due"], "PENDING"],
  [["not_applicable"], "NOT_APPLICABLE"],
] as const)("%s is %s", (results, status) => expect(controlStatusOf(results)).toBe(status));

it("is DEMONSTRATED only of what is met, or recorded as not applicable, throughout", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CHECK_RESULTS), { minLength: 1 }), (results) => {
      const isShown = results.every((result) => result === "met" || result === "not_applicable");
      expect(controlStatusOf(results) === "DEMONSTRATED").toBe(isShown && results.includes("met"));
    }),
  );
});
