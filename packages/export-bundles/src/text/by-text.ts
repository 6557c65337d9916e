/** Compares texts by their UTF-16 code units, the same in every place. */
export function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
