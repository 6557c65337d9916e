import type { TraceStep, TraceSummary } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { NOW } from "../../../test/noted-traces.js";
import { runPorts } from "../../../test/run-ports.js";
import { getTrace } from "./get-trace.js";

const TRACE: TraceSummary = {
  traceId: "trc_1",
  runId: "run-1",
  correlationId: null,
  status: "running",
  startedAt: NOW,
  completedAt: null,
  steps: 3,
  tokens: 0,
  tokensKnown: false,
  costMicros: null,
  durationMs: null,
  violationStepIndex: 0,
  violationTimestamp: null,
  violationPolicyId: null,
  violationReason: null,
};
const STEPS = [0, 1, 5].map(
  (stepIndex): TraceStep => ({
    stepIndex,
    stepType: "search",
    skillId: null,
    status: "success",
    level: "INFO",
    outcomeCategory: null,
    outcomeCode: null,
    outcomeData: null,
    tokens: 0,
    tokensKnown: false,
    costMicros: null,
    durationMs: null,
    retryCount: 0,
    inputHash: null,
    contentHash: null,
    source: "engine",
    timestamp: NOW,
    recordedAt: NOW,
  }),
);

function scene() {
  const asked: unknown[] = [];
  const { ports } = runPorts({
    stubs: {
      traceStore: {
        getTraceSummary: async (_tenantId, runId) => (runId.startsWith("run-") ? TRACE : undefined),
        getTraceSteps: async (_tenantId, traceId, page = {}) => {
          asked.push([traceId, page]);
          return STEPS.filter(({ stepIndex }) => stepIndex > (page.afterStepIndex ?? -1)).slice(0, page.limit);
        },
      },
    },
  });
  const show = ask(getTrace, ports, "viewer");
  return { asked, show: (input: object) => show(input) as Promise<{ nextCursor: string }> };
}

it("shows the trace of a run, and its steps in their order, a page at a time", async () => {
  const { show, asked } = scene();
  const first = await show({ runId: "run-1", limit: 1 });
  expect(first).toMatchObject({ trace: TRACE, items: STEPS.slice(0, 1), hasMore: true, ...READ });
  const second = await show({ runId: "run-1", limit: 2, cursor: first.nextCursor });
  expect(second).toEqual({ trace: TRACE, items: STEPS.slice(1), hasMore: false, nextCursor: null, ...READ });
  expect(asked).toMatchObject([
    ["trc_1", { afterStepIndex: undefined, limit: 2 }],
    ["trc_1", { afterStepIndex: 0, limit: 3, at: { asOf: READ.asOf } }],
  ]);
});

it("refuses a cursor of another run's trace, and does not find a run that the tenant does not have", async () => {
  const { show } = scene();
  const { nextCursor: cursor } = await show({ runId: "run-1", limit: 1 });
  await expect(show({ runId: "run-2", cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  await expect(show({ runId: "other" })).rejects.toMatchObject({ code: "run_not_found" });
});

it("is for whoever may read", async () => {
  const asked = ask(getTrace, runPorts().ports, "ingest")({ runId: "run-1" });
  await expect(asked).rejects.toMatchObject({ code: "permission_denied" });
});
