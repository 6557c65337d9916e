import { incidentAggregatorConfigSchema, violationTruthSchema } from "@hoc/incident-schemas";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildViolation } from "../../../test/policies.js";
import { verifyViolationTruth } from "./verify-violation-truth.js";

const readPoints = { findProgress: async () => ({ lastSequence: 9, lastRecordedAt: NOW }) };
const keeping = (signalRetentionDays: number | null) => ({
  config: incidentAggregatorConfigSchema.parse({ signalRetentionDays }),
});

it("judges the tenant's violation by what was recorded at the instant", async () => {
  const violation = buildViolation({ incidentId: null, preventionId: "prev_1" });
  const fetchViolationTruthCheck = vi.fn(async () => ({
    violation,
    incidents: [],
    evidenceEntries: [],
    policyWasEnabled: true,
    signalCostMicros: null,
  }));
  const ports = stubPorts({ readPoints, aggregator: keeping(null), policyViolations: { fetchViolationTruthCheck } });
  const truth = await verifyViolationTruth({ ports, clock: fixedClock() }, "acme", {
    violationId: "vio_1",
    asOf: NOW,
  });
  expect(violationTruthSchema.parse(truth)).toMatchObject({ passed: true, asOf: NOW, dataVersion: 9 });
  expect(fetchViolationTruthCheck.mock.calls).toEqual([["acme", "vio_1", { asOf: NOW, sequence: 9, isLatest: true }]]);
});

it.each([
  [null, "not_met"],
  [30, "not_applicable"],
])("F-095: takes a missing signal for a deleted one only where signals are (%s days): %s", async (days, result) => {
  const violation = buildViolation();
  const { contentHash } = violation;
  const facts = {
    violation,
    incidents: [{ incidentId: "inc_1", severity: "high" as const, absorbedSequence: null }],
    evidenceEntries: [{ incidentId: "inc_1", contentHash }],
    policyWasEnabled: true,
    signalCostMicros: null,
  };
  const ports = stubPorts({
    readPoints,
    aggregator: keeping(days),
    policyViolations: { fetchViolationTruthCheck: async () => facts },
  });
  const truth = await verifyViolationTruth({ ports, clock: fixedClock() }, "acme", { violationId: "vio_1" });
  expect(truth.criteria.find(({ criterion }) => criterion === "ac5_evidence_before_incident")?.result).toBe(result);
});

it("F-097: says of a violation that the tenant does not have that it is not there", async () => {
  const ports = stubPorts({ readPoints, policyViolations: { fetchViolationTruthCheck: async () => undefined } });
  await expect(
    verifyViolationTruth({ ports, clock: fixedClock() }, "acme", { violationId: "vio_1" }),
  ).rejects.toMatchObject({ code: "violation_not_found" });
});
