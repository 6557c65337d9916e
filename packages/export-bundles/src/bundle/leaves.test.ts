import { canonicalJson, fieldPreimage, genesisPreimage, leafPreimage } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { someContent } from "../../test/content.js";
import { sha256Hex } from "../canonical/digest.js";
import { toHex, utf8 } from "../crypto/bytes.js";
import { hashLeaf, treeRoot } from "../merkle/tree.js";
import type { BundleEvent, BundleStep } from "./format.js";
import { eventLeaf, fieldDigest, genesisOf, logRoot, rootOfLeaves, stepLeafHash, stepsRoot } from "./leaves.js";

const [event] = someContent.events as [BundleEvent];
const [step] = someContent.steps as [BundleStep];
const shown = { salt: "c2FsdA", name: "data", value: { note: "kept" } };

describe("eventLeaf", () => {
  it("is the SHA-256 of 0x00 and the canonical JSON of the entry with its fields' digests", () => {
    const preimage = leafPreimage({ ...event, fields: event.fields.map(fieldDigest) });
    expect(eventLeaf(event)).toBe(sha256Hex(`\u0000${preimage}`));
    expect(eventLeaf(event)).toBe(toHex(hashLeaf(utf8(preimage))));
  });

  it("is the leaf that the store chained, entry by entry", () => {
    const { timeline, tenantId, incident } = aStory();
    let prev = genesisOf(tenantId, incident.id);
    expect(timeline.length).toBeGreaterThan(3);
    for (const entry of timeline) {
      const fields = entry.fields.map(({ salt, name, value }) => ({ salt, name, value })) as BundleEvent["fields"];
      const { sequenceNo: seq, id, eventType: type, createdAt: at, recordedAt, actor } = entry;
      expect(entry.prev).toBe(prev);
      prev = eventLeaf({ seq, id, type, at, recordedAt, actor, prev, fields });
      expect(prev).toBe(entry.leaf);
    }
  });

  it("stays the same when fields are hidden, and does not depend on their order", () => {
    const hidden = { ...event, fields: event.fields.map((field) => ({ digest: fieldDigest(field) })) };
    expect(eventLeaf(hidden)).toBe(eventLeaf(event));
    expect(eventLeaf({ ...hidden, fields: hidden.fields.toReversed() })).toBe(eventLeaf(event));
  });

  it("differs for every other change", () => {
    const changes: Partial<BundleEvent>[] = [
      { seq: 2 },
      { id: "x" },
      { type: "x" },
      { at: "x" },
      { recordedAt: "x" },
      { actor: { type: "HUMAN", id: event.actor.id } },
      { actor: { type: event.actor.type, id: "x" } },
      { prev: "00".repeat(32) },
      { fields: event.fields.slice(1) },
      { fields: [...event.fields, shown] },
    ];
    const leaves = changes.map((change) => eventLeaf({ ...event, ...change }));
    expect(new Set([eventLeaf(event), ...leaves]).size).toBe(changes.length + 1);
  });
});

describe("fieldDigest", () => {
  it("is the SHA-256 of 0x02 and salt, name and value", () => {
    expect(fieldDigest(shown)).toBe(sha256Hex(`\u0002${fieldPreimage(shown.salt, shown.name, shown.value)}`));
  });

  it("is the one that a hidden field gives, and another for another salt, name or value", () => {
    expect(fieldDigest({ digest: "ab".repeat(32) })).toBe("ab".repeat(32));
    for (const change of [{ salt: "x" }, { name: "x" }, { value: null }])
      expect(fieldDigest({ ...shown, ...change })).not.toBe(fieldDigest(shown));
  });
});

it("genesisOf is the SHA-256 of 0x03 and tenant and incident", () => {
  expect(genesisOf("acme", "inc_1")).toBe(sha256Hex(`\u0003${genesisPreimage("acme", "inc_1")}`));
  expect(genesisOf("acme", "inc_2")).not.toBe(genesisOf("acme", "inc_1"));
});

it("the leaf of a step is that of its canonical JSON", () => {
  expect(stepLeafHash(step)).toEqual(hashLeaf(utf8(canonicalJson(step))));
});

it("the roots are those of RFC 6962, and of nothing they are the SHA-256 of nothing", () => {
  const steps = [0, 1, 2].map((index) => ({ ...step, index }));
  expect(stepsRoot(steps)).toBe(toHex(treeRoot(steps.map(stepLeafHash))));
  const events = [1, 2, 3].map((seq) => ({ ...event, seq }));
  expect(logRoot(events)).toBe(rootOfLeaves(events.map(eventLeaf)));
  expect(logRoot(events)).not.toBe(logRoot(events.toReversed()));
  expect(logRoot([])).toBe(sha256Hex(""));
  expect(stepsRoot([])).toBe(sha256Hex(""));
});
