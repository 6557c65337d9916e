import { expect, it } from "vitest";
import { describeOperations } from "./catalogue.js";

it("lists every operation, sorted, with its kind and permission", () => {
  expect(describeOperations().map(({ id, kind, permission }) => `${id} ${kind} ${permission}`)).toEqual([
    "analytics.artifacts.get query incidents.read",
    "analytics.artifacts.list query incidents.read",
    "analytics.artifacts.save command incidents.write",
    "analytics.artifacts.saveAnalysis process incidents.write",
    "incidents.maintenance.pruneSignals process maintenance",
    "incidents.maintenance.resolveStaleIncidents process maintenance",
    "incidents.query.analyzeCostImpact query incidents.read",
    "incidents.query.analyzeRecurrence query incidents.read",
    "incidents.query.detectPatterns query incidents.read",
    "incidents.query.explainIncident query incidents.read",
    "incidents.query.getCategoryLearnings query incidents.read",
    "incidents.query.getHistoricalCostTrend query incidents.read",
    "incidents.query.getHistoricalDistribution query incidents.read",
    "incidents.query.getHistoricalTrend query incidents.read",
    "incidents.query.getIncidentDetail query incidents.read",
    "incidents.query.getIncidentEvidence query incidents.read",
    "incidents.query.getIncidentLearnings query incidents.read",
    "incidents.query.getIncidentProof query incidents.read",
    "incidents.query.getIncidentSignals query incidents.read",
    "incidents.query.getIncidentStats query incidents.read",
    "incidents.query.getIncidentTimeline query incidents.read",
    "incidents.query.getIncidentsForRun query incidents.read",
    "incidents.query.getMetrics query incidents.read",
    "incidents.query.getPostmortem query incidents.read",
    "incidents.query.getRecurrenceForCategory query incidents.read",
    "incidents.query.listActiveIncidents query incidents.read",
    "incidents.query.listHistoricalIncidents query incidents.read",
    "incidents.query.listIncidents query incidents.read",
    "incidents.query.listPublicIncidents query incidents.read",
    "incidents.query.listResolvedIncidents query incidents.read",
    "incidents.recurrence.createPostmortemStub command incidents.write",
    "incidents.recurrence.getRecurrenceGroup query incidents.read",
    "incidents.signals.record process signals.record",
    "incidents.write.acknowledgeIncident command incidents.write",
    "incidents.write.addNote command incidents.write",
    "incidents.write.assignIncident command incidents.write",
    "incidents.write.createIncident command incidents.write",
    "incidents.write.manualCloseIncident command incidents.write",
    "incidents.write.recordMilestone command incidents.write",
    "incidents.write.reopenIncident command incidents.write",
    "incidents.write.resolveIncident command incidents.write",
    "incidents.write.setSeverity command incidents.write",
  ]);
});

it("shows no handlers", () => {
  for (const entry of describeOperations()) expect(Object.keys(entry)).not.toContain("handler");
});
