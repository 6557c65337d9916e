import type { ReadingProgress } from "../adapter/adapted.js";
import { limited } from "../limited.js";
import { ReplayError } from "../replay-error.js";
import type { Sending } from "../sending.js";
import type { Tallying } from "../tally.js";
import { Refused, type ReplayTarget } from "../targets/target.js";
import type { Replay, SignalTranslation } from "../translation.js";
import { type PlacedSignal, readSignals } from "./read-signals.js";

/** Sends the signals of a file, many a request, and counts what became of them. */
export function signalSending(
  { file, translation, batchSize, limit }: Replay<SignalTranslation>,
  target: Pick<ReplayTarget, "record">,
  tally: Tallying,
  reading: ReadingProgress,
): Sending<PlacedSignal> {
  return {
    file,
    items: limited(readSignals(file, translation, reading), limit),
    batchSize,
    occurredAtOf: ({ signal }) => signal.occurredAt,
    send: async (batch) => tally.add(await sent(batch, target, file)),
  };
}

async function sent(batch: readonly PlacedSignal[], target: Pick<ReplayTarget, "record">, file: string) {
  try {
    return await target.record(batch.map(({ signal }) => signal));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const culprit = error.position === undefined ? undefined : batch[error.position];
    const lines = `the signals of lines ${batch[0]?.line} to ${batch.at(-1)?.line} were refused; `;
    throw new ReplayError(
      culprit ? error.message : `${lines}${error.message}`,
      { file, line: culprit?.line },
      { cause: error },
    );
  }
}
