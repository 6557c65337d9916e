import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { messageOf, ReplayError } from "../replay-error.js";
import type { ReplayRow } from "./row.js";

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

/** The rows of CSV with a header line; quotes and line breaks in values as RFC 4180 has them. */
export async function* csvRows(bytes: AsyncIterable<Buffer>, file: string, delimiter = ","): AsyncGenerator<ReplayRow> {
  const parser = parse({ bom: true, delimiter, info: true, skip_empty_lines: true });
  const source = Readable.from(bytes, { objectMode: false });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let columns: readonly string[] | undefined;
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = lastLine + 1;
      lastLine = info.lines;
      if (columns === undefined) columns = checkedHeader(record, file);
      else yield { line, values: valuesOf(columns, record) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ReplayError(messageOf(error), { file }, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
}

function checkedHeader(columns: readonly string[], file: string): readonly string[] {
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw new ReplayError(`the header names the column "${twice}" twice`, { file, line: 1 });
  return columns;
}

function valuesOf(columns: readonly string[], record: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index++) values[columns[index] as string] = record[index];
  return values;
}
