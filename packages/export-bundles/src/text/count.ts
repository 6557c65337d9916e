/**
 * How many there are of something.
 *
 * @example countText(1, "entry", "entries") // "1 entry"
 */
export function countText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
