import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { aResolution, at } from "../../test/check-of.js";
import { aBundleFacts, aTraceStep, type EntryDraft, someParams } from "../../test/facts.js";
import { buildContent } from "./build-content.js";
import { contradictionsOf } from "./contradictions.js";
import type { BundleFacts } from "./facts.js";

const of = (facts: BundleFacts) => contradictionsOf(buildContent("evidence", facts, storyParams()));
const sentencesOf = (...entries: EntryDraft[]) =>
  contradictionsOf(buildContent("evidence", aBundleFacts({ entries }), someParams())).map(({ sentence }) => sentence);

describe("what cannot be so", () => {
  it("is nothing in a record that is as it should be", () => expect(of(aStory())).toEqual([]));

  it.each<[string, EntryDraft[]]>([
    [
      "It was resolved at 2026-03-14 11:00:00 UTC, before it was opened at 2026-03-14 11:58:00 UTC.",
      [aResolution(at("11:00:00"))],
    ],
    [
      "It was acknowledged at 2026-03-14 11:00:00 UTC, before it was opened at 2026-03-14 11:58:00 UTC.",
      [{ type: "acknowledged", at: at("11:00:00") }],
    ],
    [
      "It was acknowledged at 2026-03-14 12:00:00 UTC, after it was resolved at 2026-03-14 12:00:00 UTC.",
      [aResolution(at("12:00:00")), { type: "acknowledged", at: at("12:00:00") }],
    ],
    [
      "It was acknowledged at 2026-03-14 12:10:00 UTC, after it was resolved at 2026-03-14 12:00:00 UTC.",
      [{ type: "acknowledged", at: at("12:10:00") }, aResolution(at("12:00:00"))],
    ],
    [
      "It was resolved at 2026-03-14 12:30:00 UTC, before it was reopened at 2026-03-14 13:00:00 UTC.",
      [aResolution(at("12:00:00")), { type: "reopened", at: at("13:00:00") }, aResolution(at("12:30:00"))],
    ],
  ])("%s", (sentence, entries) => expect(sentencesOf(...entries)).toEqual([sentence]));

  it("is a timeline or a trace with fewer or more than its count says", () => {
    expect(of({ ...aStory(), expectedEntries: 13 })).toEqual([
      { checks: "all", sentence: "The timeline has 12 entries where the incident counts 13.", evidence: [] },
    ]);
    expect(of({ ...aStory(), expectedEntries: 11 })).toHaveLength(1);
    expect(of(aStory({ steps: aStory().steps.slice(1) }))).toMatchObject([{ checks: ["contained"] }]);
  });

  it("is a step after the stop, and at most twenty of them are named", () => {
    const later = Array.from({ length: 30 }, (_, index) =>
      aTraceStep({ stepIndex: 18 + index, timestamp: at("10:00:00") }),
    );
    const { trace } = aStory();
    const facts = aStory({ steps: [...aStory().steps, ...later], trace: trace && { ...trace, steps: 48 } });
    expect(of(facts)).toMatchObject([
      { checks: ["contained"], sentence: expect.stringContaining("has 30 steps after the stop") },
    ]);
    expect(of(facts)[0]?.evidence).toHaveLength(21);
  });

  it("is a limitation of every kind of bundle", () => {
    for (const kind of ["evidence", "soc2", "executive_debrief"] as const)
      expect(buildContent(kind, { ...aStory(), expectedEntries: 13 }, storyParams()).limitations[0]).toContain(
        "counts 13",
      );
  });
});
