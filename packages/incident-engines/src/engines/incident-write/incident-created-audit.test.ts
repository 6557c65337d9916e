import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { incidentCreatedAudit } from "./incident-created-audit.js";

it("has nothing before, and names the person", () => {
  const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
  expect(incidentCreatedAudit(buildIncident({ description: "since noon" }), by)).toMatchObject({
    eventType: "IncidentCreated",
    entityId: "inc_1",
    reason: "since noon",
    before: null,
    after: { status: "OPEN", severity: "medium", title: "Failure spike" },
    ...by,
  });
});
