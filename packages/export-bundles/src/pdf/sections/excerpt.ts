/** A part of a long list. */
export interface Part {
  /** Places from the first to the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** What of a long list is printed, and in which parts all of it is summed up. */
export interface Excerpt {
  readonly printed: readonly Part[];
  /** Empty when all is printed. */
  readonly summed: readonly Part[];
}

/** Up to so many are all printed. */
export const PRINTED_IN_FULL = 1_000;

/** How many are printed of a longer list, and how many are summed up in one part. */
const AROUND = 50;
const PART = 100;

/**
 * Chooses what of a list is printed: all of it up to 1,000; of a longer one the 50 around a place, with the whole list
 * summed up in parts of 100.
 *
 * @param center the place that matters most; without it the first 50 are printed.
 */
export function excerptOf(length: number, center: number | undefined): Excerpt {
  if (length <= PRINTED_IN_FULL) return { printed: [{ from: 0, to: length }], summed: [] };
  const from = Math.min(Math.max(0, (center ?? 0) - AROUND / 2), length - AROUND);
  const summed = Array.from({ length: Math.ceil(length / PART) }, (_, part) => ({
    from: part * PART,
    to: Math.min((part + 1) * PART, length),
  }));
  return { printed: [{ from, to: from + AROUND }], summed };
}

/** Of a list without a place that matters most: the first 50 and the last 50. */
export function endsOf(length: number): Excerpt {
  const { printed, summed } = excerptOf(length, undefined);
  return summed.length === 0
    ? { printed, summed }
    : { printed: [...printed, { from: length - AROUND, to: length }], summed };
}
