import { expect, it } from "vitest";
import { buildRun } from "../../../test/run-ports.js";
import type { OutcomeFacts } from "./new-run-outcome.js";
import { refuseLostFacts } from "./refuse-lost-facts.js";

const STORED = {
  errorCode: "provider_timeout",
  terminationReason: "timeout",
  stoppedAtStep: 3,
  violationPolicyId: "pol_1",
  inputTokens: 10,
  outputTokens: 0,
  costMicros: 30,
} as const;
const run = buildRun({ runId: "run-1", status: "failed", outcome: "FAILURE", ...STORED });
const OTHER: Partial<OutcomeFacts> = {
  errorCode: "x",
  terminationReason: "system_failure",
  stoppedAtStep: 4,
  violationPolicyId: "pol_2",
  inputTokens: 11,
  outputTokens: 1,
  costMicros: 31,
};

it("takes what is stored already, all of it or parts", () => {
  for (const said of [{}, STORED, { outputTokens: 0 }, { errorMessage: "boom", fingerprint: "search" }])
    expect(() => refuseLostFacts(run, { status: "failed", ...said })).not.toThrow();
});

it.each(Object.entries(OTHER))("refuses another %s, whose place is the report of the failed call", (member, value) => {
  expect(() => refuseLostFacts(run, { status: "failed", ...STORED, [member]: value })).toThrow(
    expect.objectContaining({
      code: "run_finished",
      message: expect.stringContaining(`a failed call of a model ended it, and ${member} belong to the report`),
      details: {
        runId: "run-1",
        outcome: "FAILURE",
        fields: [{ pointer: `/${member}`, message: "is not what is stored of the run" }],
      },
    }),
  );
});

it("refuses what nobody told of the failed call", () => {
  const untold = buildRun({ runId: "run-1", status: "failed", outcome: "FAILURE" });
  expect(() => refuseLostFacts(untold, { status: "failed", outputTokens: 0 })).toThrow("outputTokens belong");
});
