import { readFile, stat, writeFile } from "node:fs/promises";
import type { TrustFile } from "@hoc/incident-schemas";
import { readTrustFile, TrustFileError } from "../attest/trust.js";
import { MAX_DOCUMENT_BYTES } from "../canonical/strict-parse.js";
import { printable } from "./printable.js";
import { UsageError } from "./usage.js";

/** Where a command writes its answer. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Writes to a stream whose reader may go away, as in `export-bundles verify … | head`. What nobody reads on is dropped:
 * the verdict is the exit code all the same.
 */
export function writerTo(stream: NodeJS.WritableStream): (text: string) => void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
  });
  return (text) => {
    stream.write(text);
  };
}

/** Largest file that is read at all: the largest report, and no more memory than that. */
const MAX_FILE_BYTES = 4 * MAX_DOCUMENT_BYTES;

/**
 * Reads a file.
 *
 * @throws {UsageError} when it cannot be read.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw new UsageError(`${printable(path)} has more than ${MAX_FILE_BYTES} bytes.`);
    return Uint8Array.from(await readFile(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${printable(path)} cannot be read (${codeOf(error)}).`);
  }
}

/** Reads a file of text. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path));
}

/** Reads a file of text when there is one to read. */
export function readTextIfGiven(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? Promise.resolve(undefined) : readText(path);
}

/** Reads whom to trust. Only what `--root` signed counts, when it is given. */
export async function readTrust(path: string, rootPath: string | undefined): Promise<TrustFile> {
  const rootPem = await readTextIfGiven(rootPath);
  const bytes = await readBytes(path);
  return orUsageError(() => readTrustFile(bytes, { rootPem }));
}

/**
 * Writes a new file; one that exists is never overwritten.
 *
 * @throws {UsageError} when it exists or cannot be written.
 */
export async function writeNewFile(path: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx", mode });
  } catch (error) {
    throw new UsageError(`${printable(path)} cannot be written (${codeOf(error)}).`);
  }
}

/** Runs what may refuse a key or a trust file, and makes one sentence of the refusal. */
export function orUsageError<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof TrustFileError || error instanceof TypeError || error instanceof RangeError) {
      throw new UsageError(printable(error.message));
    }
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
