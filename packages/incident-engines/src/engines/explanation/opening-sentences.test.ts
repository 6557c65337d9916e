import type { ExplanationFacts } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildSignalView, buildSources } from "../../../test/explanation-sources.js";
import { explanationOf } from "./explanation.js";
import { openingSentences } from "./opening-sentences.js";

const facts: ExplanationFacts = explanationOf(
  buildSources({ named: [buildSignalView({ reference: "call-17", triggerValue: "12%" })] }),
);

const previous = {
  incidentId: "inc_0",
  lastSignalAt: "2026-03-14T11:50:00.000000Z",
  endedAt: "2026-03-14T11:55:00.000000Z",
  resolvedBy: "ada",
  resolutionType: "fixed",
  silenceSeconds: 600,
  secondsSinceEnd: 300,
};

const sentences = (opening: Partial<ExplanationFacts["opening"]>, key: Partial<ExplanationFacts["key"]> = {}) =>
  openingSentences({ ...facts, opening: { ...facts.opening, ...opening }, key: { ...facts.key, ...key } });

describe("openingSentences", () => {
  it.each<[ExplanationFacts["opening"]["reason"], string]>([
    ["first_of_key", "No incident of its key was known then, so it got its own."],
    ["first_of_window", "It is the first of its key in the window that began at 2026-03-14 12:00:00 UTC."],
    [
      "after_gap",
      "The earlier incident inc_0 had been silent for 10 min, too long to be the same outage (the window is 5 min).",
    ],
    [
      "after_cooldown",
      "The earlier incident inc_0 had been resolved by ada 5 min before, and its cooldown (1 min) was over.",
    ],
    [
      "after_all_clear",
      "The earlier incident inc_0 had ended 5 min before, with everything it had heard of reported well.",
    ],
    [
      "backfilled",
      "Its signal came late and belongs before everything its key had, so it was over when it was first heard of.",
    ],
    [
      "above_cap",
      "The hourly cap on new incidents was reached, so this one stands for all that it kept out; no signal is lost.",
    ],
    ["manual", "Incidents that people report stand alone: nothing is grouped into them by a key."],
  ])("says of %s why it is new", (reason, sentence) => {
    const windowStart = reason === "first_of_window" ? "2026-03-14T12:00:00.000000Z" : null;
    expect(sentences({ reason, previous }, { windowStart })[1]).toBe(sentence);
  });

  it("says what opened it", () => {
    expect(sentences({})[0]).toBe(
      "It opened at 2026-03-14 12:00:00 UTC, when a call (call-17) reported failure_spike (12%).",
    );
    expect(sentences({ signal: null })[0]).toBe(
      "It opened at 2026-03-14 12:00:00 UTC on a signal of failure_spike that is no longer stored.",
    );
    expect(sentences({ reason: "manual" })[0]).toBe(
      "It opened at 2026-03-14 12:00:00 UTC because a person reported it.",
    );
  });

  it("does not say how long before, where that is not so", () => {
    for (const secondsSinceEnd of [null, -1])
      expect(sentences({ reason: "after_all_clear", previous: { ...previous, secondsSinceEnd } })[1]).toBe(
        "The earlier incident inc_0 had ended, with everything it had heard of reported well.",
      );
  });
});
