import type { ExplanationFacts } from "@hoc/incident-schemas";
import { durationText, momentText, subjectText } from "./words.js";

/**
 * Says which signal opened an incident, and why it did not join another.
 *
 * @example openingSentences(facts)[0] // "It opened at 2026-03-14 12:00:00 UTC, when a call (call-17) reported failure_spike."
 */
export function openingSentences(facts: ExplanationFacts): string[] {
  return [occasion(facts), whyNew(facts)];
}

function occasion({ key, opening: { signal, openedAt, reason } }: ExplanationFacts): string {
  const when = `It opened at ${momentText(openedAt)}`;
  if (reason === "manual") return `${when} because a person reported it.`;
  if (signal === null) return `${when} on a signal of ${key.triggerType} that is no longer stored.`;
  const value = signal.triggerValue === null ? "" : ` (${signal.triggerValue})`;
  return `${when}, when ${subjectText(signal.kind, signal.reference)} reported ${signal.triggerType}${value}.`;
}

function whyNew({ key, opening, rules }: ExplanationFacts): string {
  const { previous } = opening;
  const earlier = `The earlier incident ${previous?.incidentId}`;
  const silence = durationText(Math.max(0, previous?.silenceSeconds ?? 0));
  switch (opening.reason) {
    case "manual":
      return "Incidents that people report stand alone: nothing is grouped into them by a key.";
    case "above_cap":
      return "The hourly cap on new incidents was reached, so this one stands for all that it kept out; no signal is lost.";
    case "backfilled":
      return "Its signal came late and belongs before everything its key had, so it was over when it was first heard of.";
    case "first_of_key":
      return "No incident of its key was known then, so it got its own.";
    case "first_of_window":
      return `It is the first of its key in the window that began at ${momentText(key.windowStart ?? opening.openedAt)}.`;
    case "after_gap":
      return `${earlier} had been silent for ${silence}, too long to be the same outage (the window is ${durationText(rules.windowSeconds)}).`;
    case "after_cooldown":
      return `${earlier} had been resolved by ${previous?.resolvedBy}${before(opening)}, and its cooldown (${durationText(rules.cooldownSeconds)}) was over.`;
    case "after_all_clear":
      return `${earlier} had ended${before(opening)}, with everything it had heard of reported well.`;
  }
}

function before({ previous }: ExplanationFacts["opening"]): string {
  const seconds = previous?.secondsSinceEnd ?? null;
  return seconds === null || seconds < 0 ? "" : ` ${durationText(seconds)} before`;
}
