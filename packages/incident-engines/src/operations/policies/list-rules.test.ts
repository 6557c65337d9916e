import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildRule, NOON } from "../../../test/policies.js";
import { shownRule } from "../../engines/policy/load-rule.js";
import { listRules } from "./list-rules.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const at = { asOf: NOON, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) };

function lister() {
  const rows = [7, 5, 3].map((sequence) => shownRule(buildRule({ sequence })));
  const fetchRows = vi.fn(async () => rows);
  const ports = stubPorts({ readPoints, policyRules: { listPolicyRules: fetchRows } });
  const list = async (input: object) =>
    listRules.output.parse(
      await listRules.handler(listRules.input.parse(input), { context, ports, ambient: fakeAmbient() }),
    );
  return { asked: fetchRows.mock.calls as unknown[], list };
}

describe("incidents.policies.listRules", () => {
  it("lists the tenant's rules of a status, a page at a time", async () => {
    const { asked, list } = lister();
    const first = await list({ limit: 2, status: "ACTIVE" });
    expect(first).toMatchObject({
      items: [{ sequence: 7 }, { sequence: 5 }],
      hasMore: true,
      asOf: NOON,
      dataVersion: 7,
    });
    await list({ limit: 2, status: "ACTIVE", cursor: first.nextCursor });
    expect(asked).toEqual([
      ["acme", { status: "ACTIVE", beforeSequence: undefined, limit: 3, at }],
      ["acme", { status: "ACTIVE", beforeSequence: 5, limit: 3, at }],
    ]);
  });

  it("refuses a cursor that was given out for another question", async () => {
    const { list } = lister();
    const { nextCursor: cursor } = await list({ limit: 2, status: "ACTIVE" });
    await expect(list({ limit: 2, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  });
  it("is a query of those who may read incidents", () => {
    expect(listRules).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
