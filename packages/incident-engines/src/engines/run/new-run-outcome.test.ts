import { reportOutcomeInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { newRunOutcome, OUTCOME_MEMBERS } from "./new-run-outcome.js";

const digestOf = (facts: object) => newRunOutcome({ status: "failed", ...facts }, NOW).outcomeDigest;

describe("how a run ended", () => {
  it("is stored with what follows from it and all that was said", () => {
    const said = {
      terminationReason: "timeout",
      stoppedAtStep: 0,
      violationPolicyId: "pol_1",
      inputTokens: 0,
      outputTokens: 7,
      costMicros: 12,
    } as const;
    expect(newRunOutcome({ status: "failed", errorMessage: "gave up", ...said }, NOW)).toEqual({
      status: "failed",
      outcome: "FAILURE",
      severity: "high",
      category: "EXECUTION_FAILURE",
      errorCode: "EXECUTION_TIMEOUT",
      errorMessage: "gave up",
      ...said,
      completedAt: NOW,
      outcomeDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("has no error when the run did its work, whatever was said", () => {
    const ended = newRunOutcome({ status: "completed", errorCode: "AGENT_CRASH", errorMessage: "x" }, NOW);
    expect(ended).toMatchObject({
      outcome: "SUCCESS",
      severity: "none",
      category: "EXECUTION_SUCCESS",
      errorCode: null,
      errorMessage: null,
    });
  });

  it("F-022: is kept apart from failure when the run was blocked or aborted", () => {
    expect(newRunOutcome({ status: "halted" }, NOW).outcome).toBe("BLOCKED");
    expect(newRunOutcome({ status: "aborted", errorMessage: "MANUAL_STOP" }, NOW)).toMatchObject({
      outcome: "ABORTED",
      severity: "low",
      category: "MANUAL",
    });
  });

  it("is compared by what was said, not by what we added", () => {
    expect(newRunOutcome({ status: "failed" }, "2026-03-14T13:00:00.000000Z").outcomeDigest).toBe(digestOf({}));
    const said = {
      completedAt: NOW,
      errorCode: "A",
      errorMessage: "m",
      terminationReason: "timeout",
      stoppedAtStep: 1,
      violationPolicyId: "p",
      inputTokens: 1,
      outputTokens: 2,
      costMicros: 3,
      fingerprint: "f",
    };
    const digests = Object.entries(said).map(([member, value]) => digestOf({ [member]: value }));
    expect(new Set([digestOf({}), digestOf({ status: "failure" }), ...digests]).size).toBe(12);
  });

  it("is told by the members that a report of an outcome has", () => {
    const members = Object.keys(reportOutcomeInputSchema.shape).filter((name) => !["runId", "status"].includes(name));
    expect([...OUTCOME_MEMBERS].sort()).toEqual(members.sort());
  });
});
