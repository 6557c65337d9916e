import { describe, expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import { getLlmFailureInputSchema, llmFailureDetailSchema, recordLlmFailureInputSchema } from "./llm-failure.js";

const AT = "2026-03-14T12:00:00.000000Z";
const failure = {
  runId: "run-1",
  failureType: "timeout",
  errorCode: "TIMEOUT",
  errorMessage: "No answer in 30 s.",
  model: "large-1",
} as const;

describe("a failed call of a model", () => {
  it("needs its run, how it failed, code, message and model", () => {
    expect(recordLlmFailureInputSchema.parse(failure)).toEqual({ ...failure, metadata: {} });
    expect(refusedFields(recordLlmFailureInputSchema, {})).toEqual(Object.keys(failure).map((name) => `/${name}`));
  });

  it("may tell how its run ended", () => {
    const end = { terminationReason: "timeout", stoppedAtStep: 0, inputTokens: 0, outputTokens: 1, costMicros: 2 };
    expect(recordLlmFailureInputSchema.parse({ ...failure, ...end })).toEqual({ ...failure, metadata: {}, ...end });
  });

  it.each([
    [{ runId: "" }, "/runId"],
    [{ failureType: "TIMEOUT" }, "/failureType"],
    [{ failureType: "refusal" }, "/failureType"],
    [{ errorCode: "" }, "/errorCode"],
    [{ errorCode: "x".repeat(65) }, "/errorCode"],
    [{ errorMessage: "x".repeat(4_001) }, "/errorMessage"],
    [{ model: "x".repeat(65) }, "/model"],
    [{ requestId: "" }, "/requestId"],
    [{ durationMs: -1 }, "/durationMs"],
    [{ durationMs: 2_147_483_648 }, "/durationMs"],
    [{ metadata: null }, "/metadata"],
    [{ occurredAt: "noon" }, "/occurredAt"],
    [{ prompt: "secret" }, "/prompt"],
    [{ inputTokens: -1 }, "/inputTokens"],
    [{ outputTokens: 1.5 }, "/outputTokens"],
    [{ costMicros: 0.5 }, "/costMicros"],
    [{ terminationReason: "boredom" }, "/terminationReason"],
    [{ stoppedAtStep: -1 }, "/stoppedAtStep"],
    [{ violationPolicyId: "pol_1" }, "/violationPolicyId"],
  ])("is refused with %o", (change, field) => {
    expect(refusedFields(recordLlmFailureInputSchema, { ...failure, ...change })).toEqual([field]);
  });
});

it("a stored failure is asked for by its run, and comes with evidence that never changes", () => {
  expect(refusedFields(getLlmFailureInputSchema, { failureId: "llmf_1" })).toEqual(["/runId", "/failureId"]);
  const evidence = {
    evidenceId: "llme_1",
    evidenceType: "llm_failure_capture",
    evidenceData: {},
    isImmutable: true,
    contentHash: "0a".repeat(32),
    createdAt: AT,
  };
  const stored = {
    ...failure,
    failureId: "llmf_1",
    requestId: null,
    durationMs: null,
    metadata: {},
    evidence: [evidence],
    createdAt: AT,
    recordedAt: AT,
    asOf: AT,
    dataVersion: 1,
  };
  expect(llmFailureDetailSchema.parse(stored)).toEqual(stored);
  const mutable = { ...stored, evidence: [{ ...evidence, isImmutable: false }] };
  expect(refusedFields(llmFailureDetailSchema, mutable)).toEqual(["/evidence/0/isImmutable"]);
});
