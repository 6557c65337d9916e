import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { aResolution, at } from "../../test/check-of.js";
import { aBundleFacts, type EntryDraft, someParams } from "../../test/facts.js";
import { buildContent } from "./build-content.js";
import type { BundleContent } from "./format.js";
import { checkTimeOrder } from "./time-order.js";

const story = buildContent("soc2", aStory(), storyParams());
const after = (entries: EntryDraft[], asOf?: string) =>
  checkTimeOrder(buildContent("evidence", aBundleFacts({ entries }), someParams(asOf === undefined ? {} : { asOf })));

describe("the order of time", () => {
  it("is right in what the system wrote, whatever people say of when it happened", () => {
    expect(checkTimeOrder(story)).toBeUndefined();
    expect(after([{ ...aResolution(at("09:00:00")), recordedAt: at("12:00:00") }])).toBeUndefined();
  });

  it("is wrong where an entry was recorded before the one before it, or after the point of the bundle", () => {
    const notes: EntryDraft[] = [at("12:01:00"), at("12:00:00")].map((when) => ({ type: "note_added", at: when }));
    expect(after(notes)?.path).toBe("$.events[2].recordedAt");
    expect(after(notes.slice(0, 1), at("12:01:00"))).toBeUndefined();
    expect(after(notes.slice(0, 1), at("12:00:59"))?.path).toBe("$.events[1].recordedAt");
  });

  it.each<[string, BundleContent]>([
    [
      "$.params.period.end",
      { ...story, params: { ...story.params, period: { start: at("12:00:00"), end: at("12:00:00") } } },
    ],
    ["$.incident.lastSignalAt", { ...story, incident: { ...story.incident, lastSignalAt: at("09:25:41") } }],
    [
      "$.checkpoint.asOf",
      {
        ...story,
        checkpoint: {
          ...{ origin: "", size: 1, root: "0".repeat(64), asOf: "2026-03-21T00:00:00.000000Z", note: "", leafIndex: 0 },
          ...{ entries: 1, head: "0".repeat(64), proof: [] },
        },
      },
    ],
  ])("is wrong at %s", (path, content) => expect(checkTimeOrder(content)?.path).toBe(path));
});
