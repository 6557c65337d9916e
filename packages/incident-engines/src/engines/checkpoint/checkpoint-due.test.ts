import { describe, expect, it } from "vitest";
import { checkpointDue } from "./checkpoint-due.js";

const NOW = "2026-03-14T12:00:00.000000Z";
const HEAD = { incidentId: "inc_1", entries: 1, head: "0a".repeat(32) };
const at = (recordedAt: string) => ({ recordedAt });

describe("a checkpoint", () => {
  it.each([
    ["an incident opened", undefined, [HEAD], "opened", "opened"],
    ["an incident ended just after the last one", at(NOW), [HEAD], "ended", "ended"],
    ["nothing told moved since the last one", at("2026-03-14T11:59:59.000000Z"), [HEAD], null, null],
    ["nothing ever happened", undefined, [], null, null],
    ["there is something to log, and nothing was logged ever", undefined, [HEAD], null, "daily"],
    ["the last one is a day old to the microsecond", at("2026-03-13T12:00:00.000000Z"), [], null, null],
    ["the last one is older than a day", at("2026-03-13T11:59:59.999999Z"), [], null, "daily"],
  ] as const)("when %s", (_, last, heads, reason, due) => {
    expect(checkpointDue({ last, progress: { heads: [...heads], reason }, now: NOW, everySeconds: 86_400 })).toBe(due);
  });
});
