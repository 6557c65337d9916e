import { stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { testOutlets, testSigner } from "../../../test/exports.js";
import { createOperations } from "../../create-operations.js";

it("shows the public key of whoever signs, and nothing of the private one", async () => {
  const operations = createOperations({ unitOfWork: stubUnitOfWork(stubPorts()), exports: testOutlets() });
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
  const trust = await operations.execute("incidents.export.getKeys", {}, context);
  expect(trust.keys).toMatchObject([{ keyid: testSigner.keyid, status: "active", owner: "HOC Incidents" }]);
  expect(JSON.stringify(trust)).not.toContain("PRIVATE");
});

it("shows none where nobody signs", async () => {
  const operations = createOperations({ unitOfWork: stubUnitOfWork(stubPorts()) });
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
  expect((await operations.execute("incidents.export.getKeys", {}, context)).keys).toEqual([]);
  await expect(
    operations.execute("incidents.export.createEvidenceBundle", { incidentId: "inc_1" }, { ...context, role: "admin" }),
  ).rejects.toMatchObject({ code: "signer_missing" });
});
