/** Micro-dollars in a cent. */
const MICROS_PER_CENT = 10_000n;

/**
 * A quotient as the nearest whole number, halves up, reckoned in whole numbers: neither amounts nor products of them lose
 * a digit. The divisor is positive.
 *
 * @example roundedQuotient(-5n, 2n) // -2
 */
export function roundedQuotient(dividend: bigint, divisor: bigint): number {
  return Number(flooredQuotient(2n * dividend + divisor, 2n * divisor));
}

/**
 * Micro-dollars in cents, rounded once, halves up.
 *
 * @example centsOf(12_345_000) // 1235
 */
export function centsOf(micros: number): number {
  return centsOfQuotient(BigInt(micros), 1n);
}

/**
 * A quotient of micro-dollars in cents, rounded once, halves up; the divisor is positive.
 *
 * @example centsOfQuotient(1_000_000n * 31n, 10n) // 310: a dollar in ten days, carried on for 31
 */
export function centsOfQuotient(dividend: bigint, divisor: bigint): number {
  return roundedQuotient(dividend, divisor * MICROS_PER_CENT);
}

/**
 * The parts of an amount in whole cents that add up to the whole one in cents: every part is cut, and the cents that are
 * left over go to the parts that lost most. Refunds are parts, too.
 *
 * @example splitCents([5_000, 5_000, 5_000]) // [1, 1, 0]: 1.5 cents are 2
 */
export function splitCents(parts: readonly number[]): number[] {
  return split(parts.map(BigInt), MICROS_PER_CENT);
}

/**
 * Each part's share of all that was spent before refunds, in per cent to one decimal. They add up to 100; a part below
 * zero has 0, and of nothing everything has 0.
 *
 * @example sharesOf([30, 30, 30, -50]) // [33.4, 33.3, 33.3, 0]
 */
export function sharesOf(parts: readonly number[]): number[] {
  const spent = parts.map((micros) => BigInt(Math.max(0, micros)));
  const whole = spent.reduce((sum, micros) => sum + micros, 0n);
  if (whole === 0n) return parts.map(() => 0);
  return split(
    spent.map((micros) => micros * 1_000n),
    whole,
  ).map((tenths) => tenths / 10);
}

/** Parts in whole units that add up to the sum of them in units, rounded once. */
function split(parts: readonly bigint[], unit: bigint): number[] {
  const cut = parts.map((part, index) => {
    const units = flooredQuotient(part, unit);
    return { index, units, lost: part - units * unit };
  });
  const lost = cut.reduce((sum, part) => sum + part.lost, 0n);
  const leftOver = roundedQuotient(lost, unit);
  const byLoss = [...cut].sort((a, b) => Number(b.lost - a.lost) || a.index - b.index);
  const raised = new Set(byLoss.slice(0, leftOver).map(({ index }) => index));
  return cut.map(({ index, units }) => Number(units) + (raised.has(index) ? 1 : 0));
}

function flooredQuotient(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
