import type { WebhookAnswer } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { answered } from "../../../test/webhooks.js";
import { judgeAnswer } from "./judge-answer.js";

const judge = (answer: WebhookAnswer) => judgeAnswer(answer, { attemptId: "wha_1", at: NOW });

describe("an answer", () => {
  it("of any 2xx took the event, whatever it says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (statusCode) => {
        const { verdict, attempt } = judge(answered({ statusCode, excerpt: "words" }));
        const isTaken = statusCode >= 200 && statusCode <= 299;
        expect(verdict).toBe(isTaken ? "taken" : statusCode === 410 ? "gone" : "failed");
        expect(attempt).toMatchObject({
          statusCode,
          outcome: isTaken ? "taken" : "refused",
          error: isTaken ? null : expect.stringContaining(`answered ${statusCode}`),
          excerpt: isTaken ? null : "words",
        });
      }),
    );
  });

  it("that redirects says why it is not followed", () => {
    expect(judge(answered({ statusCode: 307 })).attempt.error).toBe("It answered 307; redirects are not followed.");
  });

  it.each([
    [429, 90],
    [503, 90],
    [500, null],
    [302, null],
    [410, null],
    [200, null],
  ])("of %i asks for %s seconds by its Retry-After", (statusCode, seconds) => {
    expect(judge(answered({ statusCode, retryAfterSeconds: 90 })).retryAfterSeconds).toBe(seconds);
  });

  it.each(["unreachable", "blocked"] as const)("that never came failed, as %s", (kind) => {
    expect(judge({ kind, error: "no\u0000ne", durationMs: 1.6 })).toEqual({
      attempt: {
        ...{ attemptId: "wha_1", at: NOW, outcome: kind, statusCode: null, error: "no\ufffdne", excerpt: null },
        durationMs: 2,
      },
      verdict: "failed",
      retryAfterSeconds: null,
    });
  });

  it("is kept as words that can be stored", () => {
    const { attempt } = judge(answered({ statusCode: 500, excerpt: `\u0000${"x".repeat(5_000)}`, durationMs: -1 }));
    expect(attempt.excerpt).toBe(`\ufffd${"x".repeat(999)}`);
    expect(attempt.durationMs).toBe(0);
    expect(judge(answered({ statusCode: 500 })).attempt.excerpt).toBeNull();
  });
});
