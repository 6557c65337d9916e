import { LIFECYCLE_STATES, STATUS_OF_LIFECYCLE } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { decideAssign } from "./assign.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;

describe("assigning", () => {
  it.each(LIFECYCLE_STATES)("gives an incident that is %s an owner", (lifecycleState) => {
    const incident = buildIncident({ lifecycleState, status: STATUS_OF_LIFECYCLE[lifecycleState], ownerId: "bob" });
    expect(decideAssign(incident, { incidentId: "inc_1", ownerId: "grace" }, by)).toMatchObject({
      ok: true,
      change: { ownerId: "grace" },
      entry: {
        eventType: "assigned",
        description: "Assigned to grace by ada",
        data: { fromOwnerId: "bob", ownerId: "grace" },
      },
      audit: { eventType: "IncidentAssigned", before: { ownerId: "bob" }, after: { ownerId: "grace" } },
      event: { eventType: "incidents.IncidentAssigned", fields: { incidentState: lifecycleState, ownerId: "grace" } },
    });
  });

  it("takes an assignment back", () => {
    expect(decideAssign(buildIncident({ ownerId: "bob" }), { incidentId: "inc_1", ownerId: null }, by)).toMatchObject({
      change: { ownerId: null },
      entry: { description: "Assignment taken back by ada" },
    });
  });

  it.each([null, "grace"])("changes nothing when the owner is %s already", (ownerId) => {
    expect(decideAssign(buildIncident({ ownerId }), { incidentId: "inc_1", ownerId }, by)).toEqual({
      ok: false,
      reason: "owner_unchanged",
    });
  });
});
