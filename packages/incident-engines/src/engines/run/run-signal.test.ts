import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun } from "../../../test/run-ports.js";
import { newRunOutcome, type OutcomeFacts } from "./new-run-outcome.js";
import { isFailure, runSignal, runSignalId } from "./run-signal.js";

const AT = "2026-03-14T11:59:00.000000Z";
const receipt = {
  receivedAt: NOW,
  uuid: () => {
    throw new Error("the id of a run's signal is derived");
  },
};

function signalOf(facts: OutcomeFacts, run = buildRun(), fingerprint?: string) {
  const outcome = newRunOutcome({ completedAt: AT, ...facts }, NOW);
  if (!isFailure(outcome)) throw new Error("the run did its work");
  return runSignal(run, outcome, receipt, fingerprint);
}

describe("the signal of a run that ended", () => {
  it("F-014: says all that an incident of it needs", () => {
    const facts = { status: "failed", errorCode: "AGENT_CRASH", errorMessage: "out of memory", costMicros: 42 };
    expect(signalOf(facts)).toEqual({
      signalId: runSignalId("4f3a9b12-77e0", "run_failure"),
      triggerType: "run_failure",
      triggerValue: null,
      kind: "run",
      reference: "4f3a9b12-77e0",
      fingerprint: null,
      state: "firing",
      costMicros: 42,
      causedBy: null,
      occurredAt: AT,
      receivedAt: NOW,
      initialSeverity: "critical",
      category: "EXECUTION_FAILURE",
      errorCode: "AGENT_CRASH",
      errorMessage: "out of memory",
      title: "Agent crash: planner, first in run 4f3a9b12",
      description: "Run 4f3a9b12-77e0 of agent planner failed with the error code AGENT_CRASH.",
      agentId: "planner",
      runId: "4f3a9b12-77e0",
      policyId: null,
      violationId: null,
      autoAction: null,
      isSynthetic: false,
      syntheticScenarioId: null,
      details: null,
      detailsDigest: null,
      contentDigest: expect.any(String),
    });
  });

  it.each([
    ["failed", "EXECUTION_TIMEOUT", "Execution timeout: planner, first in run 4f3a9b12", "failed"],
    ["failed", "RETRY_EXHAUSTED", "Run failed (RETRY_EXHAUSTED): planner, first in run 4f3a9b12", "failed"],
    ["failed", "E_HOST", "Run failed (E_HOST): planner, first in run 4f3a9b12", "failed"],
    ["blocked", "UNKNOWN", "Run blocked (UNKNOWN): planner, first in run 4f3a9b12", "was blocked"],
    ["halted", "BUDGET_EXCEEDED", "Budget exceeded (run blocked): planner, first in run 4f3a9b12", "was blocked"],
    ["cancelled", "MANUAL_STOP", "Run aborted (MANUAL_STOP): planner, first in run 4f3a9b12", "was aborted"],
  ])("F-022: of the status %s and the code %s is titled %j", (status, errorCode, title, ended) => {
    const signal = signalOf({ status, errorCode });
    expect(signal.title).toBe(title);
    expect(signal.description).toBe(`Run 4f3a9b12-77e0 of agent planner ${ended} with the error code ${errorCode}.`);
  });

  it("belongs to the test scenario of its run, and is grouped by the host's fingerprint where one is given", () => {
    const run = buildRun({ isSynthetic: true, syntheticScenarioId: "chaos-1" });
    expect(signalOf({ status: "failed" }, run, "search")).toMatchObject({
      isSynthetic: true,
      syntheticScenarioId: "chaos-1",
      fingerprint: "search",
    });
  });

  it("fits into a signal however long ids and codes are", () => {
    const run = buildRun({ runId: "😀".repeat(100), agentId: "a".repeat(200) });
    const signal = signalOf({ status: "failed", errorCode: "C".repeat(100), errorMessage: "m".repeat(4_000) }, run);
    expect(signal.title).toBe(`Run failed (${"C".repeat(100)}): ${"a".repeat(80)}, first in run ${"😀".repeat(8)}`);
  });

  it("F-017: has one id per run and trigger", () => {
    const ids = ["run-1", "run-10"].flatMap((runId) => [
      runSignalId(runId, "run_failure"),
      runSignalId(runId, "llm_failure"),
    ]);
    expect(new Set(ids).size).toBe(4);
    expect(runSignalId("run-1", "run_failure")).toBe(ids[0]);
  });
});
