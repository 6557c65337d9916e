import { CATEGORIES } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../../test/a-story.js";
import { aResolution, at } from "../../../test/check-of.js";
import { aBundleFacts, type FactsDraft, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";

const summaryOf = (facts: FactsDraft) =>
  buildContent("executive_debrief", aBundleFacts(facts), someParams()).debrief.summary;

describe("the summary", () => {
  it("F-067: says who did what, when, by how much, when it was stopped and how it stands", () => {
    expect(buildContent("executive_debrief", aStory(), storyParams()).debrief.summary).toBe(
      "An agent broke a rule on 14 March 2026 at 09:25 UTC. The rule says at most 9000; it came to 9189. " +
        "It was stopped after 14 min 18 s. It is over after 2 h 24 min.",
    );
  });

  it("does not say that it was stopped only after it was over", () => {
    const entries = [aResolution(at("12:15:00")), { type: "contained", at: at("13:00:00") }] as const;
    const summary = summaryOf({ entries });
    expect(summary).toContain("It is over after");
    expect(summary).not.toContain("stopped");
  });

  it("says of what was closed by silence that nobody ended it", () => {
    const summary = summaryOf({ entries: [{ type: "auto_resolved", at: at("12:15:00") }] });
    expect(summary).toMatch(/Nobody ended it: it was closed automatically after .*\.$/);
  });

  it("F-067: leaves out what is not recorded", () => {
    expect(summaryOf({})).toBe("A problem was detected on 14 March 2026 at 11:58 UTC. It is still open.");
    const incident = { category: "MANUAL", status: "ACKNOWLEDGED" } as const;
    const takenOn = (type: "HUMAN" | "AGENT") =>
      summaryOf({ incident, entries: [{ type: "acknowledged", at: at("12:00:00"), actor: { type, id: "x" } }] });
    expect(takenOn("HUMAN")).toBe(
      "A problem was reported by a person on 14 March 2026 at 11:58 UTC. It is still open, and a person works on it.",
    );
    expect(takenOn("AGENT")).toBe(
      "A problem was reported by a person on 14 March 2026 at 11:58 UTC. It is still open.",
    );
    expect(summaryOf({ entries: [aResolution(at("12:00:00")), { type: "reopened", at: at("13:00:00") }] })).toContain(
      "It came back after it had been resolved. It is still open.",
    );
  });

  it.each(["inc_0123", "toString", "__proto__", "run 7 of policy p_1", "x".repeat(41), "no number here"])(
    "prints no value that could be an id or is no figure: %s",
    (value) => {
      const { violation } = aStory();
      const story = aStory({
        violation: violation && { ...violation, evaluatedValue: value, thresholdCondition: value },
      });
      expect(buildContent("executive_debrief", story, storyParams()).debrief.summary).not.toContain(value);
    },
  );

  it("has at most 60 words, in sentences of at most 25, and no ids, whatever is recorded", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("at most 9 of the 10 things", "1 2 3 4 5 6"),
    );
    const category = fc.constantFrom(...CATEGORIES, "OTHER", null);
    fc.assert(
      fc.property(value, value, category, fc.boolean(), (limit, actual, kind, isReopened) => {
        const { violation } = aStory();
        const facts = aStory({
          incident: { category: kind },
          violation: violation && { ...violation, thresholdCondition: limit, evaluatedValue: actual },
          ...(isReopened ? { entries: [aResolution(at("10:00:00")), { type: "reopened", at: at("11:00:00") }] } : {}),
        });
        const { summary } = buildContent("executive_debrief", facts, storyParams()).debrief;
        expect(summary.split(/\s+/).length).toBeLessThanOrEqual(60);
        for (const sentence of summary.split(". ")) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25);
        expect(summary).not.toMatch(/_|inc|run_|policy|planner/);
      }),
      { numRuns: 40 },
    );
  });
});
