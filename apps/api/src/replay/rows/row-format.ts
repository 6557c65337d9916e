import { ReplayError } from "../replay-error.js";
import type { RowFormat } from "./row.js";

const FORMAT_OF_ENDING: Readonly<Record<string, RowFormat>> = {
  csv: "csv",
  tsv: "csv",
  json: "jsonl",
  jsonl: "jsonl",
  ndjson: "jsonl",
  log: "jsonl",
};

/**
 * The format that a file's name promises, without its `.gz`.
 *
 * @example rowFormatOf("runs.jsonl.gz") // "jsonl"
 */
export function rowFormatOf(file: string): RowFormat {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? "";
  const format = FORMAT_OF_ENDING[ending];
  if (format === undefined)
    throw new ReplayError('its name does not tell whether it is CSV or JSON Lines; set "format" in the mapping', {
      file,
    });
  return format;
}
