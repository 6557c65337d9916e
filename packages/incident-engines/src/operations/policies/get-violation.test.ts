import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildViolation, NOON } from "../../../test/policies.js";
import { getViolation } from "./get-violation.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const AT = { asOf: NOON, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) };

describe("incidents.policies.getViolation", () => {
  it("shows the tenant's violation with its evidence, as of the instant", async () => {
    const fetchViolation = vi.fn(async () => buildViolation());
    const ports = stubPorts({ readPoints, policyViolations: { fetchViolation } });
    const input = getViolation.input.parse({ violationId: "vio_1", asOf: NOON });
    const answer = getViolation.output.parse(
      await getViolation.handler(input, { context, ports, ambient: fakeAmbient() }),
    );
    expect(answer).toMatchObject({ violationId: "vio_1", asOf: NOON, dataVersion: 7 });
    expect(fetchViolation.mock.calls).toEqual([["acme", "vio_1", AT]]);
  });

  it("is a query of those who may read incidents", () => {
    expect(getViolation).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
