/** Random numbers that are the same for the same seed. */
export interface Random {
  /** A number from 0 up to but without 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  /** One of some values. */
  oneOf<Value>(values: readonly [Value, ...Value[]]): Value;
}

/**
 * A small seeded generator (mulberry32): good enough to look natural, not for secrets.
 *
 * @example seededRandom(1).whole(1, 6)
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { next, whole, oneOf: (values) => values[whole(0, values.length - 1)] ?? values[0] };
}
