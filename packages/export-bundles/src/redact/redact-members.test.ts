import { BUNDLE_TYPES, canonicalJson } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { aStory, STORY_ENTRIES, storyParams } from "../../test/a-story.js";
import type { EntryDraft } from "../../test/facts.js";
import { buildContent } from "../bundle/build-content.js";
import { crossCheck } from "../bundle/cross-check.js";
import type { BundleContent } from "../bundle/format.js";
import { redactMembers } from "./redact-members.js";

const WORD = "Rumpelstiltskin";

/** The story with the word wherever people and hosts write. */
function aStoryWithTheWord() {
  const { activePolicies, violation, evidence } = aStory();
  const entries = STORY_ENTRIES.map(
    ({ data, ...entry }): EntryDraft => ({
      ...entry,
      description: `${entry.description}: ${WORD}`,
      data: withTheWord(data ?? {}),
    }),
  ).map((entry) => (entry.type === "assigned" ? { ...entry, description: "Assigned to ada by ada" } : entry));
  return aStory({
    incident: { title: `${WORD} did it`, triggerValue: `run run_story, rule tokens: ${WORD}` },
    entries,
    activePolicies: activePolicies.map((rule) => ({ ...rule, name: WORD, description: WORD })),
    violation: violation && {
      ...violation,
      violatedRule: WORD,
      thresholdCondition: `${WORD} 1`,
      evaluatedValue: `${WORD} 2`,
      reason: WORD,
    },
    violatedPolicyName: WORD,
    evidence: evidence.map((piece) => ({ ...piece, payload: { summary: WORD } })),
  });
}

const WRITTEN = new Set([
  "note",
  "reason",
  "summary",
  "resolutionSummary",
  "resolutionNotes",
  "rootCause",
  "effectiveness",
]);

function withTheWord(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, WRITTEN.has(name) && value !== null ? WORD : value]),
  );
}

const build = (redaction: "none" | "free_text" | "details", kind: BundleContent["bundleType"] = "evidence") =>
  buildContent(kind, aStoryWithTheWord(), storyParams({ redaction })) as BundleContent;

describe("what stands beside the timeline", () => {
  it.each(BUNDLE_TYPES)(
    "never says a word of people or hosts that the profile hides, in the whole content (%s)",
    (kind) => {
      expect(JSON.stringify(build("none", kind))).toContain(WORD);
      for (const redaction of ["free_text", "details"] as const)
        expect(JSON.stringify(build(redaction, kind))).not.toContain(WORD);
    },
  );

  it.each(BUNDLE_TYPES)("names no owner under details, neither of the incident nor of an action (%s)", (kind) => {
    const facts = aStory({
      incident: { ownerId: "zoe" },
      entries: STORY_ENTRIES.map((entry) =>
        entry.type === "assigned" ? { ...entry, data: { fromOwnerId: null, ownerId: "zoe" } } : entry,
      ),
    });
    const json = (redaction: "none" | "details") =>
      JSON.stringify(buildContent(kind, facts, storyParams({ redaction })));
    expect(json("none")).toContain("zoe");
    expect(json("details")).not.toContain("zoe");
  });

  it("keeps severity and state, which are facts of the incident, and everything under none", () => {
    const { severity, status } = build("none").incident;
    expect(build("details").incident).toMatchObject({ severity, status });
    expect(redactMembers(build("none"), "none")).toEqual(build("none"));
  });

  it.each(["free_text", "details"] as const)("is hidden already when it is hidden again (%s)", (redaction) => {
    const content = build(redaction);
    expect(canonicalJson(redactMembers(content, redaction))).toBe(canonicalJson(content));
  });

  it.each<[string, (from: BundleContent, to: BundleContent) => BundleContent]>([
    ["$.incident.title", (from, to) => withIncident(to, { title: from.incident.title })],
    ["$.incident.triggerValue", (from, to) => withIncident(to, { triggerValue: from.incident.triggerValue })],
    ["$.incident.ownerId", (from, to) => withIncident(to, { ownerId: from.incident.ownerId })],
    ["$.run.goalDigest", (from, to) => ({ ...to, run: from.run })],
    ["$.evidence[0].payloadDigest", (from, to) => ({ ...to, evidence: from.evidence })],
    [
      "$.policyContext.activePolicies[0].name",
      (from, to) => withPolicies(to, { activePolicies: from.policyContext.activePolicies }),
    ],
    ...(["policyName", "rule", "thresholdValue", "actualValue", "evidenceDigest"] as const).map(
      (name): [string, (from: BundleContent, to: BundleContent) => BundleContent] => [
        `$.policyContext.violated.${name}`,
        (from, to) => {
          const { violated } = to.policyContext;
          return withPolicies(to, {
            violated: violated && { ...violated, [name]: from.policyContext.violated?.[name] ?? null },
          });
        },
      ],
    ),
  ])("shown under details is found: %s", (path, show) => {
    expect(crossCheck(build("details"))).toBeUndefined();
    expect(crossCheck(show(build("none"), build("details")))?.path).toBe(path);
  });

  it.each([
    ["$.policyContext.violated.rule", { rule: null }],
    ["$.policyContext.violated.evidenceDigest", { evidenceDigest: null }],
  ])("hidden under none is found: %s", (path, hidden) => {
    const content = buildContent("evidence", aStory(), storyParams());
    const { violated } = content.policyContext;
    const mismatch = crossCheck(withPolicies(content, { violated: violated && { ...violated, ...hidden } }));
    expect(mismatch?.path).toBe(path);
  });
});

function withIncident(content: BundleContent, incident: Partial<BundleContent["incident"]>): BundleContent {
  return { ...content, incident: { ...content.incident, ...incident } };
}

function withPolicies(content: BundleContent, context: Partial<BundleContent["policyContext"]>): BundleContent {
  return { ...content, policyContext: { ...content.policyContext, ...context } };
}
