import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { decideAcknowledge } from "./acknowledge.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const command = { incidentId: "inc_1", reason: "on it" };

describe("acknowledging", () => {
  it("F-003, F-010: stores who and when, with the state before and after", () => {
    expect(decideAcknowledge(buildIncident(), command, by)).toMatchObject({
      ok: true,
      change: { acknowledgedAt: by.at, acknowledgedBy: "ada" },
      entry: {
        eventType: "acknowledged",
        description: "Acknowledged by ada: on it",
        data: { fromState: "ACTIVE", toState: "ACKED" },
      },
      audit: {
        eventType: "IncidentAcknowledged",
        reason: "on it",
        before: { status: "OPEN", lifecycleState: "ACTIVE", acknowledgedAt: null },
        after: { status: "ACKNOWLEDGED", lifecycleState: "ACKED", acknowledgedAt: by.at, acknowledgedBy: "ada" },
      },
      event: { eventType: "incidents.IncidentAcknowledged", fields: { incidentId: "inc_1", incidentState: "ACKED" } },
    });
  });

  it("needs no reason", () => {
    const decision = decideAcknowledge(buildIncident(), { incidentId: "inc_1" }, by);
    expect(decision).toMatchObject({
      entry: { description: "Acknowledged by ada", data: { reason: null } },
      audit: { reason: null },
    });
  });

  it.each([
    ["ACKNOWLEDGED", "ACKED", "already_acknowledged"],
    ["RESOLVED", "RESOLVED", "already_resolved"],
  ] as const)("is refused when %s", (status, lifecycleState, reason) => {
    expect(decideAcknowledge(buildIncident({ status, lifecycleState }), command, by)).toEqual({ ok: false, reason });
  });
});
