/** Things in a row that belong together. */
export interface Stretch<Item> {
  readonly first: Item;
  readonly last: Item;
  readonly items: readonly Item[];
}

/**
 * The longest stretch in which each thing goes on with the one before it, the first of those that are as long; undefined
 * when there is nothing.
 *
 * @example longestStretch([2, 1, 1], (one, before) => one === before)?.items // [1, 1]
 */
export function longestStretch<Item>(
  items: readonly Item[],
  goesOn: (item: Item, before: Item) => boolean,
): Stretch<Item> | undefined {
  let current: Item[] = [];
  let longest = current;
  for (const item of items) {
    const before = current.at(-1);
    if (before === undefined || goesOn(item, before)) current.push(item);
    else current = [item];
    if (current.length > longest.length) longest = current;
  }
  const [first] = longest;
  const last = longest.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last, items: longest };
}

/**
 * The longest stretch of things all of which meet a condition, the first of those that are as long; undefined when none
 * does. Where it is said what else has to hold of a thing and the one before it, it ends where that does not.
 *
 * @example longestStretchOf([2, 1, 3], (one) => one % 2 === 1)?.items // [1, 3]
 */
export function longestStretchOf<Item>(
  items: readonly Item[],
  meets: (item: Item) => boolean,
  goesOn: (item: Item, before: Item) => boolean = () => true,
): Stretch<Item> | undefined {
  const marked = items.map((item, position) => ({ item, position })).filter(({ item }) => meets(item));
  const longest = longestStretch(
    marked,
    (one, before) => one.position === before.position + 1 && goesOn(one.item, before.item),
  );
  return (
    longest && { first: longest.first.item, last: longest.last.item, items: longest.items.map(({ item }) => item) }
  );
}
