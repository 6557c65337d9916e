import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../../test/a-story.js";
import { aBundleFacts, someParams } from "../../../test/facts.js";
import { FORBIDDEN_WORDS } from "../../../test/forbidden-words.js";
import { buildContent } from "../../bundle/build-content.js";
import type { BundleFacts } from "../../bundle/facts.js";
import type { BundleParams } from "../../bundle/format.js";

function statementOf(facts: BundleFacts, params: BundleParams = storyParams()): string {
  return buildContent("soc2", facts, params).attestation.statement;
}

describe("the statement of the system", () => {
  it("F-065: counts what stands there, names what is not met with its reason, and judges nothing", () => {
    expect(statementOf(aStory())).toBe(
      "System-generated statement of what the log shows. Not an auditor's opinion. " +
        "As of 2026-03-20 00:00:00 UTC, the timeline of incident inc_story shows 12 of 12 entries. " +
        "The trace has 18 steps, of which 18 stand here. 0 fields are hidden. " +
        "Criteria: CC7.2 partly demonstrated, CC7.3 demonstrated, CC7.4 demonstrated, CC7.5 demonstrated. " +
        "Not met: CC7.2 detection_checked: No record that detection was itself checked in the 24 h before. " +
        "Sources not reached: 0. The signer vouches that the export matches the log, not that the log is complete.",
    );
  });

  it("F-065: says it when entries, steps or sources are missing, fields hidden, or the incident is a test", () => {
    expect(statementOf({ ...aStory(), expectedEntries: 13 })).toContain("shows 12 of 13 entries");
    expect(statementOf(aStory(), storyParams({ includeRawSteps: false }))).toContain(
      "The trace has 18 steps, of which 0 stand here.",
    );
    expect(statementOf(aStory({ traceUnavailable: "It is down." }))).toMatch(
      /The trace could not be read\..*Sources not reached: 1\./,
    );
    expect(statementOf(aStory({ trace: undefined, steps: [] }))).toContain("No trace of the run is stored.");
    expect(statementOf(aBundleFacts(), someParams())).toContain("There is no trace.");
    expect(statementOf(aStory(), storyParams({ redaction: "details" }))).toContain("24 fields are hidden.");
    expect(statementOf(aStory({ incident: { isSynthetic: true } }))).toContain("The incident is synthetic.");
  });

  it("F-065: speaks of no policy where none was broken, and of step 0 as of any other", () => {
    expect(statementOf(aBundleFacts(), someParams())).not.toMatch(/policy|step|N\/A/i);
    const { violation, steps } = aStory();
    const atFirst = aStory({ violation: violation && { ...violation, stepIndex: 0 }, steps });
    expect(JSON.stringify(buildContent("soc2", atFirst, storyParams()).controls)).toContain("after step 0");
  });

  it("F-065: quotes ids, so that a name is not what we say", () => {
    const entries = [
      { type: "assigned", at: "2026-03-14T12:00:00.000000Z", data: { ownerId: "fully compliant" } },
    ] as const;
    const { controls } = buildContent("soc2", aBundleFacts({ entries }), someParams());
    const reasons = controls.flatMap(({ checks }) => checks.map(({ reason }) => reason)).join(" ");
    expect(reasons).toContain('"fully compliant"');
    expect(reasons.replaceAll(/"[^"]*"/g, "")).not.toMatch(FORBIDDEN_WORDS);
  });

  it("F-065: never uses a word that only an auditor may", () => {
    for (const redaction of ["none", "free_text", "details"] as const)
      for (const facts of [aStory(), aBundleFacts(), { ...aStory(), expectedEntries: 13 }])
        expect(statementOf(facts, storyParams({ redaction }))).not.toMatch(FORBIDDEN_WORDS);
  });
});
