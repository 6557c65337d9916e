import { expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { failedRunOutcome } from "./failed-run-outcome.js";

const FAILURE = {
  failureId: "fail_1",
  runId: "run-1",
  failureType: "timeout",
  errorCode: "provider_timeout",
  errorMessage: "no answer",
  model: "large-1",
  requestId: null,
  durationMs: null,
  metadata: {},
  createdAt: NOW,
  contentDigest: "a".repeat(64),
} as const;

it("F-085: ends the run that incidents refer to as failed, at the instant of the failure, with code and message", () => {
  expect(failedRunOutcome(FAILURE, {})).toEqual({
    status: "failed",
    outcome: "FAILURE",
    severity: "medium",
    category: "EXECUTION_FAILURE",
    errorCode: "provider_timeout",
    errorMessage: "provider_timeout: no answer",
    terminationReason: null,
    stoppedAtStep: null,
    violationPolicyId: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    completedAt: NOW,
    outcomeDigest: "a".repeat(64),
  });
  expect(failedRunOutcome({ ...FAILURE, errorCode: "EXECUTION_TIMEOUT" }, {}).severity).toBe("high");
});

it("keeps what is told of the end of the run with the failed call; the error is the call's", () => {
  const told = {
    terminationReason: "timeout",
    stoppedAtStep: 0,
    inputTokens: 1,
    outputTokens: 0,
    costMicros: 3,
  } as const;
  expect(failedRunOutcome(FAILURE, told)).toEqual({ ...failedRunOutcome(FAILURE, {}), ...told });
});
