import { csvRows } from "./csv-rows.js";
import { jsonlRows } from "./jsonl-rows.js";
import { type OnBytes, readBytes } from "./read-bytes.js";
import type { ReplayRow, RowFormat } from "./row.js";
import { rowFormatOf } from "./row-format.js";

/** How to read a file; what is not said is told by its name. */
export interface RowsOptions {
  readonly format?: RowFormat | undefined;
  readonly delimiter?: string | undefined;
  readonly onBytes?: OnBytes;
}

/** The rows of a file in the order they were recorded, a piece at a time: memory does not grow with the file. */
export function openRows(file: string, options: RowsOptions = {}): AsyncIterable<ReplayRow> {
  const format = options.format ?? rowFormatOf(file);
  const bytes = readBytes(file, options.onBytes);
  if (format === "jsonl") return jsonlRows(bytes, file);
  return csvRows(bytes, file, options.delimiter ?? (/\.tsv(\.gz)?$/i.test(file) ? "\t" : ","));
}
