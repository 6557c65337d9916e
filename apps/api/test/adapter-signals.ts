import type { SignalInput } from "@hoc/incident-schemas";
import type { RunAdapter, RunReport, SignalAdapter } from "../src/replay/adapter/adapter.js";
import { replayContext } from "../src/replay/adapter/replay-context.js";
import type { ReplayRow } from "../src/replay/rows/row.js";
import { collected } from "./replay-files.js";

/** The signals that an adapter makes of rows; `file` is the log that they would come from. */
export function signalsOf(adapter: SignalAdapter, rows: readonly object[], file = "log.jsonl"): Promise<SignalInput[]> {
  return collected(adapter.signals(numbered(rows), replayContext(file)));
}

/** The runs that an adapter makes of rows. */
export function runsOf(adapter: RunAdapter, rows: readonly object[], file = "log.jsonl"): Promise<RunReport[]> {
  return collected(adapter.runs(numbered(rows), replayContext(file)));
}

async function* numbered(rows: readonly object[]): AsyncGenerator<ReplayRow> {
  for (const [index, values] of rows.entries()) yield { line: index + 1, values: { ...values } };
}
