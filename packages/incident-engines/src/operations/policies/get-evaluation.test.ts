import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildEvaluation, NOON } from "../../../test/policies.js";
import { getEvaluation } from "./get-evaluation.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const AT = { asOf: NOON, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) };

describe("incidents.policies.getEvaluation", () => {
  it("shows what the policies had to say of the tenant's run, as of the instant", async () => {
    const fetchPolicyEvaluation = vi.fn(async () => buildEvaluation());
    const ports = stubPorts({ readPoints, policyViolations: { fetchPolicyEvaluation } });
    const input = getEvaluation.input.parse({ runId: "run-1", asOf: NOON });
    const answer = getEvaluation.output.parse(
      await getEvaluation.handler(input, { context, ports, ambient: fakeAmbient() }),
    );
    expect(answer).toMatchObject({ runId: "run-1", asOf: NOON, dataVersion: 7 });
    expect(fetchPolicyEvaluation.mock.calls).toEqual([["acme", "run-1", AT]]);
  });

  it("is a query of those who may read incidents", () => {
    expect(getEvaluation).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
