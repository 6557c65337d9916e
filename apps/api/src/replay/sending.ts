import { type LiveStage, playAsItHappened } from "./as-it-happened.js";
import { batches, groupsOf } from "./batches.js";
import { ReplayError } from "./replay-error.js";

/** What is sent of a log, and how. */
export interface Sending<Item extends { readonly line: number }> {
  readonly file: string;
  /** What there is to send, in the order of the file. */
  readonly items: AsyncIterable<Item>;
  /** Items a request. */
  readonly batchSize: number;
  /** When an item occurred; `undefined` where the log does not say so. */
  occurredAtOf(item: Item): string | undefined;
  /** Makes one request. */
  send(batch: readonly Item[]): Promise<void>;
}

/** Sends everything in the order of the file, a request after the other; `onSent` is told after each. */
export async function sendInOrder<Item extends { readonly line: number }>(
  { items, batchSize, send }: Sending<Item>,
  onSent: () => void,
): Promise<void> {
  for await (const batch of batches(items, batchSize)) {
    await send(batch);
    onSent();
  }
}

/**
 * Reads the whole file, because a log need not be in the order of time, and plays it by a clock that follows it; `onSent`
 * is told after each request what share is played, 0 to 1.
 */
export async function sendAsItHappened<Item extends { readonly line: number }>(
  { file, items, batchSize, occurredAtOf, send }: Sending<Item>,
  stage: LiveStage,
  onSent: (share: number) => void,
): Promise<void> {
  const all: Item[] = [];
  for await (const item of items) {
    if (occurredAtOf(item) === undefined)
      throw new ReplayError("does not say when it occurred", { file, line: item.line });
    all.push(item);
  }
  let played = 0;
  await playAsItHappened(all, occurredAtOf, stage, async (ofMinute) => {
    for (const batch of groupsOf(ofMinute, batchSize)) {
      played += batch.length;
      await send(batch);
      onSent(played / all.length);
    }
  });
}
