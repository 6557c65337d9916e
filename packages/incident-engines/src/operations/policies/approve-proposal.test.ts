import { fakeAmbient, stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { ADA } from "../../../test/noted-traces.js";
import { buildProposal, policyWorld } from "../../../test/policies.js";
import { createOperations } from "../../create-operations.js";
import { approveProposal } from "./approve-proposal.js";

const suppression = { errorCodes: ["X"], maxSeverity: "high" as const };
const world = () => policyWorld({ rules: [], proposals: [buildProposal({ suppression })] });

it("makes the rule in the name of the person who asked, for whoever may change incidents", async () => {
  const { ports } = world();
  await expect(ask(approveProposal, ports, "ingest", ADA)({ proposalId: "prop_1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
  const approve = ask(approveProposal, ports, "responder", ADA);
  expect(await approve({ proposalId: "prop_1" })).toMatchObject({
    recorded: true,
    rule: { createdBy: "ada", suppression },
    proposal: { status: "approved", reviewedBy: "ada" },
  });
  expect(await approve({ proposalId: "prop_1" })).toMatchObject({ recorded: false });
});

it("C.20.3: refuses a program, whatever its role", async () => {
  const { ports, steps } = world();
  const asked = ask(approveProposal, ports, "admin")({ proposalId: "prop_1" });
  await expect(asked).rejects.toMatchObject({ code: "person_required" });
  expect(steps).toEqual([]);
});

it("looks at history on a snapshot, before the tenant's lock is taken, and takes none to say again what was said", async () => {
  const { ports, questions } = world();
  const order: string[] = [];
  const unitOfWork = {
    ...stubUnitOfWork(),
    read: <Result>(_tenantId: string, work: (given: typeof ports) => Promise<Result>) => {
      order.push("read");
      return work({ ...stubPorts(), ...ports });
    },
    write: async <Result>(_tenantId: string, work: (given: typeof ports) => Promise<Result>) => {
      order.push(`write after ${questions.length} questions`);
      return work({ ...ports, policyBacktests: stubPorts().policyBacktests });
    },
  };
  const operations = createOperations({ unitOfWork, ambient: fakeAmbient() });
  const context = { tenantId: "acme", actor: ADA, role: "admin" } as const;
  await operations.execute("incidents.policies.approveProposal", { proposalId: "prop_1" }, context);
  await operations.execute("incidents.policies.approveProposal", { proposalId: "prop_1" }, context);
  expect(order).toEqual(["read", "write after 1 questions", "read"]);
});

it("asks for notes that say something", async () => {
  const asked = ask(approveProposal, world().ports, "responder", ADA)({ proposalId: "prop_1", notes: " " });
  await expect(asked).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer: "/notes" }] } });
});
