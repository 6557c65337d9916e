import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun } from "../../../test/run-ports.js";
import { runSignalId } from "../run/run-signal.js";
import { failedRunOutcome } from "./failed-run-outcome.js";
import { llmFailureSignal } from "./llm-failure-signal.js";

const AT = "2026-03-14T11:59:00.000000Z";
const FAILURE = {
  failureId: "fail_1",
  runId: "4f3a9b12-77e0",
  failureType: "timeout",
  errorCode: "provider_timeout",
  errorMessage: "no answer",
  model: "large-1",
  requestId: null,
  durationMs: null,
  metadata: {},
  createdAt: AT,
  contentDigest: "a".repeat(64),
} as const;
const receipt = { receivedAt: NOW, uuid: () => "unused" };

describe("the signal of a failed call of a model", () => {
  it("is one of its run, at the instant of the failure", () => {
    expect(llmFailureSignal(FAILURE, buildRun(), failedRunOutcome(FAILURE, {}), receipt)).toMatchObject({
      signalId: runSignalId("4f3a9b12-77e0", "llm_failure"),
      triggerType: "llm_failure",
      kind: "run",
      reference: "4f3a9b12-77e0",
      runId: "4f3a9b12-77e0",
      agentId: "planner",
      errorCode: "provider_timeout",
      errorMessage: "no answer",
      category: "EXECUTION_FAILURE",
      initialSeverity: "medium",
      costMicros: null,
      occurredAt: AT,
      description:
        "Model call timed out in run 4f3a9b12-77e0 of agent planner: model large-1, error code provider_timeout.",
    });
  });

  it.each([
    ["timeout", "Model call timed out (provider_timeout): planner, first in run 4f3a9b12"],
    ["exception", "Model call failed (provider_timeout): planner, first in run 4f3a9b12"],
    ["invalid_output", "Model call gave invalid output (provider_timeout): planner, first in run 4f3a9b12"],
  ] as const)("of the type %s is titled %j", (failureType, title) => {
    const failure = { ...FAILURE, failureType };
    expect(llmFailureSignal(failure, buildRun(), failedRunOutcome(failure, {}), receipt).title).toBe(title);
  });
});
