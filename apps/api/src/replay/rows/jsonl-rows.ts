import { TextDecoder } from "node:util";
import { messageOf, ReplayError } from "../replay-error.js";
import type { ReplayRow } from "./row.js";

const LONGEST_LINE = 16 * 1024 * 1024;

/** The rows of JSON Lines: one object a line, empty lines skipped. */
export async function* jsonlRows(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<ReplayRow> {
  for await (const { line, text } of linesOf(bytes, file)) {
    if (text.trim() !== "") yield { line, values: objectIn(text, file, line) };
  }
}

async function* linesOf(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let line = 1;
  for await (const chunk of bytes) {
    const lines = (rest + decoded(decoder, chunk, file, line)).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE)
      throw new ReplayError("is longer than 16 MiB; is this JSON Lines?", { file, line: line + lines.length });
    for (const text of lines) {
      yield { line, text };
      line += 1;
    }
  }
  yield { line, text: rest + decoded(decoder, undefined, file, line) };
}

function decoded(decoder: TextDecoder, chunk: Buffer | undefined, file: string, line: number): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    throw new ReplayError("the text from here on is not UTF-8", { file, line }, { cause: error });
  }
}

function objectIn(text: string, file: string, line: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ReplayError(`is not JSON (${messageOf(error)})`, { file, line }, { cause: error });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ReplayError("is not a JSON object", { file, line });
  return value as Readonly<Record<string, unknown>>;
}
