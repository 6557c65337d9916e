import { type SignalInput, signalInputSchema } from "@hoc/incident-schemas";
import { adapted, type ReadingProgress } from "../adapter/adapted.js";
import { rowMapper } from "../mapping/map-row.js";
import { refuseUnfit } from "../refuse-unfit.js";
import { openRows } from "../rows/open-rows.js";
import type { SignalTranslation } from "../translation.js";
import { withSignalId } from "./signal-id.js";

/** A signal that is fit to be sent, and the line of the file that it comes from. */
export interface PlacedSignal {
  readonly line: number;
  readonly signal: SignalInput;
}

/** The signals of a file in the order in which they are to be sent, each with its id and checked. */
export async function* readSignals(
  file: string,
  translation: SignalTranslation,
  progress: ReadingProgress,
): AsyncGenerator<PlacedSignal> {
  let position = 0;
  for await (const { line, signal } of translated(file, translation, progress)) {
    position += 1;
    const identified = withSignalId(signal, file, "mapping" in translation ? line : position);
    refuseUnfit(signalInputSchema, "signal", identified, { file, line });
    yield { line, signal: identified };
  }
}

async function* translated(
  file: string,
  translation: SignalTranslation,
  progress: ReadingProgress,
): AsyncGenerator<PlacedSignal> {
  if ("mapping" in translation) {
    const { mapping } = translation;
    const map = rowMapper(mapping, file);
    for await (const row of openRows(file, {
      format: mapping.format,
      delimiter: mapping.delimiter,
      onBytes: progress.onBytes,
    })) {
      progress.onRow();
      const signal = map(row);
      if (signal !== undefined) yield { line: row.line, signal };
    }
    return;
  }
  const { adapter } = translation;
  for await (const { line, item } of adapted(file, (rows, context) => adapter.signals(rows, context), progress))
    yield { line, signal: item };
}
