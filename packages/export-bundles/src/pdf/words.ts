import type { BundleParams } from "../bundle/format.js";
import { durationText } from "../text/duration.js";
import { microsBetween } from "../text/elapsed.js";

/** The instant as clocks of a time zone show it, with the zone's offset unless it is UTC. */
export function clockTime(instant: string, timeZone: string): string {
  const fraction = instant.slice(20, 26).replace(/0+$/, "");
  const { date, time, offset } = localTime(instant, timeZone);
  return `${date} ${time}${fraction === "" ? "" : `.${fraction}`}${offset}`;
}

/**
 * The instant to the minute in words, with the name of the time zone.
 *
 * @example timeInWords("2026-03-14T09:25:42.000000Z", "UTC") // "14 March 2026, 09:25 UTC"
 */
export function timeInWords(instant: string, timeZone: string): string {
  const { date, time } = localTime(instant, timeZone);
  return `${dayInWords(date)}, ${time.slice(0, 5)} ${placeOf(timeZone)}`;
}

/** The calendar day in words, as it is in a time zone. */
export function dateInWords(instant: string, timeZone: string): string {
  return dayInWords(localTime(instant, timeZone).date);
}

/** What stands for a value that is not there: where the bundle is redacted, it may be that it is hidden. */
export function hiddenOr<Missing>(
  { redaction }: Pick<BundleParams, "redaction">,
  missing: Missing,
): Missing | "hidden" {
  return redaction === "none" ? missing : "hidden";
}

/** A time zone as a reader would say it: UTC, or the time of a place. */
export function placeOf(timeZone: string): string {
  return timeZone === "UTC" ? "UTC" : `${timeZone.replaceAll("_", " ")} time`;
}

/**
 * The time from one instant to another in words, with milliseconds below a minute.
 *
 * @example elapsed("2026-03-14T09:25:42.000000Z", "2026-03-14T09:25:42.500000Z") // "500 ms"
 */
export function elapsed(from: string, to: string): string {
  const micros = microsBetween(from, to);
  if (micros === 0) return "0 s";
  const size = Math.abs(micros);
  const text =
    size < 60_000_000 ? millisecondsText(Math.round(size / 1_000)) : durationText(Math.floor(size / 1_000_000));
  return micros < 0 ? `−${text}` : text;
}

/** Milliseconds in words; whole minutes and more without them. */
export function millisecondsText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  if (milliseconds < 60_000) return `${milliseconds / 1_000} s`;
  return durationText(Math.floor(milliseconds / 1_000));
}

/** A whole number in groups of three digits. */
export function numberText(number: number): string {
  return String(number).replace(/(?<=\d)(?=(\d{3})+$)/g, ",");
}

/** A code such as `not_met` as words: `not met`. */
export function codeInWords(code: string): string {
  return code.replaceAll("_", " ");
}

/** A text whose first letter is a capital. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A hash in groups of four characters, to be compared by eye. */
export function grouped(hash: string): string {
  return hash.replace(/(?<=.)(?=(?:.{4})+$)/g, " ");
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function dayInWords(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly offset: string;
}

function localTime(instant: string, timeZone: string): LocalTime {
  if (timeZone === "UTC") return { date: instant.slice(0, 10), time: instant.slice(11, 19), offset: "" };
  const seconds = `${instant.slice(0, 19)}Z`;
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(new Date(seconds))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const date = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  const time = `${part("hour")}:${part("minute")}:${part("second")}`;
  return { date, time, offset: ` ${offsetText(Date.parse(`${date}T${time}Z`) - Date.parse(seconds))}` };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  clocks.set(timeZone, clock);
  return clock;
}

function offsetText(milliseconds: number): string {
  const minutes = Math.abs(Math.round(milliseconds / 60_000));
  const two = (number: number) => String(number).padStart(2, "0");
  return `${milliseconds < 0 ? "−" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
