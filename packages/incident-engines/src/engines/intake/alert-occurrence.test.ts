import { describe, expect, it } from "vitest";
import { alertOccurrence, occurrenceState } from "./alert-occurrence.js";

const at = "2026-03-14T12:00:00.000000Z";
const fired = { state: "firing", occurredAt: at, receivedAt: at, incidentId: "inc_1" } as const;
const firedLate = { ...fired, state: "resolved", incidentId: null } as const;
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
    ["the one whose end was heard, when it comes late", "firing", { occurrence: 0, resolved }, false, 0],
    ["the same, when what came late is repeated", "firing", { occurrence: 0, fired: firedLate, resolved }, false, 0],
    ["the next, when it still fires long after", "firing", { occurrence: 0, fired: firedLate, resolved }, true, 1],
  ] as const)("is %s", (_, state, heard, isOver, occurrence) => {
    expect(alertOccurrence(state, heard, isOver)).toBe(occurrence);
  });
});

describe("the state of the signal for an occurrence", () => {
  it.each([
    ["what was said, of one that is new", "firing", 0, undefined, "firing"],
    ["resolved, where only the end was heard", "firing", 0, { occurrence: 0, resolved }, "resolved"],
    ["the same again, when that is repeated", "firing", 0, { occurrence: 0, fired: firedLate, resolved }, "resolved"],
    ["firing, when it fires anew", "firing", 1, { occurrence: 0, fired: firedLate, resolved }, "firing"],
    ["firing, when a firing is repeated", "firing", 0, { occurrence: 0, fired }, "firing"],
    ["resolved, when it ends", "resolved", 0, { occurrence: 0, fired }, "resolved"],
  ] as const)("is %s", (_, state, occurrence, heard, expected) => {
    expect(occurrenceState(state, occurrence, heard)).toBe(expected);
  });
});
