import { expect, it } from "vitest";
import { parseInput } from "../errors/invalid-input.js";
import { incidentAggregatorConfigSchema, UNCAPPED } from "./aggregator-config.js";

it("IncidentAggregatorConfig has the documented defaults", () => {
  expect(incidentAggregatorConfigSchema.parse({})).toEqual({
    aggregationWindowSeconds: 300,
    windowing: "sliding",
    maxIncidentsPerTenantPerHour: 20,
    maxRelatedCallsPerIncident: 1_000,
    incidentCooldownSeconds: 60,
    autoResolveAfterSeconds: 900,
    sweepAcknowledged: false,
    anomalyMinSeverity: "HIGH",
    anomalyMinConfidence: 0.5,
    examineRuns: false,
    signalRetentionDays: null,
  });
  expect(incidentAggregatorConfigSchema.parse({ maxIncidentsPerTenantPerHour: UNCAPPED })).toBeDefined();
});

it.each([
  "aggregationWindowSeconds",
  "maxIncidentsPerTenantPerHour",
  "maxRelatedCallsPerIncident",
  "incidentCooldownSeconds",
  "autoResolveAfterSeconds",
  "signalRetentionDays",
])("a violating %s is refused by name", (field) => {
  for (const value of [0, -1, 1.5, "300"])
    expect(() => parseInput(incidentAggregatorConfigSchema, { [field]: value })).toThrow(`/${field}`);
});

it("a misspelt field is refused by name", () => {
  expect(() => parseInput(incidentAggregatorConfigSchema, { windowSeconds: 300 })).toThrow("/windowSeconds");
});
