import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildViolation, NOON } from "../../../test/policies.js";
import { shownViolation } from "../../engines/policy/load-violation.js";
import { listViolations } from "./list-violations.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const at = { asOf: NOON, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) };

function lister() {
  const rows = [7, 5, 3].map((sequence) => shownViolation(buildViolation({ sequence })));
  const fetchRows = vi.fn(async () => rows);
  const ports = stubPorts({ readPoints, policyViolations: { listViolations: fetchRows } });
  const list = async (input: object) =>
    listViolations.output.parse(
      await listViolations.handler(listViolations.input.parse(input), { context, ports, ambient: fakeAmbient() }),
    );
  return { asked: fetchRows.mock.calls as unknown[], list };
}

describe("incidents.policies.listViolations", () => {
  it("lists the tenant's violations of an incident, a run and a policy, a page at a time", async () => {
    const { asked, list } = lister();
    const first = await list({ limit: 2, incidentId: "inc_1", runId: "run-1", policyId: "pol_1" });
    expect(first).toMatchObject({
      items: [{ sequence: 7 }, { sequence: 5 }],
      hasMore: true,
      asOf: NOON,
      dataVersion: 7,
    });
    await list({ limit: 2, incidentId: "inc_1", runId: "run-1", policyId: "pol_1", cursor: first.nextCursor });
    expect(asked).toEqual([
      [
        "acme",
        {
          filters: { incidentId: "inc_1", runId: "run-1", policyId: "pol_1" },
          beforeSequence: undefined,
          limit: 3,
          at,
        },
      ],
      [
        "acme",
        { filters: { incidentId: "inc_1", runId: "run-1", policyId: "pol_1" }, beforeSequence: 5, limit: 3, at },
      ],
    ]);
  });

  it("refuses a cursor that was given out for another question", async () => {
    const { list } = lister();
    const { nextCursor: cursor } = await list({ limit: 2, runId: "run-1" });
    await expect(list({ limit: 2, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  });
  it("is a query of those who may read incidents", () => {
    expect(listViolations).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
