import { expect, it } from "vitest";
import { SeverityPolicyError } from "./severity-policy-error.js";

it("says which field is at fault, in the message and as data", () => {
  const error = new SeverityPolicyError("invalid_config", "severityThresholds.high", "must be a positive integer");
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: "SeverityPolicyError",
    code: "invalid_config",
    field: "severityThresholds.high",
    message: "severityThresholds.high: must be a positive integer",
  });
});
