import { type LiveStage, playAsItHappened } from "./as-it-happened.js";
import { ReplayError } from "./replay-error.js";
import { sizeOfFile } from "./rows/read-bytes.js";
import { batches } from "./signals/batches.js";
import { type PlacedSignal, readSignals, type Translation } from "./signals/read-signals.js";
import { type Tally, Tallying } from "./tally.js";
import { BatchRefused, type ReplayTarget } from "./targets/target.js";

/** One replay: which file, by what translation, how. */
export interface Replay {
  readonly file: string;
  readonly translation: Translation;
  /** Signals a request, 1,000 at most. */
  readonly batchSize: number;
  /** Stops after so many signals. */
  readonly limit?: number | undefined;
}

/** Told as a replay goes on: what share of the file's bytes is read, 0 to 1, and the counts so far. */
export type OnReplayProgress = (share: number, tally: Tally) => void;

/** Sends the signals of a file in order, a batch after the other, and counts what became of them. */
export async function runReplay(
  replay: Replay,
  target: ReplayTarget,
  onProgress: OnReplayProgress = () => {},
): Promise<Tally> {
  const tally = new Tallying();
  const size = await sizeOfFile(replay.file);
  let bytes = 0;
  const signals = readSignals(replay.file, replay.translation, {
    onBytes: (read) => {
      bytes = read;
      onProgress(size === 0 ? 1 : bytes / size, tally);
    },
    onRow: () => {
      tally.rows += 1;
    },
  });
  const send = async (batch: readonly PlacedSignal[]) => tally.add(await sent(batch, target, replay.file));
  if (target.stage !== undefined) {
    await playFile(replay, signals, target.stage, async (batch, share) => {
      await send(batch);
      onProgress(share, tally);
    });
    return tally;
  }
  for await (const batch of batches(signals, replay.batchSize, replay.limit)) {
    await send(batch);
    onProgress(bytes / size, tally);
  }
  return tally;
}

/** Reads the whole file, because a log need not be in the order of time, and plays it by a clock that follows it. */
async function playFile(
  { file, batchSize, limit }: Replay,
  signals: AsyncIterable<PlacedSignal>,
  stage: LiveStage,
  send: (batch: readonly PlacedSignal[], share: number) => Promise<void>,
): Promise<void> {
  const all: PlacedSignal[] = [];
  for await (const batch of batches(signals, batchSize, limit)) {
    for (const { line, signal } of batch)
      if (signal.occurredAt === undefined) throw new ReplayError("does not say when it occurred", { file, line });
    all.push(...batch);
  }
  let played = 0;
  await playAsItHappened(
    all,
    ({ signal }) => signal,
    stage,
    async (ofMinute) => {
      for (let start = 0; start < ofMinute.length; start += batchSize) {
        const batch = ofMinute.slice(start, start + batchSize);
        played += batch.length;
        await send(batch, played / all.length);
      }
    },
  );
}

async function sent(batch: readonly PlacedSignal[], target: ReplayTarget, file: string) {
  try {
    return await target.record(batch.map(({ signal }) => signal));
  } catch (error) {
    if (!(error instanceof BatchRefused)) throw error;
    const culprit = error.position === undefined ? undefined : batch[error.position];
    const lines = `the signals of lines ${batch[0]?.line} to ${batch.at(-1)?.line} were refused; `;
    throw new ReplayError(
      culprit ? error.message : `${lines}${error.message}`,
      { file, line: culprit?.line },
      { cause: error },
    );
  }
}
