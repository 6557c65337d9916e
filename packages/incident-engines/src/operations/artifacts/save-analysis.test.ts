import { buildArtifact, fakeAmbient, stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { createOperations } from "../../create-operations.js";

const AS_OF = "2026-03-14T10:00:00.000000Z";

function save(input: object, role: "viewer" | "responder" | "ingest" = "responder") {
  const ports = stubPorts({
    incidentsFacade: { fetchHistoricalDistribution: async () => [], fetchInputRows: async () => [] },
    artifacts: {
      saveArtifact: async (tenantId, draft) => ({ artifact: buildArtifact({ ...draft, tenantId }), recorded: true }),
    },
    outbox: { append: async () => [] },
  });
  const operations = createOperations({ unitOfWork: stubUnitOfWork(ports), ambient: fakeAmbient() });
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role } as const;
  return operations.execute("analytics.artifacts.saveAnalysis", input as never, context);
}

const said = { analysis: "getHistoricalDistribution", parameters: { windowDays: "7", asOf: AS_OF } };

describe("analytics.artifacts.saveAnalysis", () => {
  it("answers with the artifact and the analysis, which names it", async () => {
    expect(await save(said)).toMatchObject({
      artifact: { tenantId: "acme", datasetId: "incidents.getHistoricalDistribution", asOf: AS_OF },
      recorded: true,
      result: { artifactId: "art_1", byCategory: [], windowDays: 7, asOf: AS_OF },
    });
  });

  it("names what is unknown or malformed of what the analysis is told", async () => {
    const refused = { code: "invalid_input" };
    await expect(save({ ...said, analysis: "getIncidentDetail" })).rejects.toMatchObject(refused);
    await expect(save({ ...said, parameters: { granularity: "day" } })).rejects.toMatchObject({
      ...refused,
      details: { fields: [{ pointer: "/parameters/granularity" }] },
    });
  });

  it("is allowed to whoever may change incidents", async () => {
    for (const role of ["viewer", "ingest"] as const)
      await expect(save(said, role)).rejects.toMatchObject({ code: "permission_denied" });
  });
});
