/** A whole in hundredths of a per cent. */
const WHOLE = 10_000;

/**
 * Shares in per cent with two decimals that sum to exactly 100, by the method of the largest remainder: each is cut to
 * hundredths, and the hundredths that are then missing go to those that lost most, of equal ones to the earlier. None
 * is a hundredth or more away from its exact share. Without anything to share each share is 0.
 *
 * @param counts whole numbers from 0
 * @example largestRemainder([1, 1, 1]) // [33.34, 33.33, 33.33]
 */
export function largestRemainder(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const shares = counts.map((count) => Math.floor((count * WHOLE) / total));
  const missing = WHOLE - shares.reduce((sum, share) => sum + share, 0);
  const lost = counts.map((count, place) => ({ place, remainder: (count * WHOLE) % total }));
  lost.sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  const raised = new Set(lost.slice(0, missing).map(({ place }) => place));
  return shares.map((share, place) => (raised.has(place) ? share + 1 : share) / 100);
}
