/**
 * The first items, at most `limit` of them; asks for none beyond.
 *
 * @example for await (const signal of limited(signals, 5)) console.log(signal);
 */
export async function* limited<Item>(
  items: AsyncIterable<Item>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Item> {
  if (limit <= 0) return;
  let taken = 0;
  for await (const item of items) {
    yield item;
    taken += 1;
    if (taken >= limit) return;
  }
}
