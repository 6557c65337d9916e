import { recordLlmFailureInputSchema } from "@hoc/incident-schemas";
import { counterUuid } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { newLlmFailure } from "./new-llm-failure.js";

const SAID = {
  runId: "run-1",
  failureType: "timeout",
  errorCode: "provider_timeout",
  errorMessage: "no answer",
  model: "large-1",
};
const made = (said: object = {}) =>
  newLlmFailure(recordLlmFailureInputSchema.parse({ ...SAID, ...said }), { recordedAt: NOW, uuid: counterUuid() });

describe("a failed call of a model", () => {
  it("happened now unless its host says when", () => {
    expect(made()).toEqual({
      ...SAID,
      failureId: "fail_00000000-0000-7000-8000-000000000001",
      requestId: null,
      durationMs: null,
      metadata: {},
      createdAt: NOW,
      contentDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const told = { occurredAt: "2026-03-14T11:00:00.000000Z", requestId: "q", durationMs: 0, metadata: { try: 0.5 } };
    const { occurredAt, ...rest } = told;
    expect(made(told)).toMatchObject({ ...rest, createdAt: occurredAt });
  });

  it("does not hold what is told of the end of its run", () => {
    const ended = { inputTokens: 1, outputTokens: 2, costMicros: 3, terminationReason: "timeout", stoppedAtStep: 4 };
    expect(Object.keys(made(ended))).toEqual(Object.keys(made()));
  });

  it("is compared by what was said of it", () => {
    expect(made().contentDigest).toBe(made().contentDigest);
    const others = [
      {},
      { failureType: "exception" },
      { errorCode: "x" },
      { errorMessage: "x" },
      { model: "x" },
      { requestId: "x" },
      { durationMs: 0 },
      { metadata: { x: 1 } },
      { occurredAt: NOW },
      { inputTokens: 0 },
      { outputTokens: 0 },
      { costMicros: 0 },
      { terminationReason: "timeout" },
      { stoppedAtStep: 0 },
    ];
    expect(new Set(others.map((said) => made(said).contentDigest)).size).toBe(others.length);
  });

  it("F-086: takes no action that nobody carries out", () => {
    expect(recordLlmFailureInputSchema.safeParse({ ...SAID, autoAction: "mark_failed" }).success).toBe(false);
  });
});
