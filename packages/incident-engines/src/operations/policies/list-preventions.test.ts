import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildPrevention, NOON } from "../../../test/policies.js";
import { listPreventions } from "./list-preventions.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const at = { asOf: NOON, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) };

function lister() {
  const rows = [7, 5, 3].map((sequence) => buildPrevention({ sequence }));
  const fetchRows = vi.fn(async () => rows);
  const ports = stubPorts({ readPoints, policyViolations: { listPreventions: fetchRows } });
  const list = async (input: object) =>
    listPreventions.output.parse(
      await listPreventions.handler(listPreventions.input.parse(input), { context, ports, ambient: fakeAmbient() }),
    );
  return { asked: fetchRows.mock.calls as unknown[], list };
}

describe("incidents.policies.listPreventions", () => {
  it("lists what the tenant's rules prevented, of a policy and a run, a page at a time", async () => {
    const { asked, list } = lister();
    const first = await list({ limit: 2, policyId: "pol_1", runId: "run-1" });
    expect(first).toMatchObject({
      items: [{ sequence: 7 }, { sequence: 5 }],
      hasMore: true,
      asOf: NOON,
      dataVersion: 7,
    });
    await list({ limit: 2, policyId: "pol_1", runId: "run-1", cursor: first.nextCursor });
    expect(asked).toEqual([
      ["acme", { filters: { policyId: "pol_1", runId: "run-1" }, beforeSequence: undefined, limit: 3, at }],
      ["acme", { filters: { policyId: "pol_1", runId: "run-1" }, beforeSequence: 5, limit: 3, at }],
    ]);
  });

  it("refuses a cursor that was given out for another question", async () => {
    const { list } = lister();
    const { nextCursor: cursor } = await list({ limit: 2, policyId: "pol_1" });
    await expect(list({ limit: 2, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  });
  it("is a query of those who may read incidents", () => {
    expect(listPreventions).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
