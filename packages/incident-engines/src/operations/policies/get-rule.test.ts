import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildRule, NOON } from "../../../test/policies.js";
import { getRule } from "./get-rule.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const AT = { asOf: NOON, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) };

describe("incidents.policies.getRule", () => {
  it("shows the tenant's rule as it stood at the instant", async () => {
    const fetchPolicyRule = vi.fn(async () => buildRule());
    const ports = stubPorts({ readPoints, policyRules: { fetchPolicyRule } });
    const input = getRule.input.parse({ policyId: "pol_1", asOf: NOON });
    const answer = getRule.output.parse(await getRule.handler(input, { context, ports, ambient: fakeAmbient() }));
    expect(answer).toMatchObject({ policyId: "pol_1", asOf: NOON, dataVersion: 7 });
    expect(fetchPolicyRule.mock.calls).toEqual([["acme", "pol_1", AT]]);
  });

  it("is a query of those who may read incidents", () => {
    expect(getRule).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
