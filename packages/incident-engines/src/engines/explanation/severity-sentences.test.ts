import type { ExplanationFacts } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildSources } from "../../../test/explanation-sources.js";
import { explanationOf } from "./explanation.js";
import { severitySentences } from "./severity-sentences.js";

const facts: ExplanationFacts = explanationOf(buildSources());

const sentences = (severity: Partial<ExplanationFacts["severity"]>, more: Partial<ExplanationFacts> = {}) =>
  severitySentences({ ...facts, ...more, severity: { ...facts.severity, ...severity } });

type Rule = ExplanationFacts["severity"]["rules"][number];

const decisive = (rule: Rule["rule"], numbers: Partial<Rule> = {}): Rule => ({
  rule,
  severity: "high",
  applies: true,
  decisive: true,
  sentence: "",
  ...numbers,
});

const AT = "2026-03-14T12:05:00.000000Z";

const rise = {
  sequenceNo: 3,
  at: AT,
  fromSeverity: "medium",
  severity: "high",
  cause: "signal_count",
  signalCount: 50,
  threshold: 50,
  costMicros: 1_250_000,
  signalId: "s50",
} as const;

const decision = {
  sequenceNo: 2,
  at: AT,
  by: "ada",
  fromSeverity: "high",
  severity: "low",
  reason: "a drill",
} as const;

describe("severitySentences", () => {
  it.each<[Rule[], string]>([
    [[decisive("trigger_type")], "It is high, because failure_spike is high from the start."],
    [[decisive("initial_severity")], "It is high, because its first signal asked for it."],
    [
      [decisive("signals"), decisive("impact", { signalCount: 73, threshold: 50 })],
      "It is high, because one of its signals asked for it and 73 signals have reached the threshold of 50.",
    ],
    [
      [decisive("impact", { signalCount: 1, threshold: 1 })],
      "It is high, because 1 signal has reached the threshold of 1.",
    ],
    [[decisive("impact", { signalCount: 2 })], "It is high, because 2 signals have come."],
    [
      [decisive("impact", { signalCount: 0 }), decisive("person")],
      "It is high, because the person who reported it set it so.",
    ],
    [
      [
        decisive("impact", { signalCount: 60, threshold: 50 }),
        decisive("person", { decisive: false, signalCountThen: 9 }),
      ],
      "It is high, because 60 new signals have reached the threshold of 50.",
    ],
    [
      [decisive("trigger_type", { decisive: false }), decisive("initial_severity")],
      "It is high, because its first signal asked for it.",
    ],
  ])("gives the reasons that decide", (rules, sentence) => {
    expect(sentences({ rules })[0]).toBe(sentence);
  });

  it("says when the rules in force would decide otherwise", () => {
    expect(sentences({ byRules: "critical" })[0]).toBe(
      "It is high, as decided then; by the rules in force now it would be critical.",
    );
  });

  it("tells rises and decisions in the order they happened", () => {
    const rules = [decisive("person", { severity: "low" })];
    expect(sentences({ escalations: [rise], setByPeople: [decision], rules }).slice(0, 4)).toEqual([
      "It is high, because ada set it so.",
      "It began as high.",
      "At 2026-03-14 12:05:00 UTC ada set it from high to low: “a drill”.",
      "At 2026-03-14 12:05:00 UTC it rose from medium to high with signal s50 (50 signals, $1.25 so far): its signals had reached the threshold of 50.",
    ]);
  });

  it("leaves out of a rise or decision what is not known", () => {
    const unknown = { ...rise, cause: "unknown", threshold: null, costMicros: null, signalId: null } as const;
    const silent = { ...decision, fromSeverity: null, reason: null };
    expect(sentences({ escalations: [unknown], setByPeople: [silent] }).slice(2, 4)).toEqual([
      "At 2026-03-14 12:05:00 UTC ada set it to low.",
      "At 2026-03-14 12:05:00 UTC it rose from medium to high (50 signals).",
    ]);
    const asked = { ...rise, cause: "signal", threshold: null, costMicros: null } as const;
    expect(sentences({ escalations: [asked] })[2]).toMatch(
      /with signal s50 \(50 signals\): that signal asked for it\.$/,
    );
  });

  it("says how far the next severity is, while there is one and the incident is open", () => {
    expect(sentences({}).at(-1)).toBe("With 199 more signals it becomes critical.");
    expect(sentences({ rules: [decisive("impact", { signalCount: 199, threshold: 50 })] }).at(-1)).toBe(
      "With 1 more signal it becomes critical.",
    );
    for (const quiet of [sentences({ now: "critical" }), sentences({}, { lifecycleState: "RESOLVED" })])
      expect(quiet.join(" ")).not.toContain("becomes");
  });
});
