import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildProposal } from "../../../test/policies.js";
import { shownProposal } from "../../engines/policy/load-proposal.js";
import { listProposals } from "./list-proposals.js";

function scene() {
  const fetchRows = vi.fn(async () => [7, 5, 3].map((sequence) => shownProposal(buildProposal({ sequence }))));
  const ports = stubPorts({ policyProposals: { listProposals: fetchRows } });
  const list = ask(listProposals, ports, "viewer");
  return {
    ports,
    asked: fetchRows.mock.calls,
    list: (input: object) => list(input) as Promise<{ nextCursor: string }>,
  };
}

it("lists the tenant's proposed policies, a page at a time, for whoever may read", async () => {
  const { asked, list, ports } = scene();
  const question = { limit: 2, status: "draft" };
  const first = await list(question);
  expect(first).toMatchObject({ items: [{ sequence: 7 }, { sequence: 5 }], hasMore: true, ...READ });
  await list({ ...question, cursor: first.nextCursor });
  const at = { asOf: READ.asOf };
  const filters = { status: "draft" };
  expect(asked).toMatchObject([
    ["acme", { beforeSequence: undefined, limit: 3, at, filters }],
    ["acme", { beforeSequence: 5, limit: 3, at, filters }],
  ]);
  await expect(ask(listProposals, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});
