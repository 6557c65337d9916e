import { describe, expect, it } from "vitest";
import { aResolution, at, milestone } from "../../test/check-of.js";
import { aBundleFacts, type EntryDraft } from "../../test/facts.js";
import { hide } from "../redact/hidden.js";
import { eventOfEntry } from "./event-of-entry.js";
import { handlingOf, isResolution, severityAt } from "./handling.js";

function eventsOf(...entries: EntryDraft[]) {
  return aBundleFacts({ entries }).timeline.map(eventOfEntry);
}

describe("the handling of an incident", () => {
  it("is what the timeline says of it", () => {
    const events = eventsOf(
      { type: "acknowledged", at: at("12:00:00") },
      milestone("contained", at("12:01:00")),
      milestone("classified", at("12:02:00")),
      milestone("remediated", at("12:03:00")),
      milestone("communicated", at("12:04:00")),
      milestone("recovered", at("12:05:00")),
      aResolution(at("12:06:00")),
      { type: "postmortem_published", at: at("12:07:00") },
    );
    const handling = handlingOf(events);
    expect(handling).toMatchObject({
      opening: { seq: 1 },
      start: { seq: 1 },
      acknowledgement: { seq: 2 },
      containment: { seq: 3 },
      classifications: [{ seq: 4 }],
      remediations: [{ seq: 5 }],
      communication: { seq: 6 },
      recovery: { seq: 7 },
      resolution: { seq: 8 },
      postmortem: { seq: 9 },
    });
  });

  it("begins anew with a reopening: what was done before did not last", () => {
    const handling = handlingOf(
      eventsOf(
        { type: "acknowledged", at: at("12:00:00") },
        milestone("contained", at("12:01:00")),
        aResolution(at("12:02:00")),
        { type: "reopened", at: at("13:00:00") },
        { type: "reopened", at: at("14:00:00") },
      ),
    );
    expect(handling).toMatchObject({ opening: { seq: 1 }, start: { seq: 6 }, reopenings: [{ seq: 5 }, { seq: 6 }] });
    expect([handling.acknowledgement, handling.containment, handling.resolution]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("takes the first containment and communication that are not earlier than the start, and the last recovery", () => {
    const handling = handlingOf(
      eventsOf(
        milestone("contained", at("11:00:00")),
        milestone("contained", at("12:00:00")),
        milestone("contained", at("12:30:00")),
        milestone("communicated", at("11:00:00")),
        milestone("recovered", at("12:40:00")),
        milestone("recovered", at("12:50:00")),
      ),
    );
    expect(handling).toMatchObject({ containment: { seq: 3 }, communication: { seq: 5 }, recovery: { seq: 7 } });
  });

  it.each(["resolved", "auto_resolved", "manually_closed"] as const)("ends with %s", (type) => {
    const events = eventsOf({ type, at: at("12:00:00") });
    expect(handlingOf(events).resolution?.seq).toBe(2);
    expect(events.map(isResolution)).toEqual([false, true]);
  });

  it("is empty without an opening", () => expect(handlingOf([]).start).toBeUndefined());
});

describe("the severity that the timeline shows", () => {
  const events = eventsOf(
    { type: "severity_escalated", at: at("12:00:00"), data: { fromSeverity: "medium", severity: "high" } },
    { type: "severity_set", at: at("12:01:00"), data: { fromSeverity: "high", severity: "low", reason: "test" } },
  );

  it("is that of the last entry that says so, up to the one asked about", () =>
    expect([1, 2, 3].map((seq) => severityAt(events, seq))).toEqual(["medium", "high", "low"]));

  it("is unknown where that entry is hidden, or says a word that is no severity", () => {
    const hidden = events.map((event) => (event.seq === 2 ? { ...event, fields: event.fields.map(hide) } : event));
    expect([1, 2, 3].map((seq) => severityAt(hidden, seq))).toEqual(["medium", undefined, "low"]);
    const odd = eventsOf({ type: "severity_set", at: at("12:00:00"), data: { severity: "HIGH" } });
    expect(severityAt(odd, 2)).toBeUndefined();
  });
});
