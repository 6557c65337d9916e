import { expect, it } from "vitest";
import { aTimeline } from "../../test/facts.js";
import { hide } from "../redact/hidden.js";
import { eventOfEntry } from "./event-of-entry.js";
import type { BundleEvent } from "./format.js";
import { dataOf, descriptionOf } from "./shown.js";

it("reads sentence and data of an entry that are shown, and nothing of what is hidden or no object", () => {
  const draft = {
    type: "note_added",
    at: "2026-03-14T12:00:00.000000Z",
    description: "Hello.",
    data: { note: "hi" },
  } as const;
  const event = aTimeline("acme", "inc_1", [draft]).map(eventOfEntry)[0] as BundleEvent;
  expect([descriptionOf(event), dataOf(event)]).toEqual(["Hello.", { note: "hi" }]);
  const hidden = { ...event, fields: event.fields.map(hide) };
  expect([descriptionOf(hidden), dataOf(hidden)]).toEqual([undefined, undefined]);
  for (const value of [null, [1], "text"])
    expect(dataOf({ ...event, fields: [{ salt: "s", name: "data", value }] })).toBeUndefined();
});
