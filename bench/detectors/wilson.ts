/** How many standard deviations around the middle hold 95 % of a normal distribution. */
const Z = 1.959964;

/**
 * Between which shares the true one lies with 95 % certainty, by Wilson's score interval, which holds for few cases too;
 * from 0 to 1 of none.
 *
 * @example wilson(9, 10) // { low: 0.596, high: 0.982 }
 */
export function wilson(hits: number, cases: number): { readonly low: number; readonly high: number } {
  if (cases === 0) return { low: 0, high: 1 };
  const share = hits / cases;
  const scale = 1 + Z ** 2 / cases;
  const middle = (share + Z ** 2 / (2 * cases)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / cases + Z ** 2 / (4 * cases ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
