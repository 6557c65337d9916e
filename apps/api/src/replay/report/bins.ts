import type { EpochMicros } from "@hoc/incident-schemas";

/** Most bins that are ever kept, however many signals come and however long the log is. */
export const MOST_BINS = 240;

const MILLISECOND = 1_000;
const SECOND = 1_000 * MILLISECOND;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths that people name, each a multiple of the one before, so that bins can be melted together. */
const WIDTHS: readonly EpochMicros[] = [
  ...[100, 500].map((count) => count * MILLISECOND),
  ...[1, 5, 10, 30].map((count) => count * SECOND),
  ...[1, 5, 10, 30].map((count) => count * MINUTE),
  ...[1, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map((count) => count * DAY),
];

/** Signals of a stretch of time. */
export interface Bin {
  readonly from: EpochMicros;
  readonly count: number;
}

/**
 * Counts signals over time in a fixed amount of memory: when the bins no longer span the log, neighbours melt together
 * and the width grows. In which order instants come makes no difference.
 */
export class SignalBins {
  /** Signals that say when they happened. */
  timed = 0;
  /** Signals that do not. */
  untimed = 0;
  first: EpochMicros | undefined;
  last: EpochMicros | undefined;
  #counts = new Map<number, number>();
  #step = 0;

  /** Width of every bin. */
  get width(): EpochMicros {
    return WIDTHS[this.#step] ?? Number.POSITIVE_INFINITY;
  }

  /** Bins that hold signals, in the order of time. */
  get bins(): readonly Bin[] {
    return [...this.#counts]
      .map(([index, count]) => ({ from: index * this.width, count }))
      .sort((a, b) => a.from - b.from);
  }

  add(instant: EpochMicros | undefined): void {
    if (instant === undefined) {
      this.untimed += 1;
      return;
    }
    this.timed += 1;
    this.first = Math.min(this.first ?? instant, instant);
    this.last = Math.max(this.last ?? instant, instant);
    while (this.#indexOf(this.last) - this.#indexOf(this.first) >= MOST_BINS) this.#widen();
    this.#count(this.#indexOf(instant), 1);
  }

  #indexOf(instant: EpochMicros): number {
    return Math.floor(instant / this.width);
  }

  #count(index: number, more: number): void {
    this.#counts.set(index, (this.#counts.get(index) ?? 0) + more);
  }

  #widen(): void {
    const before = this.bins;
    this.#step += 1;
    this.#counts = new Map();
    for (const { from, count } of before) this.#count(this.#indexOf(from), count);
  }
}
