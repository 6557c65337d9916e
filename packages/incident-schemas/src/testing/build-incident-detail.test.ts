import { expect, it } from "vitest";
import { incidentDetailSchema } from "../reads/incident-summary.js";
import { buildIncidentDetail } from "./build-incident-detail.js";

it("builds details that the contract accepts", () => {
  expect(incidentDetailSchema.parse(buildIncidentDetail())).toEqual(buildIncidentDetail());
  const detail = buildIncidentDetail({ id: "inc_7", category: "BILLING" }, { relatedCallIds: ["call-1"] });
  expect(detail).toMatchObject({ incidentId: "inc_7", category: "BILLING", relatedCallIds: ["call-1"] });
});
