import { BUNDLE_TYPES, canonicalJson } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { arbitraryFacts, arbitraryParams } from "../../test/arbitrary-facts.js";
import { buildContent } from "./build-content.js";
import { DERIVED_MEMBERS, deriveContent } from "./derive.js";
import { type BundleContent, bundleContentSchema } from "./format.js";
import { logRoot } from "./leaves.js";

const kinds = fc.constantFrom(...BUNDLE_TYPES);

describe("deriving content anew", () => {
  it("gives what a builder made, for any facts, texts, sizes and states", () => {
    fc.assert(
      fc.property(kinds, arbitraryFacts, arbitraryParams, (kind, facts, params) => {
        const content: BundleContent = buildContent(kind, facts, params);
        const written = canonicalJson(content);
        expect(canonicalJson(deriveContent(content))).toBe(written);
        expect(canonicalJson(deriveContent(JSON.parse(written)))).toBe(written);
        expect(bundleContentSchema.safeParse(JSON.parse(written)).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("F-066: never demonstrates response or recovery without acknowledgement, resolution and post-mortem", () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryParams, (facts, params) => {
        const { controls, events } = buildContent("soc2", facts, params);
        const has = (...types: string[]) => events.some(({ type }) => types.includes(type));
        const isDemonstrated = (criterion: string) =>
          controls.some((control) => control.criterion === criterion && control.status === "DEMONSTRATED");
        if (!has("acknowledged") || !has("classified")) expect(isDemonstrated("CC7.3")).toBe(false);
        const isOver = has("resolved", "auto_resolved", "manually_closed") && has("postmortem_published");
        if (!isOver) expect(isDemonstrated("CC7.4") || isDemonstrated("CC7.5")).toBe(false);
        if (params.redaction === "details")
          expect(controls.some(({ status }) => status === "DEMONSTRATED")).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("the same timeline has the same root however it is redacted", () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryParams, (facts, params) => {
        const whole = buildContent("evidence", facts, { ...params, redaction: "none" });
        for (const redaction of ["free_text", "details"] as const) {
          const redacted = buildContent("evidence", facts, { ...params, redaction });
          expect([redacted.log, logRoot(redacted.events)]).toEqual([whole.log, whole.log.root]);
        }
      }),
      { numRuns: 50 },
    );
  });

  const story = {
    soc2: buildContent("soc2", aStory(), storyParams()),
    debrief: buildContent("executive_debrief", aStory(), storyParams()),
  };

  it.each<[string, BundleContent]>([
    ["$.bundleId", { ...story.soc2, bundleId: `SOC2-${"0".repeat(26)}` }],
    [
      "$.policyContext.snapshotDigest",
      { ...story.soc2, policyContext: { ...story.soc2.policyContext, snapshotDigest: null } },
    ],
    ["$.inflection", { ...story.soc2, inflection: { stepIndex: 3, at: "2026-03-14T09:21:00.000000Z" } }],
    ["$.totals", { ...story.soc2, totals: { ...story.soc2.totals, tokens: 1 } }],
    [
      "$.controls",
      {
        ...story.soc2,
        controls: story.soc2.controls.map((control) => ({ ...control, status: "DEMONSTRATED" as const })),
      },
    ],
    ["$.attestation", { ...story.soc2, attestation: { statement: "All is well.", notAnOpinion: true } }],
    ["$.debrief", { ...story.debrief, debrief: { ...story.debrief.debrief, costIncurredMicros: 0 } }],
    ["$.limitations", { ...story.soc2, limitations: [] }],
  ])("puts right what somebody changed in %s", (path, changed) => {
    expect(DERIVED_MEMBERS).toContain(path);
    const right = changed.bundleType === "soc2" ? story.soc2 : story.debrief;
    expect(deriveContent(changed)).toEqual(right);
  });

  it("refuses rules that it does not know, or that are of another kind", () => {
    for (const rules of ["soc2-rules/2", "evidence-rules/1"]) {
      const content = { ...story.soc2, generator: { ...story.soc2.generator, rules } };
      expect(() => deriveContent(content)).toThrow(RangeError);
    }
  });
});
