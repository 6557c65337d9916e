import { expect, it } from "vitest";
import { hasFailed } from "./has-failed.js";

it.each([
  [null, false],
  ["SUCCESS", false],
  ["FAILURE", true],
  ["BLOCKED", true],
  ["ABORTED", true],
] as const)("a run with the outcome %s has failed: %s", (outcome, failed) => {
  expect(hasFailed({ outcome })).toBe(failed);
});
