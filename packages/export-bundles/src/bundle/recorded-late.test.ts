import { expect, it } from "vitest";
import { at } from "../../test/check-of.js";
import { aTimeline } from "../../test/facts.js";
import { eventOfEntry } from "./event-of-entry.js";
import { recordedLate } from "./recorded-late.js";

it.each([
  ["12:00:30", undefined],
  ["12:01:00", undefined],
  ["12:29:00", 1_740],
  ["11:00:00", undefined],
])("an entry of 12:00 that was recorded at %s is late by %s seconds", (recordedAt, seconds) => {
  const drafts = [{ type: "acknowledged", at: at("12:00:00"), recordedAt: at(recordedAt) } as const];
  expect(aTimeline("acme", "inc_1", drafts).map(eventOfEntry).map(recordedLate)).toEqual([seconds]);
});
