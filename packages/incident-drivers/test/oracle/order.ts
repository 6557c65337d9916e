import type { Incident } from "@hoc/incident-schemas";

/** Tells which of two comes first: negative for the first. */
export type Order<Item> = (a: Item, b: Item) => number;

/** Orders by a value, rising by code unit or number; null comes last. */
export function rising<Item>(keyOf: (item: Item) => string | number | bigint | null): Order<Item> {
  return (a, b) => compare(keyOf(a), keyOf(b), 1);
}

/** Orders by a value, falling; null comes last all the same. */
export function falling<Item>(keyOf: (item: Item) => string | number | bigint | null): Order<Item> {
  return (a, b) => compare(keyOf(a), keyOf(b), -1);
}

/** Orders by the first of several orders that tells two apart. */
export function byTurns<Item>(...orders: readonly Order<Item>[]): Order<Item> {
  return (a, b) => orders.reduce((so, order) => so || order(a, b), 0);
}

/** Incidents from the newest to the oldest, ties by id. */
export const newestFirst: Order<Incident> = byTurns(
  falling(({ createdAt }) => createdAt),
  rising(({ id }) => id),
);

/** Groups items by a key, in the order of the keys' first appearance. */
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

function compare(a: string | number | bigint | null, b: string | number | bigint | null, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}
