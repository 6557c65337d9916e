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
  for await (const batch of batches(signals, replay.batchSize, replay.limit)) {
    tally.add(await sent(batch, target, replay.file));
    onProgress(bytes / size, tally);
  }
  return tally;
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
