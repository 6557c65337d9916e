import { type LiveStage, playAsItHappened } from "./as-it-happened.js";
import { ReplayError } from "./replay-error.js";
import { batches } from "./signals/batches.js";

/** What is sent of a log, and how. */
export interface Sending<Item extends { readonly line: number }> {
  readonly file: string;
  /** What there is to send, in the order of the file. */
  readonly items: AsyncIterable<Item>;
  /** Items a request. */
  readonly batchSize: number;
  /** Stops after so many items. */
  readonly limit?: number | undefined;
  /** When an item occurred; `undefined` where the log does not say so. */
  occurredAtOf(item: Item): string | undefined;
  /** Makes one request. */
  send(batch: readonly Item[]): Promise<void>;
}

/** Sends everything in the order of the file, a request after the other; `onSent` is told after each. */
export async function sendInOrder<Item extends { readonly line: number }>(
  { items, batchSize, limit, send }: Sending<Item>,
  onSent: () => void,
): Promise<void> {
  for await (const batch of batches(items, batchSize, limit)) {
    await send(batch);
    onSent();
  }
}

/**
 * Reads the whole file, because a log need not be in the order of time, and plays it by a clock that follows it; `onSent`
 * is told after each request what share is played, 0 to 1.
 */
export async function sendAsItHappened<Item extends { readonly line: number }>(
  { file, items, batchSize, limit, occurredAtOf, send }: Sending<Item>,
  stage: LiveStage,
  onSent: (share: number) => void,
): Promise<void> {
  const all: Item[] = [];
  for await (const batch of batches(items, batchSize, limit)) {
    for (const item of batch)
      if (occurredAtOf(item) === undefined)
        throw new ReplayError("does not say when it occurred", { file, line: item.line });
    all.push(...batch);
  }
  let played = 0;
  await playAsItHappened(all, occurredAtOf, stage, async (ofMinute) => {
    for (let start = 0; start < ofMinute.length; start += batchSize) {
      const batch = ofMinute.slice(start, start + batchSize);
      played += batch.length;
      await send(batch);
      onSent(played / all.length);
    }
  });
}
