import { describe, expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { aTimeline, type EntryDraft } from "../../test/facts.js";
import { eventOfEntry } from "../bundle/event-of-entry.js";
import type { BundleEvent } from "../bundle/format.js";
import { eventLeaf, logRoot } from "../bundle/leaves.js";
import { isHidden } from "./hidden.js";
import { redactEvent } from "./redact.js";

const AT = "2026-03-14T12:00:00.000000Z";

function anEvent(draft: Omit<EntryDraft, "at">): BundleEvent {
  const [event] = aTimeline("acme", "inc_1", [{ ...draft, at: AT }]).map(eventOfEntry);
  return event as BundleEvent;
}

/** What `free_text` leaves of an entry. */
function shown(draft: Omit<EntryDraft, "at">): string[] {
  const { fields } = redactEvent(anEvent(draft), "free_text");
  return fields.flatMap((field) => ("name" in field ? [field.name] : []));
}

describe("redaction", () => {
  it.each(["none", "free_text", "details"] as const)("leaves leaves, chain and root as they are (%s)", (profile) => {
    const events = aStory().timeline.map(eventOfEntry);
    const redacted = events.map((event) => redactEvent(event, profile));
    expect(redacted.map(eventLeaf)).toEqual(aStory().timeline.map(({ leaf }) => leaf));
    expect(logRoot(redacted)).toBe(logRoot(events));
  });

  it("shows all or nothing of every entry under none and details", () => {
    const events = aStory().timeline.map(eventOfEntry);
    expect(events.map((event) => redactEvent(event, "none"))).toEqual(events);
    expect(events.every((event) => redactEvent(event, "details").fields.every(isHidden))).toBe(true);
  });

  it.each([
    ["a note", { type: "note_added", data: { note: "x" } }, []],
    ["an acknowledgement with a reason", { type: "acknowledged", data: { reason: "on it" } }, []],
    ["an acknowledgement without one", { type: "acknowledged", data: { reason: null } }, ["description", "data"]],
    ["a severity that was set with a reason", { type: "severity_set", data: { severity: "low", reason: "test" } }, []],
    ["a milestone with a summary", { type: "classified", data: { impact: "no", summary: "x" } }, []],
    ["a milestone without one", { type: "classified", data: { impact: "no", summary: null } }, ["description", "data"]],
    ["a resolution", { type: "resolved", data: { resolutionSummary: "x" } }, []],
    ["a closure", { type: "manually_closed", data: { reason: "x" } }, []],
    ["a reopening", { type: "reopened", data: { reason: "x" } }, []],
    ["a post-mortem", { type: "postmortem_published", data: { rootCause: "x" } }, []],
    ["evidence, with the digest of what was written", { type: "evidence_captured", data: { payloadDigest: "x" } }, []],
    ["an opening with the words of a host", { type: "incident_created", data: { triggerValue: "spent" } }, []],
    ["the sentence that opens an incident, which quotes its title", { type: "incident_created", data: {} }, ["data"]],
    ["an assignment", { type: "assigned", data: { ownerId: "ada" } }, ["description", "data"]],
    ["what the system resolved", { type: "auto_resolved", data: {} }, ["description", "data"]],
    ["an escalation", { type: "severity_escalated", data: {} }, ["description", "data"]],
  ] as const)("free_text hides what people wrote: %s", (_, draft, left) => expect(shown(draft)).toEqual(left));

  it("hides all of an entry of a type that it does not know", () => {
    const unknown = { ...anEvent({ type: "auto_resolved" }), type: "of_next_year" };
    expect(redactEvent(unknown, "free_text").fields.every(isHidden)).toBe(true);
  });

  it("never leaves a word in the file that it hides", () => {
    const word = "Rumpelstiltskin";
    const types = ["note_added", "acknowledged", "remediated", "resolved", "manually_closed", "reopened"] as const;
    for (const type of [...types, "severity_set", "postmortem_published"] as const)
      for (const member of ["note", "reason", "summary", "resolutionSummary", "rootCause"]) {
        const event = anEvent({ type, description: `by ada: ${word}`, data: { [member]: word } });
        expect(JSON.stringify(redactEvent(event, "free_text"))).not.toContain(word);
      }
  });
});
