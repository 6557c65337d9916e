import { addDays, type Instant } from "@hoc/incident-schemas";

/** How flagged days compare with the windows that people marked. */
export interface DayQuality {
  readonly flagged: number;
  /** Flagged days that reach into a window. */
  readonly right: number;
  readonly windows: number;
  /** Windows with a flagged day in them. */
  readonly found: number;
}

/**
 * Compares flagged days with marked windows: a day is right when any of it lies in a window, and a window is found when
 * any flagged day reaches into it.
 *
 * @example dayQuality(["2026-03-14T00:00:00.000000Z"], windows).found
 */
export function dayQuality(days: readonly Instant[], windows: readonly (readonly [Instant, Instant])[]): DayQuality {
  const meets = (day: Instant, [from, to]: readonly [Instant, Instant]) => day <= to && from < addDays(day, 1);
  return {
    flagged: days.length,
    right: days.filter((day) => windows.some((window) => meets(day, window))).length,
    windows: windows.length,
    found: windows.filter((window) => days.some((day) => meets(day, window))).length,
  };
}

/**
 * The sums of several series.
 *
 * @example together([quality, other]).flagged
 */
export function together(qualities: readonly DayQuality[]): DayQuality {
  const sum = (member: keyof DayQuality) => qualities.reduce((total, quality) => total + quality[member], 0);
  return { flagged: sum("flagged"), right: sum("right"), windows: sum("windows"), found: sum("found") };
}
