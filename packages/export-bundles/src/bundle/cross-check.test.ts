import { BUNDLE_TYPES } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { aStory, STORY_ENTRIES, storyParams } from "../../test/a-story.js";
import { aResolution, at } from "../../test/check-of.js";
import { AGGREGATOR, aBundleFacts, type FactsDraft, someParams } from "../../test/facts.js";
import { buildContent } from "./build-content.js";
import { crossCheck } from "./cross-check.js";
import type { BundleContent } from "./format.js";

const story: BundleContent = buildContent("soc2", aStory(), storyParams());
const of = (facts: FactsDraft) => crossCheck(buildContent("evidence", aBundleFacts(facts), someParams()));
const incident = (overrides: Partial<BundleContent["incident"]>) => ({
  ...story,
  incident: { ...story.incident, ...overrides },
});
const source = (index: number, returned: number) => ({
  ...story,
  sources: story.sources.map((each, at) => (at === index ? { ...each, returned } : each)),
});
const edited = (index: number, change: Partial<BundleContent["sources"][number]>) =>
  story.sources.map((each, at) => (at === index ? { ...each, ...change } : each));
const withFields = (index: number, change: (fields: object[]) => unknown[]) => ({
  ...story,
  events: story.events.map((event, at) =>
    at === index ? { ...event, fields: change(event.fields) as BundleContent["events"][number]["fields"] } : event,
  ),
});
const step = (index: number, overrides: object) => ({
  ...story,
  steps: (story.steps ?? []).map((each, at) => (at === index ? { ...each, ...overrides } : each)),
});

