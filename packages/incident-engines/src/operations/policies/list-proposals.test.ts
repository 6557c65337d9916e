import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildProposal, NOON } from "../../../test/policies.js";
import { listProposals } from "./list-proposals.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const at = { asOf: NOON, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) };

function lister() {
  const rows = [7, 5, 3].map((sequence) => buildProposal({ sequence }));
  const fetchRows = vi.fn(async () => rows);
  const ports = stubPorts({ readPoints, policyProposals: { listProposals: fetchRows } });
  const list = async (input: object) =>
    listProposals.output.parse(
      await listProposals.handler(listProposals.input.parse(input), { context, ports, ambient: fakeAmbient() }),
    );
  return { asked: fetchRows.mock.calls as unknown[], list };
}

describe("incidents.policies.listProposals", () => {
  it("lists the tenant's proposed policies, a page at a time", async () => {
    const { asked, list } = lister();
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({
      items: [{ sequence: 7 }, { sequence: 5 }],
      hasMore: true,
      asOf: NOON,
      dataVersion: 7,
    });
    await list({ limit: 2, cursor: first.nextCursor });
    expect(asked).toEqual([
      ["acme", { beforeSequence: undefined, limit: 3, at }],
      ["acme", { beforeSequence: 5, limit: 3, at }],
    ]);
  });

  it("is a query of those who may read incidents", () => {
    expect(listProposals).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
