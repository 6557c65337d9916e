/**
 * Items by a key, in their order.
 *
 * @example groupedBy([1, 2, 3], (number) => number % 2) // Map { 1 => [1, 3], 0 => [2] }
 */
export function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
