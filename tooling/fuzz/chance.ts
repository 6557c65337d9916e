/** Chance that comes out the same each time it is made of the same number. */
export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from 0 up to but not including `count`. */
  below(count: number): number;
  /** Whether something happens that happens so often. */
  often(share: number): boolean;
  oneOf<Value>(values: readonly [Value, ...Value[]] | readonly Value[]): Value;
}

/**
 * Makes chance of a seed (mulberry32).
 *
 * @example chanceOf(7).below(10) // always the same
 */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    often: (share) => next() < share,
    oneOf(values) {
      const value = values[below(values.length)];
      if (value === undefined && values.length === 0) throw new Error("There is nothing to choose from.");
      return value as (typeof values)[number];
    },
  };
}
