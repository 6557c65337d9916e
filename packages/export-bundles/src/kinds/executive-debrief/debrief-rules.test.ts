import { describe, expect, it } from "vitest";
import { aStory, STORY_ENTRIES, storyParams } from "../../../test/a-story.js";
import { aResolution, at, milestone } from "../../../test/check-of.js";
import { aBundleFacts, type EntryDraft, someParams } from "../../../test/facts.js";
import { FORBIDDEN_WORDS } from "../../../test/forbidden-words.js";
import { buildContent } from "../../bundle/build-content.js";

const remediationOf = (entries: readonly EntryDraft[]) =>
  buildContent("executive_debrief", aBundleFacts({ entries }), someParams()).debrief.remediationStatus;

describe("the debrief", () => {
  it("F-067: remediation is pending, in progress or completed as the timeline says", () => {
    const remediation = milestone("remediated", at("12:10:00"), { summary: "CHG-118" });
    expect(remediationOf([])).toBe("pending");
    expect(remediationOf([aResolution(at("12:00:00"))])).toBe("pending");
    expect(remediationOf([{ type: "acknowledged", at: at("12:00:00") }])).toBe("in_progress");
    expect(remediationOf([remediation])).toBe("in_progress");
    expect(remediationOf([aResolution(at("12:00:00")), remediation])).toBe("in_progress");
    expect(remediationOf([remediation, aResolution(at("12:30:00"))])).toBe("completed");
  });

  it("is completed also where what was changed is hidden", () =>
    expect(
      buildContent("executive_debrief", aStory(), storyParams({ redaction: "free_text" })).debrief.remediationStatus,
    ).toBe("completed"));

  it("F-067: estimates nothing that nobody recorded", () =>
    expect(buildContent("executive_debrief", aStory(), storyParams()).debrief.costPrevented).toBe("not estimated"));

  it("lists in plain words what is unknown and what it is too early for", () => {
    const params = storyParams({ redaction: "free_text", asOf: "2026-03-17T00:00:00.000000Z" });
    const { unknowns } = buildContent(
      "executive_debrief",
      aStory({ entries: STORY_ENTRIES.slice(0, -1) }),
      params,
    ).debrief;
    expect(unknowns).toContain("It is not shown whether it is recorded what was changed.");
    expect(unknowns).toContain("It is too early to say whether the root cause is named.");
  });

  it("uses no word that claims what nobody can know, and short sentences", () => {
    for (const facts of [aStory(), aBundleFacts()]) {
      const { debrief } = buildContent("executive_debrief", facts, storyParams());
      expect(JSON.stringify(debrief)).not.toMatch(FORBIDDEN_WORDS);
      const texts = [
        debrief.businessImpact,
        ...debrief.unknowns,
        ...debrief.recommendedActions.map(({ action }) => action),
      ];
      for (const sentence of texts.join(" ").split(". ")) expect(sentence.split(" ").length).toBeLessThanOrEqual(25);
    }
  });
});
