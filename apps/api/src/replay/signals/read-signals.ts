import type { SignalInput } from "@hoc/incident-schemas";
import type { ReplayAdapter } from "../adapter/adapter.js";
import { replayContext } from "../adapter/replay-context.js";
import { rowMapper } from "../mapping/map-row.js";
import type { Mapping } from "../mapping/mapping-schema.js";
import { openRows } from "../rows/open-rows.js";
import type { OnBytes } from "../rows/read-bytes.js";
import type { ReplayRow } from "../rows/row.js";
import { checkSignal } from "./check-signal.js";
import { withSignalId } from "./signal-id.js";

/** What turns rows into signals. */
export type Translation = { readonly mapping: Mapping } | { readonly adapter: ReplayAdapter };

/** A signal that is fit to be sent, and the line of the file that it comes from. */
export interface PlacedSignal {
  readonly line: number;
  readonly signal: SignalInput;
}

/** Told while a file is read. */
export interface ReadingProgress {
  readonly onBytes: OnBytes;
  readonly onRow: () => void;
}

/** The signals of a file in the order in which they are to be sent, each with its id and checked. */
export async function* readSignals(
  file: string,
  translation: Translation,
  progress: ReadingProgress,
): AsyncGenerator<PlacedSignal> {
  let position = 0;
  for await (const { line, signal } of translated(file, translation, progress)) {
    position += 1;
    const identified = withSignalId(signal, file, "mapping" in translation ? line : position);
    checkSignal(identified, { file, line });
    yield { line, signal: identified };
  }
}

async function* translated(
  file: string,
  translation: Translation,
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
  let line = 0;
  const rows = watched(openRows(file, { onBytes: progress.onBytes }), (row) => {
    line = row.line;
    progress.onRow();
  });
  for await (const signal of translation.adapter.signals(rows, replayContext(file))) yield { line, signal };
}

async function* watched(rows: AsyncIterable<ReplayRow>, onRow: (row: ReplayRow) => void): AsyncGenerator<ReplayRow> {
  for await (const row of rows) {
    onRow(row);
    yield row;
  }
}
