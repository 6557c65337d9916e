import { expect, it } from "vitest";
import { incidentRefs, lessonRefOf } from "./incident-refs.js";

it("F-056: leads to the policy and the violation", () => {
  expect(incidentRefs({ policyId: "pol_1", violationId: "vio_1" })).toEqual({
    policyRef: "/policy/active/pol_1",
    violationRef: "/policy/violations/vio_1",
  });
});

it("leads nowhere when there is neither", () => {
  expect(incidentRefs({ policyId: null, violationId: null })).toEqual({ policyRef: null, violationRef: null });
});

it("F-056: leads to the lesson, and nowhere when nothing was learned", () => {
  expect(lessonRefOf("les_1")).toBe("/policy/lessons/les_1");
  expect(lessonRefOf(undefined)).toBeNull();
});

it("keeps an id in its place, whatever the host put into it", () => {
  expect(incidentRefs({ policyId: "a/b c?", violationId: "../x#" })).toEqual({
    policyRef: "/policy/active/a%2Fb%20c%3F",
    violationRef: "/policy/violations/..%2Fx%23",
  });
});
