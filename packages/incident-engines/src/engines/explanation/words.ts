import { type Instant, MICROS_PER_DOLLAR, type SignalKind } from "@hoc/incident-schemas";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A number of things.
 *
 * @example countText(1, "signal") // "1 signal"
 */
export function countText(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/**
 * Whole seconds as people say them, in their two largest units.
 *
 * @example durationText(7265) // "2 h 1 min"
 */
export function durationText(seconds: number): string {
  const units = [
    [Math.floor(seconds / DAY), "d"],
    [Math.floor((seconds % DAY) / HOUR), "h"],
    [Math.floor((seconds % HOUR) / MINUTE), "min"],
    [seconds % MINUTE, "s"],
  ] as const;
  const first = units.findIndex(([amount]) => amount > 0);
  if (first === -1) return "0 s";
  return units
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(" ");
}

/**
 * An instant to the second.
 *
 * @example momentText("2026-03-14T12:05:00.000001Z") // "2026-03-14 12:05:00 UTC"
 */
export function momentText(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

/**
 * Micro-dollars in dollars, no digit lost.
 *
 * @example dollarsText(1250000) // "$1.25"
 */
export function dollarsText(micros: number): string {
  const amount = Math.abs(micros);
  const dollars = Math.floor(amount / MICROS_PER_DOLLAR);
  const fraction = String(amount % MICROS_PER_DOLLAR)
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${micros < 0 ? "-" : ""}$${dollars}.${fraction}`;
}

const KIND_WORDS: Readonly<Record<SignalKind, string>> = {
  call: "call",
  run: "run",
  violation: "policy violation",
  anomaly: "cost anomaly",
  guard: "guard",
  manual: "report of a person",
};

/**
 * What a signal is about.
 *
 * @example subjectText("call", "call-17") // "a call (call-17)"
 */
export function subjectText(kind: SignalKind, reference: string | null): string {
  return `a ${KIND_WORDS[kind]}${reference === null ? "" : ` (${reference})`}`;
}

/**
 * Phrases as a list.
 *
 * @example listText(["a", "b", "c"]) // "a, b and c"
 */
export function listText(phrases: readonly string[]): string {
  if (phrases.length < 2) return phrases.join("");
  return `${phrases.slice(0, -1).join(", ")} and ${phrases.at(-1)}`;
}
