import { expect, it } from "vitest";
import type { DomainEvent } from "./catalogue.js";
import { incidentIdOf } from "./incident-id-of.js";

it.each([
  [{ incidentId: "inc_1" }, "inc_1"],
  [{ incidentId: null }, null],
  [{ runId: "run-1" }, null],
])("tells the incident of an event with %j", (members, incidentId) => {
  expect(incidentIdOf(members as unknown as DomainEvent)).toBe(incidentId);
});
