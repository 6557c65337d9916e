import { expect, it } from "vitest";
import { aTimeline } from "../../test/facts.js";
import { eventOfEntry } from "../bundle/event-of-entry.js";
import { fieldDigest } from "../bundle/leaves.js";
import { hiddenFields, hide, isHidden } from "./hidden.js";

it("a hidden field is the digest of the shown one, and hiding it again changes nothing", () => {
  const [event] = aTimeline("acme", "inc_1", [{ type: "note_added", at: "2026-03-14T12:00:00.000000Z" }]).map(
    eventOfEntry,
  );
  const [field] = event?.fields ?? [];
  if (event === undefined || field === undefined) return expect.fail("there is no field");
  expect(hide(field)).toEqual({ digest: fieldDigest(field) });
  expect(hide(hide(field))).toEqual(hide(field));
  expect([isHidden(field), isHidden(hide(field))]).toEqual([false, true]);
  expect(hiddenFields([event, { ...event, fields: event.fields.map(hide) }])).toBe(2);
});
