import type { ExplanationFacts } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildSources } from "../../../test/explanation-sources.js";
import { explanationOf } from "./explanation.js";
import { explanationSentences } from "./explanation-sentences.js";

const facts: ExplanationFacts = explanationOf(buildSources());

const words = (
  key: Partial<ExplanationFacts["key"]>,
  signals: Partial<ExplanationFacts["signals"]> = {},
  more: Partial<ExplanationFacts> = {},
) =>
  explanationSentences({ ...facts, ...more, key: { ...facts.key, ...key }, signals: { ...facts.signals, ...signals } });

describe("explanationSentences", () => {
  it("tells everything from the opening to the end", () => {
    expect(explanationSentences(facts)).toEqual([
      "It opened at 2026-03-14 12:00:00 UTC, when a call reported failure_spike.",
      "No incident of its key was known then, so it got its own.",
      "It gathers signals of failure_spike, as long as less than 5 min lie between them.",
      "It is high, because failure_spike is high from the start.",
      "With 199 more signals it becomes critical.",
      "1 signal came at 2026-03-14 12:00:00 UTC; it affected 1 call.",
      "When nothing comes for 15 min, it is resolved by itself.",
    ]);
  });

  it.each<[Partial<ExplanationFacts["key"]>, string]>([
    [{ grouping: "tumbling" }, "It gathers the signals of failure_spike of that window."],
    [{ grouping: "manual" }, "Only signals that name something in it as their cause join it."],
    [{ grouping: "overflow" }, "It holds 2 of freeze and 1 of rate_limit."],
    [
      { fingerprintSource: "caller", fingerprintParts: { fingerprint: "checkout" } },
      "It gathers signals of failure_spike with the fingerprint “checkout”, as long as less than 5 min lie between them.",
    ],
    [
      { fingerprintSource: "run", fingerprintParts: { errorCode: "E1", category: null } },
      "It gathers signals of failure_spike with the error code E1 and the category none, as long as less than 5 min lie between them.",
    ],
    [
      { fingerprintSource: "violation", fingerprintParts: { policyId: "pii" } },
      "It gathers signals of failure_spike against the policy pii, as long as less than 5 min lie between them.",
    ],
  ])("says what %o gathers", (key, sentence) => {
    expect(words(key, { byTriggerType: { freeze: 2, rate_limit: 1 } })).toContain(sentence);
  });

  it("says how much came, what it cost, and what came too late", () => {
    const signals = {
      signalCount: 2,
      lateSignals: 1,
      callsAffected: 3,
      costMicros: 40_000,
      lastSignalAt: "2026-03-14T12:05:00.000000Z",
    };
    expect(words({}, signals).slice(-2, -1)).toEqual([
      "2 signals came from 2026-03-14 12:00:00 UTC to 2026-03-14 12:05:00 UTC, and 1 more late, when it had been resolved; together they affected 3 calls and cost $0.04.",
    ]);
  });

  it("names a second once, and no call where none was affected", () => {
    const signals = { signalCount: 2, callsAffected: 0, lastSignalAt: "2026-03-14T12:00:00.900000Z" };
    expect(words({}, signals).at(-2)).toBe("2 signals came at 2026-03-14 12:00:00 UTC.");
  });

  it.each<[string, Partial<ExplanationFacts["key"]>, Partial<ExplanationFacts>, string]>([
    ["a resolved one", {}, { lifecycleState: "RESOLVED" }, "It is resolved."],
    ["an acknowledged one", {}, { lifecycleState: "ACKED" }, "It is acknowledged: silence does not end it."],
    [
      "an acknowledged one that the sweep takes too",
      {},
      { lifecycleState: "ACKED", rules: { ...facts.rules, sweepAcknowledged: true } },
      "When nothing comes for 15 min, it is resolved by itself.",
    ],
    ["a person's own", { grouping: "manual" }, {}, "It stays open until a person resolves it."],
  ])("says what ends %s", (_, key, more, sentence) => {
    expect(words(key, {}, more).at(-1)).toBe(sentence);
  });
});
