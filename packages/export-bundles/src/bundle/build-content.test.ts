import { BUNDLE_TYPES, canonicalJson } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { aBundleFacts, someParams } from "../../test/facts.js";
import { contentDigest } from "../canonical/digest.js";
import { buildContent } from "./build-content.js";
import { bundleContentSchema } from "./format.js";

describe("the content of a bundle", () => {
  it.each([
    ["evidence", "evidence-rules/1"],
    ["soc2", "soc2-rules/1"],
    ["executive_debrief", "debrief-rules/1"],
  ] as const)("of the kind %s has the whole record, and follows the rules %s", (kind, rules) => {
    const content = buildContent(kind, aStory(), storyParams());
    expect(bundleContentSchema.parse(content)).toEqual(content);
    expect(content).toMatchObject({ bundleType: kind, generator: { rules }, runId: "run_story", agentId: "planner" });
    expect([content.events.length, content.steps?.length, content.evidence.length]).toEqual([12, 18, 1]);
    expect(content.policyContext.violated?.stepIndex).toBe(17);
    expect(content.review).toEqual({ status: "PENDING" });
  });

  it("F-064: is all under one digest, which the same facts and parameters give again", () => {
    for (const kind of BUNDLE_TYPES)
      expect(contentDigest(buildContent(kind, aStory(), storyParams()))).toBe(
        contentDigest(buildContent(kind, aStory(), storyParams())),
      );
    const content = buildContent("soc2", aStory(), storyParams());
    const digests = Object.keys(content).map((member) => contentDigest({ ...content, [member]: "changed" }));
    expect(new Set([contentDigest(content), ...digests]).size).toBe(Object.keys(content).length + 1);
  });

  it("F-064: does not depend on the order in which rules and evidence come", () => {
    const { activePolicies, evidence } = aStory();
    const rules = [...activePolicies, ...activePolicies.map((rule) => ({ ...rule, policyId: "a" }))];
    const pieces = [...evidence, ...evidence.map((piece) => ({ ...piece, evidenceId: "evi_0" }))];
    const one = aStory({ activePolicies: rules, evidence: pieces });
    const other = aStory({ activePolicies: [...rules].reverse(), evidence: [...pieces].reverse() });
    expect(buildContent("evidence", one, storyParams())).toEqual(buildContent("evidence", other, storyParams()));
  });

  it("F-066: has a period when it is for an auditor, the quarter in which the incident began by default", () => {
    const period = { start: "2026-01-01T00:00:00.000000Z", end: "2026-04-01T00:00:00.000000Z" };
    expect(buildContent("soc2", aStory(), someParams({ period: null })).params.period).toEqual(period);
    expect(buildContent("evidence", aStory(), someParams({ period: null })).params.period).toBeNull();
    const asked = { start: "2025-10-01T00:00:00.000000Z", end: "2026-10-01T00:00:00.000000Z" };
    expect(buildContent("soc2", aStory(), someParams({ period: asked })).params.period).toEqual(asked);
  });

  it("F-068: of an incident without run, trace, rules or violation names nothing that is not there", () => {
    const content = buildContent("evidence", aBundleFacts(), someParams());
    expect(content).toMatchObject({
      runId: null,
      traceId: null,
      agentId: null,
      run: null,
      trace: null,
      steps: [],
      inflection: null,
    });
    expect(canonicalJson(content)).not.toMatch(/N\/A|undefined/);
  });

  it("F-070: keeps every step, whole texts and zeros", () => {
    const { steps } = aStory();
    const many = Array.from({ length: 500 }, (_, stepIndex) => ({
      ...steps[0],
      ...{ stepIndex, stepType: `<b>${"x".repeat(300)}</b>`, tokens: 0, costMicros: 0, durationMs: 0 },
    })) as typeof steps;
    const content = buildContent("evidence", aStory({ steps: many }), storyParams());
    expect(content.steps).toHaveLength(500);
    expect(content.steps?.[0]).toMatchObject({
      type: `<b>${"x".repeat(300)}</b>`,
      tokens: 0,
      costMicros: 0,
      durationMs: 0,
    });
    expect(content.totals).toMatchObject({ tokens: 0, costMicros: 0, durationMs: 0 });
  });

  it("has no trace and says so when the trace could not be read", () => {
    const content = buildContent("evidence", aStory({ traceUnavailable: "It is down." }), storyParams());
    expect(content).toMatchObject({ trace: null, traceId: null, steps: [], totals: { steps: 0, tokensKnown: false } });
  });
});
