import { expect, it } from "vitest";
import { dearerBody, MARKS, markedBody, markedPath } from "./marked.js";

const MARK = MARKS.victim;

it("marks what a tenant names and says, and nothing that means something to the product", () => {
  const body = {
    runId: "run-1",
    steps: [{ status: "success", note: "Seen." }],
    errorCode: "TOOL_ABUSE_1",
    category: "LOOP",
  };
  expect(markedBody(body, MARK)).toEqual({
    runId: `${MARK}run-1`,
    steps: [{ status: "success", note: `${MARK}Seen.` }],
    errorCode: `${MARK}TOOL_ABUSE_1`,
    category: "LOOP",
  });
});

it("puts instants earlier, also where they stand in the tenant's own words", () => {
  expect(markedBody({ asOf: "2026-03-14T12:00:00.000000Z" }, MARK)).toEqual({ asOf: "2026-01-13T12:00:00.000000Z" });
});

it("marks names in paths, and leaves ids of the product's own", () => {
  expect(markedPath("/v1/runs/run-1/steps", MARK)).toBe(`/v1/runs/${MARK}run-1/steps`);
  expect(markedPath("/v1/policies/rules/policy-1/retire", MARK)).toBe(`/v1/policies/rules/${MARK}policy-1/retire`);
  expect(markedPath("/v1/incidents/inc_1/notes", MARK)).toBe("/v1/incidents/inc_1/notes");
  expect(markedPath("/v1/runs", MARK)).toBe("/v1/runs");
});

it("raises amounts, and leaves other numbers and amounts that nobody knows", () => {
  expect(dearerBody({ records: [{ costMicros: 7, inputTokens: 5 }], dailyLimitMicros: null })).toEqual({
    records: [{ costMicros: 8, inputTokens: 5 }],
    dailyLimitMicros: null,
  });
});
