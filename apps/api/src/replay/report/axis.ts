import type { EpochMicros } from "@hoc/incident-schemas";

/** A mark on the axis of time: its label, and what goes below it where that is not the same as at the mark before. */
export interface TimeTick {
  readonly at: EpochMicros;
  readonly label: string;
  readonly below: string;
}

type Words = (iso: string) => Pick<TimeTick, "label" | "below">;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST_MONDAY = 4 * DAY;

const times = (count: readonly number[], unit: number) => count.map((each) => each * unit);
const STEPS = [
  ...times([10, 20, 50, 100, 200, 500], 1),
  ...times([1, 2, 5, 10, 15, 30], SECOND),
  ...times([1, 2, 5, 10, 15, 30], MINUTE),
  ...times([1, 2, 3, 6, 12], HOUR),
  ...times([1, 2, 4, 7, 14], DAY),
];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200];

/** Marks at round instants (UTC) from one instant to another, `most` at most. */
export function timeTicks(from: EpochMicros, to: EpochMicros, most: number): TimeTick[] {
  const [first, last] = [from / 1_000, to / 1_000];
  const step = STEPS.find((each) => (last - first) / each < most - 1);
  const marks = step === undefined ? calendarMarks(first, last, most) : evenMarks(first, last, step);
  const words = wordsFor(step);
  let above = "";
  return marks.map((at) => {
    const { label, below } = words(new Date(at).toISOString());
    const tick = { at: at * 1_000, label, below: below === above ? "" : below };
    above = below;
    return tick;
  });
}

/** Marks for counts: whole numbers from 0 to the first round one that is not below `most`. */
export function countTicks(most: number): number[] {
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(most, 1))) - 1);
  const steps = [1, 2, 5, 10, 20, 50].map((each) => each * magnitude);
  const step = steps.find((each) => most / each <= 4) ?? most;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, i) => i * step);
}

function evenMarks(first: number, last: number, step: number): number[] {
  const offset = step % (7 * DAY) === 0 ? FIRST_MONDAY : 0;
  const marks: number[] = [];
  for (let at = Math.ceil((first - offset) / step) * step + offset; at <= last; at += step) marks.push(at);
  return marks;
}

function calendarMarks(first: number, last: number, most: number): number[] {
  const [firstMonth, lastMonth] = [monthOf(first), monthOf(last)];
  const step = MONTH_STEPS.find((each) => (lastMonth - firstMonth) / each < most - 1) ?? 12_000;
  const marks: number[] = [];
  for (let month = Math.ceil(firstMonth / step) * step; month <= lastMonth; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12);
    if (at >= first) marks.push(at);
  }
  return marks;
}

/** Months since the year 0. */
function monthOf(millis: number): number {
  const date = new Date(millis);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function wordsFor(step: number | undefined): Words {
  if (step === undefined) return (iso) => ({ label: monthName(iso), below: iso.slice(0, 4) });
  if (step >= DAY) return (iso) => ({ label: dayText(iso), below: iso.slice(0, 4) });
  const end = step < SECOND ? 23 : step < MINUTE ? 19 : 16;
  return (iso) => ({ label: iso.slice(11, end), below: `${dayText(iso)} ${iso.slice(0, 4)}` });
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const monthName = (iso: string) => MONTHS[Number(iso.slice(5, 7)) - 1] ?? "";
const dayText = (iso: string) => `${Number(iso.slice(8, 10))} ${monthName(iso)}`;
