import type { DetectorResult } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { loopStep } from "../../../test/examined-run.js";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun } from "../../../test/run-ports.js";
import { type FoundResult, isFound, newFinding } from "./new-finding.js";

const RESULT: FoundResult = {
  detectorId: "step_repetition",
  version: 3,
  verdict: "found",
  explanation: "It loops.",
  abstentionReason: null,
  evidence: { b: 1, a: [2] },
  firstStepIndex: 1,
  lastStepIndex: 2,
  parameters: { minRepetitions: 2 },
};
const run = buildRun({ runId: "run-1", traceId: "trc_1", isSynthetic: true, syntheticScenarioId: "chaos" });
const find = (steps = [0, 1, 2, 3].map((index) => loopStep(index)), result = RESULT) =>
  newFinding(run, result, steps, { findingId: "find_1", signalId: "sig_1", recordedAt: NOW });

describe("a finding", () => {
  it("says what was found in which run, by which version and parameters", () => {
    expect(find()).toEqual({
      findingId: "find_1",
      runId: "run-1",
      traceId: "trc_1",
      agentId: "planner",
      detectorId: "step_repetition",
      detectorVersion: 3,
      severity: "high",
      explanation: "It loops.",
      evidence: { b: 1, a: [2] },
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      parameters: { minRepetitions: 2 },
      firstStepIndex: 1,
      lastStepIndex: 2,
      signalId: "sig_1",
      isSynthetic: true,
      syntheticScenarioId: "chaos",
      occurredAt: "2026-03-14T11:00:02.000000Z",
    });
  });

  it("has the hash of its evidence, in whatever order that is written", () => {
    const { contentHash } = find();
    expect(find(undefined, { ...RESULT, evidence: { a: [2], b: 1 } }).contentHash).toBe(contentHash);
    expect(find(undefined, { ...RESULT, evidence: { a: [2], b: 2 } }).contentHash).not.toBe(contentHash);
  });

  it("did not occur after it was recorded", () => {
    expect(find([loopStep(2, { timestamp: "2199-01-01T00:00:00.000000Z" })]).occurredAt).toBe(NOW);
  });
});

it("a result is a finding when the failure is there", () => {
  const clear: DetectorResult = { ...RESULT, verdict: "clear", evidence: null };
  expect([isFound(RESULT), isFound(clear), isFound({ ...clear, verdict: "abstained" })]).toEqual([true, false, false]);
});
