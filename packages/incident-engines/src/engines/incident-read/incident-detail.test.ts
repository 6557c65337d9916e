import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { incidentDetail } from "./incident-detail.js";

it("adds as many call references as the config says", async () => {
  const ports = stubPorts({
    signals: { listRelatedCallIds: async (tenantId, id, limit) => [`${tenantId}/${id}/${limit}`] },
  });
  expect(await incidentDetail(ports, buildIncident())).toEqual({
    ...buildIncident(),
    relatedCallIds: ["acme/inc_1/1000"],
  });
});
