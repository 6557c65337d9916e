import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { decideClose } from "./close.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const command = { incidentId: "inc_1", reason: "a duplicate" };

describe("closing", () => {
  it.each([
    ["OPEN", "ACTIVE"],
    ["ACKNOWLEDGED", "ACKED"],
  ] as const)(
    "F-008: resolves an incident that is %s by manual closure, with the state before and after",
    (status, lifecycleState) => {
      expect(decideClose(buildIncident({ status, lifecycleState }), command, by)).toMatchObject({
        ok: true,
        change: {
          resolvedAt: by.at,
          resolvedBy: "ada",
          resolutionMethod: "manual_closure",
          resolutionType: null,
          resolutionNotes: "a duplicate",
        },
        entry: {
          eventType: "manually_closed",
          description: "Closed by ada: a duplicate",
          data: { fromState: lifecycleState, toState: "RESOLVED" },
        },
        audit: {
          eventType: "IncidentManuallyClosed",
          reason: "a duplicate",
          before: { status, resolutionMethod: null },
          after: { status: "RESOLVED", lifecycleState: "RESOLVED", resolutionMethod: "manual_closure" },
        },
        event: {
          eventType: "incidents.IncidentManuallyClosed",
          fields: { incidentState: "RESOLVED", resolutionMethod: "manual_closure" },
        },
      });
    },
  );

  it("is refused when it is resolved", () => {
    expect(decideClose(buildIncident({ status: "RESOLVED", lifecycleState: "RESOLVED" }), command, by)).toEqual({
      ok: false,
      reason: "already_resolved",
    });
  });
});
