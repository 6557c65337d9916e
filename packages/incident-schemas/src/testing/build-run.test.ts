import { expect, it } from "vitest";
import { runSchema } from "../failures/run.js";
import { buildRun } from "./build-run.js";

it("puts in what the test cares about and leaves the rest plain", () => {
  expect(buildRun({ status: "failed", outcome: "FAILURE" })).toMatchObject({
    status: "failed",
    outcome: "FAILURE",
    agentId: "planner",
    errorCode: null,
  });
  expect(buildRun()).not.toBe(buildRun());
});

it("is a run", () => {
  expect(runSchema.parse(buildRun())).toEqual(buildRun());
});
