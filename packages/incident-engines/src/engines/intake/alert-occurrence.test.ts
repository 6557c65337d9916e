import { describe, expect, it } from "vitest";
import { alertOccurrence } from "./alert-occurrence.js";

const at = "2026-03-14T12:00:00.000000Z";
const fired = { occurredAt: at, receivedAt: at, incidentId: "inc_1" };
const resolved = { occurredAt: at };

describe("which occurrence of an alert a notification speaks of", () => {
  it.each([
    ["the first, when nothing was heard of it", "firing", undefined, false, 0],
    ["the first too when the first word is that it is resolved", "resolved", undefined, false, 0],
    ["the one that fires, when it is repeated", "firing", { occurrence: 3, fired }, false, 3],
    ["the one that fires, when it is resolved", "resolved", { occurrence: 3, fired }, false, 3],
    ["the same, when the end is repeated", "resolved", { occurrence: 3, fired, resolved }, false, 3],
    ["the next, when it fires after its end", "firing", { occurrence: 3, fired, resolved }, false, 4],
    ["the next, when it fires after its incident was over", "firing", { occurrence: 3, fired }, true, 4],
    ["the same, when it is resolved after its incident was over", "resolved", { occurrence: 3, fired }, true, 3],
    ["the next, when only an end was heard", "firing", { occurrence: 0, resolved }, false, 1],
  ] as const)("is %s", (_, state, heard, isOver, occurrence) => {
    expect(alertOccurrence(state, heard, isOver)).toBe(occurrence);
  });
});
