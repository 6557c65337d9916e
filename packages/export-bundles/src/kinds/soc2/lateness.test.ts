import { expect, it } from "vitest";
import { at } from "../../../test/check-of.js";
import { aTimeline } from "../../../test/facts.js";
import { eventOfEntry } from "../../bundle/event-of-entry.js";
import { latenessOf } from "./lateness.js";

it("is said of what was recorded after its limit, and of nothing else", () => {
  const drafts = [{ type: "communicated", at: at("12:00:00"), recordedAt: at("12:30:00") } as const];
  const [event] = aTimeline("acme", "inc_1", drafts).map(eventOfEntry);
  if (event === undefined) return expect.fail("there is no entry");
  const late = ", recorded later than its limit, 2026-03-14 12:29:59 UTC";
  expect(latenessOf({ handlingDue: at("12:29:59") }, event)).toBe(late);
  expect(latenessOf({ handlingDue: at("12:30:00") }, event)).toBe("");
  expect(latenessOf({ handlingDue: undefined }, event)).toBe("");
});
