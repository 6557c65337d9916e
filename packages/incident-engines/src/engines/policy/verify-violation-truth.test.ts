import { violationTruthSchema } from "@hoc/incident-schemas";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { buildViolation, NOON } from "../../../test/policies.js";
import { verifyViolationTruth } from "./verify-violation-truth.js";

const readPoints = { findProgress: async () => ({ lastSequence: 9, lastRecordedAt: NOON }) };

it("judges the tenant's violation by what was recorded at the instant", async () => {
  const violation = buildViolation({ incidentId: null, preventionId: "prev_1" });
  const fetchViolationTruthCheck = vi.fn(async () => ({
    violation,
    incidents: [],
    preventionId: "prev_1",
    evidenceEntries: [],
    policyWasEnabled: true,
    signalCostMicros: null,
  }));
  const ports = stubPorts({ readPoints, policyViolations: { fetchViolationTruthCheck } });
  const truth = await verifyViolationTruth({ ports, clock: fixedClock() }, "acme", {
    violationId: "vio_1",
    asOf: NOON,
  });
  expect(violationTruthSchema.parse(truth)).toMatchObject({ passed: true, asOf: NOON, dataVersion: 9 });
  expect(fetchViolationTruthCheck.mock.calls).toEqual([["acme", "vio_1", { asOf: NOON, sequence: 9, isLatest: true }]]);
});

it("F-097: says of a violation that the tenant does not have that it is not there", async () => {
  const ports = stubPorts({ readPoints, policyViolations: { fetchViolationTruthCheck: async () => undefined } });
  await expect(
    verifyViolationTruth({ ports, clock: fixedClock() }, "acme", { violationId: "vio_1" }),
  ).rejects.toMatchObject({ code: "violation_not_found" });
});
