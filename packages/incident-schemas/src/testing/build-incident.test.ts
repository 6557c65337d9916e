import { expect, it } from "vitest";
import { incidentSchema } from "../incident/incident.js";
import { buildIncident } from "./build-incident.js";

it("builds incidents that the contract accepts", () => {
  expect(incidentSchema.parse(buildIncident())).toEqual(buildIncident());
  expect(buildIncident({ severity: "high" }).severity).toBe("high");
});
