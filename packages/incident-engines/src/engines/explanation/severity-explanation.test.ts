import type { IncidentEvent, Severity } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildEntry, buildSignalView, buildSources } from "../../../test/explanation-sources.js";
import type { ExplanationSources } from "./explanation-sources.js";
import { severityExplanation } from "./severity-explanation.js";

const { incident } = buildSources();
const rateLimit = { ...incident, triggerType: "rate_limit", severity: "medium" } as const;

/** Sources of an incident that began as medium. */
const medium = (overrides: Partial<ExplanationSources>) =>
  buildSources({
    incident: { ...rateLimit },
    named: [buildSignalView({ triggerType: "rate_limit" })],
    timeline: [buildEntry({ data: { signalId: "s1", severity: "medium" } })],
    tally: [],
    ...overrides,
  });

const began = buildEntry({ data: { signalId: "s1", severity: "medium" } });

const rise = (fromSeverity: Severity, severity: Severity, signalCount: number, signalId = "s9"): IncidentEvent =>
  buildEntry({
    sequenceNo: 2,
    sequence: 40,
    eventType: "severity_escalated",
    data: { fromSeverity, severity, signalCount, signalId },
  });

const decision = (fromSeverity: Severity, severity: Severity): IncidentEvent =>
  buildEntry({
    sequenceNo: 2,
    sequence: 30,
    eventType: "severity_set",
    data: { fromSeverity, severity, reason: "test traffic" },
    actor: { type: "HUMAN", id: "ada" },
  });

const tallied = (triggerType: string, initialSeverity: Severity | null, absorption: "attached" | "late") => ({
  absorption,
  triggerType,
  initialSeverity,
  count: 1,
  firstReceivedAt: incident.createdAt,
  lastReceivedAt: incident.createdAt,
});

describe("severityExplanation", () => {
  it("tells what an incident began with, and the rules that hold it there", () => {
    const named = [buildSignalView({ initialSeverity: "low" })];
    expect(severityExplanation(buildSources({ named }))).toEqual({
      now: "high",
      byRules: "high",
      rules: [
        {
          rule: "trigger_type",
          severity: "high",
          applies: true,
          decisive: true,
          sentence: "trigger type failure_spike → high",
        },
        {
          rule: "initial_severity",
          severity: "low",
          applies: true,
          decisive: false,
          sentence: "stated by the opening signal → low",
        },
        {
          rule: "impact",
          severity: "low",
          applies: true,
          decisive: false,
          signalCount: 1,
          nextThreshold: 10,
          sentence: "1 signal < 10 → low",
        },
      ],
      initial: { severity: "high", triggerSeverity: "high", statedSeverity: "low" },
      escalations: [],
      setByPeople: [],
    });
  });

  it("counts what the incident's own signals asked for, and not late ones", () => {
    const byRules = (absorption: "attached" | "late") =>
      severityExplanation(medium({ tally: [tallied("rate_limit", "critical", absorption)] })).byRules;
    expect([byRules("attached"), byRules("late")]).toEqual(["critical", "medium"]);
    expect(severityExplanation(medium({ tally: [tallied("freeze", null, "attached")] })).byRules).toBe("critical");
  });

  it("takes what the first signal asked for from the timeline when it is no longer stored", () => {
    const timeline = [buildEntry({ data: { signalId: "s1", severity: "critical" } })];
    expect(severityExplanation(medium({ named: [], timeline })).byRules).toBe("critical");
  });

  it("goes by the thresholds in force", () => {
    const severityThresholds = { low: 1, medium: 2, high: 3, critical: 4 };
    const sources = medium({ incident: { ...rateLimit, signalCount: 3 }, severityThresholds });
    expect(severityExplanation(sources)).toMatchObject({ now: "medium", byRules: "high" });
  });

  it("goes by what a person decided, and what came since", () => {
    const person = { severity: "low", signalCountThen: 70, signalSeverityThen: "medium" } as const;
    const counted = (signalCount: number) =>
      severityExplanation(medium({ incident: { ...rateLimit, signalCount }, person })).byRules;
    expect([counted(79), counted(80)]).toEqual(["low", "medium"]);
  });

  it.each<[string, Partial<ExplanationSources>, object]>([
    [
      "the number of signals",
      { timeline: [began, rise("medium", "high", 50)] },
      { cause: "signal_count", threshold: 50, signalCount: 50, signalId: "s9", sequenceNo: 2 },
    ],
    [
      "one signal that stated it",
      {
        timeline: [began, rise("medium", "high", 7)],
        named: [buildSignalView({ signalId: "s9", initialSeverity: "high", triggerType: "rate_limit" })],
      },
      { cause: "signal", threshold: null },
    ],
    [
      "one signal whose trigger type asks for it",
      {
        timeline: [began, rise("medium", "critical", 7)],
        named: [buildSignalView({ signalId: "s9", triggerType: "freeze" })],
      },
      { cause: "signal", fromSeverity: "medium", severity: "critical" },
    ],
    [
      "one signal that is no longer stored",
      { timeline: [began, rise("medium", "high", 7)], named: [] },
      { cause: "unknown", threshold: null, costMicros: null },
    ],
    [
      "rules that were others then",
      { timeline: [began, rise("medium", "high", 20)], named: [buildSignalView({ signalId: "s9", triggerType: "x" })] },
      { cause: "unknown", threshold: null },
    ],
    [
      "the signals since a person lowered it",
      {
        timeline: [began, decision("medium", "low"), rise("low", "medium", 80)],
        totals: [{ sequence: 30, signalCount: 70, costMicros: null }],
      },
      { cause: "signal_count", threshold: 10 },
    ],
    [
      "all signals, when a person had raised it before",
      {
        timeline: [began, decision("medium", "high"), rise("high", "critical", 200)],
        totals: [{ sequence: 30, signalCount: 70, costMicros: null }],
      },
      { cause: "signal_count", threshold: 200 },
    ],
  ])("tells that %s raised it", (_, sources, expected) => {
    expect(severityExplanation(medium(sources)).escalations).toEqual([expect.objectContaining(expected)]);
  });

  it("does not count the report itself where a person rated it", () => {
    const cause = (fingerprint: string) =>
      severityExplanation(
        medium({
          incident: { ...rateLimit, fingerprint },
          named: [buildSignalView({ initialSeverity: "low", triggerType: "x" })],
          timeline: [began, rise("low", "medium", 10, "gone")],
        }),
      ).escalations[0]?.cause;
    expect([cause("f0:"), cause("m2:s1")]).toEqual(["signal_count", "unknown"]);
  });

  it("tells what it had cost by each rise", () => {
    const named = [buildSignalView({ signalId: "s9", sequence: 39 })];
    const totals = [{ sequence: 39, signalCount: 50, costMicros: 1_500 }];
    const sources = medium({ timeline: [began, rise("medium", "high", 50)], named, totals });
    expect(severityExplanation(sources).escalations[0]?.costMicros).toBe(1_500);
  });

  it("tells each decision of a person, and passes over entries that say nothing", () => {
    const silent = buildEntry({ eventType: "severity_escalated", data: {} });
    const unsaid = buildEntry({ eventType: "severity_set", data: {} });
    const sources = medium({ timeline: [began, silent, unsaid, decision("medium", "low")] });
    expect(severityExplanation(sources)).toMatchObject({
      escalations: [],
      setByPeople: [
        {
          sequenceNo: 2,
          at: incident.createdAt,
          by: "ada",
          fromSeverity: "medium",
          severity: "low",
          reason: "test traffic",
        },
      ],
    });
    expect(severityExplanation(sources).setByPeople).toHaveLength(1);
  });
});
