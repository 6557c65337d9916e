import { expect, it } from "vitest";
import { EVENT_TYPES } from "../events/catalogue.js";
import { meantValue } from "./meant-value.js";

it.each([
  ["without what stands before the dot", "IncidentCreated", "incidents.IncidentCreated"],
  ["in other capitals", "INCIDENTS.INCIDENTCREATED", "incidents.IncidentCreated"],
  ["with other punctuation", "incidents/incident_created", "incidents.IncidentCreated"],
  ["with a letter too few", "incidents.IncidentCreatd", "incidents.IncidentCreated"],
  ["with a letter too many", "IncidentCreatedd", "incidents.IncidentCreated"],
  ["with a wrong letter", "IncidentCreatad", "incidents.IncidentCreated"],
])("finds the value that was written %s", (_, input, value) => {
  expect(meantValue(EVENT_TYPES, input)).toBe(value);
});

it("prefers what is the same to what is near", () => {
  expect(meantValue(["a.created", "b.create"], "Create")).toBe("b.create");
});

it.each([
  ["something else", "PaymentReceived"],
  ["two letters wrong", "IncidentCreetad"],
  ["a word that is too short to tell", "inc"],
  ["a text that goes on and on", "x".repeat(101)],
  ["no text", 7],
  ["nothing", undefined],
])("guesses nothing of %s", (_, input) => {
  expect(meantValue(EVENT_TYPES, input)).toBeUndefined();
  expect(meantValue(["abc", 7], input)).toBeUndefined();
});
