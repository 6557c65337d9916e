import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildViolation, NOON } from "../../../test/policies.js";
import { verifyViolationTruth } from "./verify-violation-truth.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

describe("incidents.policies.verifyViolationTruth", () => {
  it("gives the verdict with what it was read at", async () => {
    const ports = stubPorts({
      readPoints: { findProgress: async () => ({ lastSequence: 9, lastRecordedAt: NOON }) },
      policyViolations: {
        fetchViolationTruthCheck: async () => ({
          violation: buildViolation(),
          incidents: [{ incidentId: "inc_1", severity: "high", absorbedSequence: 8 }],
          preventionId: null,
          evidenceEntries: [],
          policyWasEnabled: true,
          signalCostMicros: null,
        }),
      },
    });
    const input = verifyViolationTruth.input.parse({ violationId: "vio_1" });
    const truth = await verifyViolationTruth.handler(input, { context, ports, ambient: fakeAmbient() });
    expect(verifyViolationTruth.output.parse(truth)).toMatchObject({
      passed: false,
      disposition: "incident",
      asOf: NOON,
      dataVersion: 9,
    });
  });

  it("is a query of those who may read incidents", () => {
    expect(verifyViolationTruth).toMatchObject({ kind: "query", permission: "incidents.read" });
  });
});
