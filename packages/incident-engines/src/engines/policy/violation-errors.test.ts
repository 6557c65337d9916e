import { expect, it } from "vitest";
import { incidentWithoutViolationFact, policyDisabled, violationConflict } from "./violation-errors.js";

it.each([
  [violationConflict("vio_1"), "violation_conflict", { violationId: "vio_1" }],
  [policyDisabled("pol_1"), "policy_disabled", { policyId: "pol_1" }],
  [incidentWithoutViolationFact("vio_1"), "incident_without_violation_fact", { violationId: "vio_1" }],
])("%s names what it is about", (error, code, details) => {
  expect(error).toMatchObject({ code, details });
  expect(Object.keys(error.details)).toEqual(Object.keys(details));
  expect(error.message).toMatch(/(vio|pol)_1.*\.$/);
});
