import { describe, expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import { buildRun } from "../testing/build-run.js";
import {
  getRunInputSchema,
  isRunUnderWay,
  listRunsInputSchema,
  reportedRunSchema,
  reportOutcomeInputSchema,
  reportRunInputSchema,
  runDetailSchema,
  runListSchema,
} from "./run.js";

const AT = "2026-03-14T12:00:00.000000Z";
const start = { agentId: "agent-1" };
const end = { runId: "run-1", status: "failed" };

/** What is refused of how a run ended, whichever report says it. */
const WRONG_OUTCOMES: [change: object, fields: string[]][] = [
  [{ status: "2fast" }, ["/status"]],
  [{ status: "x".repeat(33) }, ["/status"]],
  [{ completedAt: "2026-03-14T12:00:00" }, ["/completedAt"]],
  [{ errorCode: "" }, ["/errorCode"]],
  [{ errorCode: "x".repeat(101) }, ["/errorCode"]],
  [{ errorMessage: "x".repeat(4_001) }, ["/errorMessage"]],
  [{ terminationReason: "boredom" }, ["/terminationReason"]],
  [{ stoppedAtStep: -1 }, ["/stoppedAtStep"]],
  [{ violationPolicyId: "x".repeat(65) }, ["/violationPolicyId"]],
  [{ inputTokens: -1, outputTokens: 1.5 }, ["/inputTokens", "/outputTokens"]],
  [{ costMicros: 0.5 }, ["/costMicros"]],
  [{ fingerprint: "" }, ["/fingerprint"]],
  [{ outcome: "SUCCESS" }, ["/outcome"]],
];

describe("the report of a run", () => {
  it("needs no more than the agent: a run that starts now, for the first time", () => {
    expect(reportRunInputSchema.parse(start)).toEqual({
      agentId: "agent-1",
      status: "running",
      attempt: 1,
      isSynthetic: false,
    });
  });

  it("has its status in lower case and its instants in UTC", () => {
    const report = { ...start, status: "SUCCEEDED", startedAt: "2026-03-14T13:00:00+01:00" };
    expect(reportRunInputSchema.parse(report)).toMatchObject({ status: "succeeded", startedAt: AT });
  });

  it("may end at the instant of its start", () => {
    expect(refusedFields(reportRunInputSchema, { ...start, status: "failed", startedAt: AT, completedAt: AT })).toEqual(
      [],
    );
  });

  it.each([
    ...WRONG_OUTCOMES,
    [{ agentId: undefined }, ["/agentId"]],
    [{ runId: "x".repeat(201) }, ["/runId"]],
    [{ runId: "." }, ["/runId"]],
    [{ runId: ".." }, ["/runId"]],
    [{ goal: "x".repeat(4_001) }, ["/goal"]],
    [{ startedAt: "yesterday" }, ["/startedAt"]],
    [
      { startedAt: "2026-03-14T12:00:00.000001Z", completedAt: "2026-03-14T12:00:00Z", status: "failed" },
      ["/completedAt"],
    ],
    [{ attempt: 0 }, ["/attempt"]],
    [{ attempt: 10_001 }, ["/attempt"]],
    [{ traceId: "a\u0000" }, ["/traceId"]],
    [{ policySnapshotId: "x".repeat(65) }, ["/policySnapshotId"]],
    [{ isSynthetic: "yes" }, ["/isSynthetic"]],
    [{ metadata: { score: Number.POSITIVE_INFINITY } }, ["/metadata"]],
    [{ tenantId: "globex" }, ["/tenantId"]],
  ])("is refused with %o", (change, fields) => {
    expect(refusedFields(reportRunInputSchema, { ...start, ...change })).toEqual(fields);
  });
});

describe("the report of an outcome", () => {
  it("needs the run and the status that it ended with", () => {
    expect(reportOutcomeInputSchema.parse(end)).toEqual(end);
    expect(refusedFields(reportOutcomeInputSchema, {})).toEqual(["/runId", "/status"]);
  });

  it.each(WRONG_OUTCOMES)("is refused with %o", (change, fields) => {
    expect(refusedFields(reportOutcomeInputSchema, { ...end, ...change })).toEqual(fields);
  });

  it("takes nothing that was said at the start", () => {
    expect(refusedFields(reportOutcomeInputSchema, { ...end, goal: "g", attempt: 2 })).toEqual(["/goal", "/attempt"]);
  });
});

it("runs are asked for one by one, or in pages of 50 unless told", () => {
  expect(refusedFields(getRunInputSchema, { runId: "run-1", asOf: "2026-03-14T13:00:00+01:00" })).toEqual(["/asOf"]);
  expect(listRunsInputSchema.parse({ outcome: "FAILURE" })).toEqual({ outcome: "FAILURE", limit: 50 });
  expect(refusedFields(listRunsInputSchema, { outcome: "failure", limit: 101, agent: "a" })).toEqual([
    "/outcome",
    "/limit",
    "/agent",
  ]);
});

it("what is answered is the stored run", () => {
  const run = buildRun();
  const point = { asOf: AT, dataVersion: 1 };
  for (const [schema, answer] of [
    [reportedRunSchema, { run, recorded: true, signal: null }],
    [runDetailSchema, { ...run, ...point }],
    [runListSchema, { items: [run], hasMore: false, nextCursor: null, ...point }],
  ] as const)
    expect(schema.parse(answer)).toEqual(answer);
  expect(refusedFields(runDetailSchema, { ...run, ...point, reportDigest: "0a" })).toEqual(["/reportDigest"]);
});

it.each([
  ["queued", true],
  ["running", true],
  ["Retry", true],
  ["failed", false],
  ["completed", false],
  ["paused", false],
])("whether a run goes on that is %s: %s", (status, underWay) => {
  expect(isRunUnderWay(status)).toBe(underWay);
});

it("the limits of a run are whole and above nothing, and name one at least", () => {
  expect(reportRunInputSchema.parse({ ...start, limits: { tokens: 1 } })).toMatchObject({ limits: { tokens: 1 } });
  expect(refusedFields(reportRunInputSchema, { ...start, limits: {} })).toEqual(["/limits"]);
  expect(refusedFields(reportRunInputSchema, { ...start, limits: { steps: 0, tokens: 1.5, hours: 3 } })).toEqual([
    "/limits/steps",
    "/limits/tokens",
    "/limits/hours",
  ]);
});
