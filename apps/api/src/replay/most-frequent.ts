/**
 * The keys with the largest counts, largest first; ties by key.
 *
 * @example mostFrequent(new Map([["A", 1], ["B", 3]]), 1) // [["B", 3]]
 */
export function mostFrequent(
  counts: ReadonlyMap<string, number>,
  most: number,
): (readonly [key: string, count: number])[] {
  return [...counts].sort(([keyA, a], [keyB, b]) => b - a || (keyA < keyB ? -1 : 1)).slice(0, most);
}
