import type { ReadingProgress } from "./adapter/adapted.js";
import { sizeOfFile } from "./rows/read-bytes.js";
import { runSending } from "./runs/run-sending.js";
import { type Sending, sendAsItHappened, sendInOrder } from "./sending.js";
import { signalSending } from "./signals/signal-sending.js";
import { type Tally, Tallying } from "./tally.js";
import type { ReplayTarget } from "./targets/target.js";
import type { Replay } from "./translation.js";

/** Told as a replay goes on: what share of the file's bytes is read, 0 to 1, and the counts so far. */
export type OnReplayProgress = (share: number, tally: Tally) => void;

/** Sends the signals or the runs of a file in order, a request after the other, and counts what became of them. */
export async function runReplay(
  replay: Replay,
  target: ReplayTarget,
  onProgress: OnReplayProgress = () => {},
): Promise<Tally> {
  const tally = new Tallying();
  const size = await sizeOfFile(replay.file);
  let bytes = 0;
  const onRead = () => onProgress(size === 0 ? 1 : bytes / size, tally);
  const reading: ReadingProgress = {
    onBytes: (read) => {
      bytes = read;
      onRead();
    },
    onRow: () => {
      tally.rows += 1;
    },
  };
  const sendAll = <Item extends { readonly line: number }>(sending: Sending<Item>): Promise<void> =>
    target.stage === undefined
      ? sendInOrder(sending, onRead)
      : sendAsItHappened(sending, target.stage, (share) => onProgress(share, tally));
  const { translation } = replay;
  if ("runAdapter" in translation) await sendAll(runSending({ ...replay, translation }, target, tally, reading));
  else await sendAll(signalSending({ ...replay, translation }, target, tally, reading));
  return tally;
}
