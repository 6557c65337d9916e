import { stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { testOutlets } from "../../../test/exports.js";
import { createOperations } from "../../create-operations.js";

const operations = createOperations({ unitOfWork: stubUnitOfWork(stubPorts()), exports: testOutlets() });

it.each(["createEvidenceBundle", "createSoc2Bundle", "createExecutiveDebrief"] as const)(
  "%s hands data out, so that reading alone does not allow it, and it runs in no host's transaction",
  async (method) => {
    const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
    const input = { incidentId: "inc_1" };
    await expect(operations.execute(`incidents.export.${method}`, input, context)).rejects.toMatchObject({
      code: "permission_denied",
    });
    const joined = operations.within({}) as unknown as typeof operations;
    await expect(
      joined.execute(`incidents.export.${method}`, input, { ...context, role: "admin" }),
    ).rejects.toMatchObject({ code: "unknown_operation" });
  },
);
