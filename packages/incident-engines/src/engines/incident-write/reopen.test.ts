import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { decideReopen } from "./reopen.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const command = { incidentId: "inc_1", reason: "it is back" };
const keyIsFree = { openIncidentOfKey: undefined };
const resolved = buildIncident({
  status: "RESOLVED",
  lifecycleState: "RESOLVED",
  resolvedAt: "2026-03-14T10:00:00.000000Z",
  resolvedBy: "bob",
  resolutionMethod: "manual",
  resolutionType: "vendor",
  resolutionSummary: "The vendor is back.",
  resolutionNotes: "see chat",
  endedAt: "2026-03-14T10:00:00.000000Z",
  durationSeconds: 60,
});

describe("F-013: reopening", () => {
  it("keeps the cleared resolution in the timeline", () => {
    expect(decideReopen(resolved, command, keyIsFree, by)).toMatchObject({
      ok: true,
      change: { reopenedAt: by.at },
      entry: {
        eventType: "reopened",
        description: "Reopened by ada: it is back",
        data: {
          reason: "it is back",
          fromState: "RESOLVED",
          toState: "ACTIVE",
          clearedResolution: {
            resolvedAt: "2026-03-14T10:00:00.000000Z",
            resolvedBy: "bob",
            resolutionMethod: "manual",
            resolutionType: "vendor",
            resolutionSummary: "The vendor is back.",
            resolutionNotes: "see chat",
            endedAt: "2026-03-14T10:00:00.000000Z",
            durationSeconds: 60,
          },
        },
      },
      audit: {
        eventType: "IncidentReopened",
        reason: "it is back",
        before: { status: "RESOLVED", resolvedBy: "bob" },
        after: { status: "OPEN", lifecycleState: "ACTIVE", resolvedBy: null, resolutionType: null, reopenedAt: by.at },
      },
      event: { eventType: "incidents.IncidentReopened", fields: { incidentState: "ACTIVE", reason: "it is back" } },
    });
  });

  it("is refused while a newer incident of the key is open, and names it", () => {
    const open = buildIncident({ id: "inc_2" });
    expect(decideReopen(resolved, command, { openIncidentOfKey: open }, by)).toEqual({
      ok: false,
      reason: "newer_incident_open",
      open,
    });
  });

  it.each([
    ["OPEN", "ACTIVE"],
    ["ACKNOWLEDGED", "ACKED"],
  ] as const)("is refused when %s, whatever else is open", (status, lifecycleState) => {
    const incident = buildIncident({ status, lifecycleState });
    expect(decideReopen(incident, command, { openIncidentOfKey: incident }, by)).toEqual({
      ok: false,
      reason: "not_resolved",
    });
  });
});
