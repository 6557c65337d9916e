import type { RecordResult } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { takingIncident } from "./taking-incident.js";

it.each<[RecordResult["outcome"], string | null]>([
  ["opened", "inc_1"],
  ["attached", "inc_1"],
  ["overflow", "inc_1"],
  ["late", "inc_1"],
  ["duplicate", null],
  ["cleared", null],
  ["noted", null],
])("a signal that is %s was taken by %s", (outcome, taking) => {
  expect(takingIncident({ signalId: "sig_1", outcome, incidentId: "inc_1" })).toBe(taking);
});

it("a signal that a policy suppresses was taken by none", () => {
  expect(takingIncident({ signalId: "sig_1", outcome: "suppressed", incidentId: null })).toBeNull();
});
