import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { incidentNotFound, loadIncident } from "./load-incident.js";

const ports = stubPorts({
  incidentRead: {
    getIncident: async (tenantId, id) => (tenantId === "acme" && id === "inc_1" ? buildIncident() : undefined),
  },
});

it("gives the tenant's incident", async () => {
  expect(await loadIncident(ports, "acme", "inc_1")).toEqual(buildIncident());
});

it("answers the same for an unknown and for another tenant's incident", async () => {
  const foreign = await loadIncident(ports, "globex", "inc_1").catch((error: unknown) => error);
  expect(foreign).toMatchObject({ code: "incident_not_found" });
  expect(JSON.stringify(foreign)).toBe(JSON.stringify(incidentNotFound("inc_1")));
});
