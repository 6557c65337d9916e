/** Items in groups of `size`, the last one smaller; at most `limit` items altogether. */
export async function* batches<Item>(
  items: AsyncIterable<Item>,
  size: number,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  let taken = 0;
  if (limit <= 0) return;
  for await (const item of items) {
    batch.push(item);
    taken += 1;
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
    if (taken >= limit) break;
  }
  if (batch.length > 0) yield batch;
}