describe("the parts of a bundle", () => {
  it.each(BUNDLE_TYPES)("agree with one another in what a builder makes (%s)", (kind) => {
    for (const redaction of ["none", "free_text", "details"] as const)
      for (const includeRawSteps of [true, false])
        expect(crossCheck(buildContent(kind, aStory(), storyParams({ redaction, includeRawSteps })))).toBeUndefined();
    expect(crossCheck(buildContent(kind, aBundleFacts(), someParams()))).toBeUndefined();
  });

  it("agree also where something is missing, as long as it is said", () => {
    for (const facts of [
      { ...aStory(), expectedEntries: 13 },
      aStory({ steps: aStory().steps.slice(0, 17) }),
      aStory({ traceUnavailable: "It is down." }),
      aStory({ trace: undefined, steps: [] }),
      aStory({ run: undefined, trace: undefined, steps: [] }),
      aStory({ incident: { signalCount: 9 }, storedSignals: 1 }),
    ])
      for (const includeRawSteps of [true, false])
        expect(crossCheck(buildContent("soc2", facts, storyParams({ includeRawSteps })))).toBeUndefined();
  });

  it("agree through closing, reopening, and what the system does", () => {
    const acknowledgement = { type: "acknowledged", at: at("12:00:00") } as const;
    expect(
      of({
        entries: [acknowledgement],
        incident: { status: "ACKNOWLEDGED", acknowledgedAt: at("12:00:00"), acknowledgedBy: "ada" },
      }),
    ).toBeUndefined();
    expect(
      of({ entries: [acknowledgement, aResolution(at("12:30:00")), { type: "reopened", at: at("13:00:00") }] }),
    ).toBeUndefined();
    const resolved = { status: "RESOLVED", resolvedAt: at("13:00:00"), resolvedBy: AGGREGATOR.id } as const;
    expect(
      of({ entries: [{ type: "auto_resolved", at: at("13:00:00"), actor: AGGREGATOR }], incident: resolved }),
    ).toBeUndefined();
    expect(of({ entries: [], timeline: [] })).toBeUndefined();
  });

  it.each<[string, BundleContent]>([
    ["$.log.size", { ...story, log: { ...story.log, size: 11 } }],
    ["$.sources[0].query", { ...story, sources: story.sources.slice(1) }],
    ["$.sources[0].returned", source(0, 11)],
    ["$.sources[2].returned", source(2, 17)],
    ["$.sources[3].returned", source(3, 2)],
    ["$.sources[4].returned", source(4, 0)],
    ["$.sources[5].returned", source(5, 1)],
    ["$.sources[1].expected", incident({ signalCount: 2 })],
    ["$.incident.createdAt", incident({ createdAt: at("09:00:00") })],
    ["$.incident.triggerType", incident({ triggerType: "freeze" })],
    ["$.incident.triggerValue", incident({ triggerValue: null })],
    ["$.incident.previousIncidentId", incident({ previousIncidentId: "inc_0" })],
    ["$.incident.title", incident({ title: "Nothing happened" })],
    ["$.incident.title", incident({ title: null })],
    ["$.incident.status", incident({ status: "OPEN" })],
    ["$.incident.acknowledgedAt", incident({ acknowledgedAt: at("09:26:00") })],
    ["$.incident.acknowledgedBy", incident({ acknowledgedBy: "grace" })],
    ["$.incident.containedAt", incident({ containedAt: null })],
    ["$.incident.resolvedAt", incident({ resolvedAt: at("10:00:00") })],
    ["$.incident.resolvedBy", incident({ resolvedBy: "grace" })],
    ["$.incident.ownerId", incident({ ownerId: "grace" })],
    ["$.incident.severity", incident({ severity: "low" })],
    ["$.runId", { ...story, runId: null }],
    ["$.steps[5].index", step(5, { index: 4 })],
    ["$.trace.size", { ...story, trace: story.trace && { ...story.trace, size: 19 }, sources: source(2, 19).sources }],
    ["$.steps", { ...story, trace: null, sources: story.sources.filter((_, at) => at !== 2) }],
    ["$.steps[17].status", step(17, { status: "ok" })],
    ["$.steps[3].status", step(3, { status: "violation" })],
    [
      "$.evidence[0].payloadDigest",
      { ...story, evidence: story.evidence.map((piece) => ({ ...piece, payloadDigest: null })) },
    ],
    ["$.steps", { ...story, params: { ...story.params, includeRawSteps: false } }],
    ["$.params.period", { ...story, params: { ...story.params, period: null } }],
    [
      "$.events[0].type",
      { ...story, events: story.events.map((event) => (event.seq === 1 ? { ...event, type: "note_added" } : event)) },
    ],
    [
      "$.events[1].type",
      {
        ...story,
        events: story.events.map((event) => (event.seq === 2 ? { ...event, type: "incident_created" } : event)),
      },
    ],
    [
      "$.events[3].fields",
      {
        ...story,
        events: story.events.map((event) =>
          event.seq === 4 ? { ...event, fields: [...event.fields, ...event.fields] } : event,
        ),
      },
    ],
    ["$.sources[1].status", { ...story, sources: edited(1, { returned: 0 }) }],
    ["$.sources", { ...story, sources: story.sources.slice(0, 1) }],
    ["$.sources[6]", { ...story, sources: [...story.sources, ...story.sources.slice(0, 1)] }],
    ["$.sources[3].cutoff", { ...story, sources: edited(3, { cutoff: at("12:00:00") }) }],
    ["$.sources[2].system", { ...story, sources: edited(2, { system: "another" }) }],
    ["$.evidence", { ...story, evidence: [], sources: edited(4, { returned: 0 }) }],
    [
      "$.evidence[1].id",
      {
        ...story,
        evidence: [...story.evidence, ...story.evidence.map((piece) => ({ ...piece, id: "invented" }))],
        sources: edited(4, { returned: 2 }),
      },
    ],
    [
      "$.evidence[0].recoveryExecuted",
      { ...story, evidence: story.evidence.map((one) => ({ ...one, recoveryExecuted: true })) },
    ],
    ["$.evidence[0].type", { ...story, evidence: story.evidence.map((one) => ({ ...one, type: "x" })) }],
    ["$.events[0].fields", withFields(0, (fields) => fields.slice(1))],
    ["$.events[0].fields", withFields(0, () => [])],
    ["$.events[0].fields", withFields(0, (fields) => [...fields].reverse())],
    ["$.events[2].fields", withFields(2, (fields) => fields.map((field) => ({ ...field, value: [1] })))],
    ["$.events[2].fields", withFields(2, ([first, second]) => [{ ...first, value: "x".repeat(20_001) }, second])],
  ])("do not agree at %s", (path, content) => expect(crossCheck(content)?.path).toBe(path));

  it("agree where the entry of a broken rule names the violation, and not where it names another digest", () => {
    const { violation } = aStory();
    const captured = (contentHash: unknown) => ({
      type: "evidence_captured" as const,
      at: at("09:30:00"),
      data: { violationId: "vio_1", contentHash, evidenceId: "evi_1", isImmutable: true },
    });
    const crossChecked = (contentHash: unknown) => {
      const entries = [captured(contentHash), ...STORY_ENTRIES];
      return crossCheck(buildContent("soc2", aStory({ entries }), storyParams()))?.path;
    };
    expect(crossChecked(violation?.contentHash)).toBeUndefined();
    expect(crossChecked("0".repeat(64))).toBe("$.policyContext.violated.evidenceDigest");
  });

  it("do not agree where fewer fields are shown, or more, than the redaction says", () => {
    const hidden = buildContent("soc2", aStory(), storyParams({ redaction: "details" }));
    const oneShown = [...hidden.events.slice(0, -1), ...story.events.slice(-1)];
    expect(crossCheck({ ...hidden, events: oneShown })?.path).toBe("$.events[11].fields");
    const { incident: shown, policyContext, evidence, run, params } = story;
    expect(crossCheck({ ...hidden, incident: shown, policyContext, evidence, run, params })?.path).toBe(
      "$.events[0].fields",
    );
  });

  it("do not agree with a checkpoint of more entries than there are, or totals of another trace", () => {
    const checkpoint = {
      ...{ origin: "", size: 1, root: "0".repeat(64), asOf: at("12:00:00"), note: "", leafIndex: 0, entries: 13 },
      ...{ head: "0".repeat(64), proof: [] },
    };
    expect(crossCheck(buildContent("evidence", aStory({ checkpoint }), storyParams()))?.path).toBe(
      "$.checkpoint.entries",
    );
    const without = buildContent("evidence", aStory(), storyParams({ includeRawSteps: false }));
    expect(crossCheck({ ...without, totals: { ...without.totals, steps: 3 } })?.path).toBe("$.totals.steps");
  });
});
