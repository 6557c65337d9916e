import { expect, it } from "vitest";
import { firstRun } from "./first-run.js";

it.each([
  ["4f3a9b12-77e0-4c1d", "support-bot", "support-bot, first in run 4f3a9b12"],
  ["run-1", "bot", "bot, first in run run-1"],
  ["😀".repeat(9), "a".repeat(81), `${"a".repeat(80)}, first in run ${"😀".repeat(8)}`],
])("names eight characters of %s, and the agent as far as there is room", (runId, agentId, named) => {
  expect(firstRun({ runId, agentId })).toBe(named);
});
