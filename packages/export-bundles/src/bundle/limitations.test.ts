import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { aResolution, at } from "../../test/check-of.js";
import { aBundleFacts, type EntryDraft, someParams } from "../../test/facts.js";
import { buildContent } from "./build-content.js";
import type { BundleFacts } from "./facts.js";
import type { BundleParams } from "./format.js";

const of = (facts: BundleFacts = aStory(), params: Partial<BundleParams> = {}) =>
  buildContent("soc2", facts, storyParams(params)).limitations;
const after = (...entries: EntryDraft[]) =>
  buildContent("evidence", aBundleFacts({ entries }), someParams()).limitations;

describe("limitations", () => {
  it("always say what a signature does not mean, and of a whole story nothing else but the missing checkpoint", () => {
    expect(of()).toEqual([
      "No checkpoint covers the timeline, so nothing outside of it shows when it was written.",
      expect.stringContaining("The signer vouches that the export matches the log, not that the log is complete"),
    ]);
  });

  it.each<[string, BundleFacts, Partial<BundleParams>]>([
    [
      "Of 6 signals that the incident counted, 4 are still stored.",
      aStory({ incident: { signalCount: 5, lateSignals: 1 }, storedSignals: 4 }),
      {},
    ],
    ["The trace of the run could not be read.", aStory({ traceUnavailable: "It is down." }), {}],
    ["No trace of the run is stored.", aStory({ trace: undefined, steps: [] }), {}],
    ["The run that the incident names is not stored.", aStory({ run: undefined, trace: undefined, steps: [] }), {}],
    ["No run is named, so there is no trace of what happened.", aBundleFacts(), {}],
    ["Which rules were in force is unknown: none is stored.", aStory({ activePolicies: [] }), {}],
    ["No snapshot of the host's rules is named.", aBundleFacts(), {}],
    [
      "The incident is synthetic: a test made it, so it shows no real handling.",
      aStory({ incident: { isSynthetic: true } }),
      {},
    ],
    [
      "22 fields of 11 entries are hidden (profile free_text); checks that need one of them are unknown.",
      aStory(),
      { redaction: "free_text" },
    ],
    [
      "The incident began at 2026-03-14 09:25:42 UTC, outside of the period from 2026-01-01 00:00:00 UTC to 2026-03-14 09:25:42 UTC.",
      aStory(),
      { period: { start: "2026-01-01T00:00:00.000000Z", end: "2026-03-14T09:25:42.000000Z" } },
    ],
  ])("say: %s", (sentence, facts, params) => expect(of(facts, params)).toContain(sentence));

  it("say when tokens were not counted", () => {
    const steps = aStory().steps.map((step) => ({ ...step, tokensKnown: false }));
    expect(of(aStory({ steps }))).toContain("The tokens of not every step were counted.");
  });

  it("say how far a checkpoint reaches", () => {
    const checkpoint = {
      ...{ origin: "hoc-incidents/tenants/acme", size: 1, root: "0".repeat(64), asOf: at("13:00:00"), note: "" },
      ...{ leafIndex: 0, entries: 11, head: "0".repeat(64), proof: [] },
    };
    expect(of(aStory({ checkpoint }))).toContain(
      "The checkpoint of 2026-03-14 13:00:00 UTC covers the first 11 of 12 entries.",
    );
    expect(of(aStory({ checkpoint: { ...checkpoint, entries: 12 } })).join()).not.toMatch(
      /checkpoint of|No checkpoint/,
    );
  });

  it("name entries that were recorded more than a minute after they say they happened, or before", () => {
    const acknowledged = (recordedAt: string): EntryDraft => ({ type: "acknowledged", at: at("12:00:00"), recordedAt });
    expect(after(acknowledged(at("12:01:00"))).join()).not.toContain("says that it happened");
    expect(after(acknowledged("2026-03-14T12:01:00.000001Z"))).toContain(
      "Entry ev_2 (acknowledged) says that it happened at 2026-03-14 12:00:00 UTC; it was recorded 1 min later.",
    );
    expect(after(acknowledged(at("11:58:30")))).toContain(
      "Entry ev_2 (acknowledged) says that it happened at 2026-03-14 12:00:00 UTC; it was recorded 1 min 30 s earlier.",
    );
  });

  it("count late entries beyond twenty", () => {
    const late = Array.from(
      { length: 22 },
      (): EntryDraft => ({ type: "note_added", at: at("12:00:00"), recordedAt: at("13:00:00") }),
    );
    const said = after(...late).filter((sentence) => sentence.includes("recorded"));
    expect(said).toHaveLength(21);
    expect(said.at(-1)).toBe("2 more entries were recorded late.");
  });

  it("say that the incident was reopened, and what counts then", () =>
    expect(after(aResolution(at("12:00:00")), { type: "reopened", at: at("13:00:00") })).toContain(
      "The incident was reopened 1 time; checks look at what was recorded after the last reopening, at 2026-03-14 13:00:00 UTC.",
    ));
});
