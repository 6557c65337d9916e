import { describe, expect, it } from "vitest";
import { refused, refusedFields } from "../../test/refused.js";
import { appendStepsInputSchema, getTraceInputSchema, TRACE_STEP_LEVELS, TRACE_STEP_STATUSES } from "./trace.js";

const step = { stepIndex: 0, skillName: "web.search", status: "success" };
const appended = (...steps: object[]) => ({ runId: "run-1", steps });

describe("steps of a trace", () => {
  it("need their place, what was done and how it went", () => {
    expect(appendStepsInputSchema.parse(appended(step))).toEqual(
      appended({ ...step, retryCount: 0, source: "engine" }),
    );
    expect(refusedFields(appendStepsInputSchema, appended({}))).toEqual([
      "/steps/0/stepIndex",
      "/steps/0/skillName",
      "/steps/0/status",
    ]);
  });

  it.each([
    [{ stepIndex: -1 }, "stepIndex"],
    [{ stepIndex: 1_000_001 }, "stepIndex"],
    [{ stepIndex: "0" }, "stepIndex"],
    [{ skillName: "" }, "skillName"],
    [{ status: "done" }, "status"],
    [{ outcomeCategory: "x".repeat(65) }, "outcomeCategory"],
    [{ outcomeCode: "x".repeat(101) }, "outcomeCode"],
    [{ outcomeData: [] }, "outcomeData"],
    [{ tokens: -1 }, "tokens"],
    [{ costMicros: 0.1 }, "costMicros"],
    [{ durationMs: 1.5 }, "durationMs"],
    [{ retryCount: 10_001 }, "retryCount"],
    [{ inputHash: "x".repeat(129) }, "inputHash"],
    [{ source: "human" }, "source"],
    [{ occurredAt: "2026-03-14" }, "occurredAt"],
    [{ prompt: "secret" }, "prompt"],
  ])("are refused with %o", (change, member) => {
    expect(refusedFields(appendStepsInputSchema, appended({ ...step, ...change }))).toEqual([`/steps/0/${member}`]);
  });

  it("have each place once, the first of them in force, even 0", () => {
    const second = { ...step, stepIndex: 1 };
    expect(refused(appendStepsInputSchema, appended(step, second, step, second))).toEqual({
      "/steps/2/stepIndex": "is given more than once",
      "/steps/3/stepIndex": "is given more than once",
    });
    expect(refused(appendStepsInputSchema, appended(second, step))).toEqual({});
  });

  it("are 1 to 1,000 at a time", () => {
    const many = (length: number) => appended(...Array.from({ length }, (_, stepIndex) => ({ ...step, stepIndex })));
    expect(refusedFields(appendStepsInputSchema, many(1_000))).toEqual([]);
    expect(refusedFields(appendStepsInputSchema, many(1_001))).toEqual(["/steps"]);
    expect(refusedFields(appendStepsInputSchema, many(0))).toEqual(["/steps"]);
  });

  it("have a level for each way a step can go", () => {
    expect(Object.keys(TRACE_STEP_LEVELS).sort()).toEqual([...TRACE_STEP_STATUSES].sort());
  });
});

it("a trace is asked for by its run, 50 steps at a time unless told", () => {
  expect(getTraceInputSchema.parse({ runId: "run-1" })).toEqual({ runId: "run-1", limit: 50 });
  expect(refusedFields(getTraceInputSchema, { limit: 0, traceId: "t" })).toEqual(["/runId", "/limit", "/traceId"]);
});
