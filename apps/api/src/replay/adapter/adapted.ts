import { openRows } from "../rows/open-rows.js";
import type { OnBytes } from "../rows/read-bytes.js";
import type { ReplayRow } from "../rows/row.js";
import type { ReplayContext } from "./adapter.js";
import { replayContext } from "./replay-context.js";

/** Told while a file is read. */
export interface ReadingProgress {
  readonly onBytes: OnBytes;
  readonly onRow: () => void;
}

/** What an adapter made, and the line of the file that it had read last. */
export interface Adapted<Item> {
  readonly line: number;
  readonly item: Item;
}

/** What an adapter makes of a file, in the order in which it yields it. */
export async function* adapted<Item>(
  file: string,
  make: (rows: AsyncIterable<ReplayRow>, context: ReplayContext) => AsyncIterable<Item>,
  progress: ReadingProgress,
): AsyncGenerator<Adapted<Item>> {
  let line = 0;
  const rows = watched(openRows(file, { onBytes: progress.onBytes }), (row) => {
    line = row.line;
    progress.onRow();
  });
  for await (const item of make(rows, replayContext(file))) yield { line, item };
}

async function* watched(rows: AsyncIterable<ReplayRow>, onRow: (row: ReplayRow) => void): AsyncGenerator<ReplayRow> {
  for await (const row of rows) {
    onRow(row);
    yield row;
  }
}
