import type { ReadingProgress } from "../adapter/adapted.js";
import { limited } from "../limited.js";
import { ReplayError } from "../replay-error.js";
import type { Sending } from "../sending.js";
import type { Tallying } from "../tally.js";
import { Refused, type RunTarget } from "../targets/target.js";
import type { Replay, RunTranslation } from "../translation.js";
import { type PlacedRun, readRuns } from "./read-runs.js";
import { type RunCall, runCalls } from "./run-calls.js";

/** One call of a run, and the line of the file that the run comes from. */
export interface PlacedCall {
  readonly line: number;
  readonly call: RunCall;
}

/**
 * Sends the runs of a file, each as it went, has the detectors look at those that ended where that is asked for, and
 * counts what became of them and of the signals that the product made.
 */
export function runSending(
  { file, translation, batchSize, limit, detect = false }: Replay<RunTranslation>,
  target: RunTarget,
  tally: Tallying,
  reading: ReadingProgress,
): Sending<PlacedCall> {
  return {
    file,
    items: callsOf(limited(readRuns(file, translation, reading), limit), batchSize),
    batchSize: 1,
    occurredAtOf: ({ call }) => call.at,
    async send(batch) {
      for (const placed of batch) await sent(placed, { target, tally, detect }, file);
    },
  };
}

async function* callsOf(runs: AsyncIterable<PlacedRun>, stepsPerCall: number): AsyncGenerator<PlacedCall> {
  for await (const { line, report } of runs) for (const call of runCalls(report, stepsPerCall)) yield { line, call };
}

/** Where calls go, where what became of them is counted, and whether the detectors look at every run that ends. */
interface Receiver {
  readonly target: RunTarget;
  readonly tally: Tallying;
  readonly detect: boolean;
}

async function sent({ line, call }: PlacedCall, receiver: Receiver, file: string): Promise<void> {
  try {
    await called(call, receiver);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new ReplayError(
      `the run "${call.input.runId}" was refused: ${error.message}`,
      { file, line },
      { cause: error },
    );
  }
}

async function called({ kind, input }: RunCall, { target, tally, detect }: Receiver): Promise<void> {
  if (kind === "start") return tally.ofRuns.addStart(await target.reportRun(input));
  if (kind === "steps") return tally.ofRuns.addSteps(await target.appendSteps(input));
  const ended = await target.reportOutcome(input);
  tally.ofRuns.addEnd(ended);
  if (ended.signal !== null) tally.add([ended.signal]);
  if (!detect) return;
  const examined = await target.examineRun(input.runId);
  tally.ofRuns.detections.add(examined);
  if (examined.signal !== null) tally.add([examined.signal]);
}
