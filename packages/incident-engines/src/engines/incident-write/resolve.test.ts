import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { decideResolve } from "./resolve.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const command = {
  incidentId: "inc_1",
  resolutionType: "vendor",
  resolutionSummary: "The vendor is back.",
  resolutionMethod: "manual",
} as const;

describe("resolving", () => {
  it.each([
    ["OPEN", "ACTIVE"],
    ["ACKNOWLEDGED", "ACKED"],
  ] as const)("F-006, F-007: stores the resolution of an incident that is %s", (status, lifecycleState) => {
    const incident = buildIncident({ status, lifecycleState, postmortemArtifactId: "pm-1" });
    expect(decideResolve(incident, { ...command, resolutionNotes: "see chat" }, by)).toMatchObject({
      ok: true,
      change: {
        resolvedAt: by.at,
        resolvedBy: "ada",
        resolutionMethod: "manual",
        resolutionType: "vendor",
        resolutionSummary: "The vendor is back.",
        resolutionNotes: "see chat",
        postmortemArtifactId: null,
      },
      entry: { eventType: "resolved", data: { fromState: lifecycleState, toState: "RESOLVED" } },
      audit: {
        eventType: "IncidentResolved",
        before: { status, lifecycleState, resolvedAt: null },
        after: {
          status: "RESOLVED",
          lifecycleState: "RESOLVED",
          resolvedAt: by.at,
          resolutionType: "vendor",
          postmortemArtifactId: "pm-1",
        },
      },
      event: {
        eventType: "incidents.IncidentResolved",
        fields: { incidentState: "RESOLVED", resolutionType: "vendor", resolutionMethod: "manual" },
      },
    });
  });

  it("says who, then the method in parentheses, then the notes after a colon", () => {
    expect(decideResolve(buildIncident(), command, by)).toMatchObject({
      entry: { description: "Resolved by ada (manual)" },
    });
    expect(
      decideResolve(buildIncident(), { ...command, resolutionMethod: "rollback", resolutionNotes: "to 1.4" }, by),
    ).toMatchObject({
      entry: { description: "Resolved by ada (rollback): to 1.4" },
    });
  });

  it("audits the reason, or else the notes", () => {
    const reasonOf = (more: object) => decideResolve(buildIncident(), { ...command, ...more }, by);
    expect(reasonOf({ reason: "why", resolutionNotes: "notes" })).toMatchObject({ audit: { reason: "why" } });
    expect(reasonOf({ resolutionNotes: "notes" })).toMatchObject({ audit: { reason: "notes" } });
    expect(reasonOf({})).toMatchObject({ audit: { reason: null } });
  });

  it("is refused when it is resolved", () => {
    expect(decideResolve(buildIncident({ status: "RESOLVED", lifecycleState: "RESOLVED" }), command, by)).toEqual({
      ok: false,
      reason: "already_resolved",
    });
  });
});
