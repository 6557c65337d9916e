import { incidentSummarySchema } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { snapshotToSummary } from "./snapshot-to-summary.js";

describe("an incident in a list", () => {
  it("has what the schema says, each under its own name", () => {
    const incident = buildIncident({
      description: "d",
      llmRunId: "llm",
      errorCode: "code",
      errorMessage: "message",
      ownerId: "rita",
      costMicros: 5,
      callsAffected: 4,
      signalCount: 3,
      lateSignals: 2,
      startedAt: "2026-03-14T01:00:00.000000Z",
      lastSignalAt: "2026-03-14T02:00:00.000000Z",
      endedAt: "2026-03-14T03:00:00.000000Z",
      createdAt: "2026-03-14T04:00:00.000000Z",
      acknowledgedAt: "2026-03-14T05:00:00.000000Z",
      resolvedAt: "2026-03-14T06:00:00.000000Z",
      resolutionMethod: "manual",
      resolutionType: "fixed",
    });
    const summary = snapshotToSummary(incident);
    expect(incidentSummarySchema.parse(summary)).toEqual(summary);
    const { incidentId, category, policyRef, violationRef, ...same } = summary;
    expect([incidentId, category, policyRef, violationRef]).toEqual(["inc_1", "UNKNOWN", null, null]);
    expect(incident).toMatchObject(same);
  });

  it("F-056: leads to its policy and violation, and keeps its category", () => {
    expect(snapshotToSummary(buildIncident({ policyId: "p", violationId: "v/1", category: "BILLING" }))).toMatchObject({
      policyRef: "/policy/active/p",
      violationRef: "/policy/violations/v%2F1",
      category: "BILLING",
    });
  });
});
