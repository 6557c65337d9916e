/**
 * A quotient of whole numbers that are not negative with two decimals, rounded half up, without a detour over binary
 * fractions.
 *
 * @example twoDecimals(1, 8) // 0.13
 */
export function twoDecimals(dividend: number, divisor: number): number {
  return wholeQuotient(dividend * 100, divisor) / 100;
}

/**
 * A quotient of whole numbers that are not negative, rounded half up to a whole number.
 *
 * @example wholeQuotient(5, 2) // 3
 */
export function wholeQuotient(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
