import { buildArtifact, fakeAmbient, stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { createOperations } from "../../create-operations.js";

const said = {
  datasetId: "daily-costs",
  datasetVersion: "v1",
  inputWindowHash: "0a".repeat(32),
  asOf: "2026-03-14T13:00:00+01:00",
  computeCodeVersion: "1.4.0",
};

function save(input: object, role: "viewer" | "responder" | "ingest" = "responder") {
  const ports = stubPorts({
    artifacts: {
      saveArtifact: async (tenantId, draft) => ({ artifact: buildArtifact({ ...draft, tenantId }), recorded: true }),
    },
    outbox: { append: async () => [] },
  });
  const operations = createOperations({ unitOfWork: stubUnitOfWork(ports), ambient: fakeAmbient() });
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role } as const;
  return operations.execute("analytics.artifacts.save", input as typeof said, context);
}

describe("analytics.artifacts.save", () => {
  it("answers with the stored artifact, and that it is new", async () => {
    const asOf = "2026-03-14T12:00:00.000000Z";
    expect(await save(said)).toEqual({ ...buildArtifact({ ...said, asOf }), recorded: true });
  });

  it("names every field that is missing, unknown or malformed", async () => {
    const { computeCodeVersion: _, ...rest } = said;
    await expect(
      save({ ...rest, asOf: "2026-03-14T12:00:00", inputWindowHash: "x", version: 1 }),
    ).rejects.toMatchObject({
      code: "invalid_input",
      details: {
        fields: ["/inputWindowHash", "/asOf", "/computeCodeVersion", "/version"].map((pointer) =>
          expect.objectContaining({ pointer }),
        ),
      },
    });
  });

  it("is allowed to whoever may change incidents", async () => {
    for (const role of ["viewer", "ingest"] as const)
      await expect(save(said, role)).rejects.toMatchObject({ code: "permission_denied" });
  });
});
