import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { messageOf, ReplayError } from "../replay-error.js";

/** Called with the number of bytes of the file as stored that have been read so far. */
export type OnBytes = (bytesRead: number) => void;

/** Size in bytes of a file that can be read; anything else is refused with a sentence. */
export async function sizeOfFile(file: string): Promise<number> {
  const facts = await stat(file).catch((error: unknown) => {
    throw new ReplayError(isMissing(error) ? "there is no such file" : messageOf(error), { file }, { cause: error });
  });
  if (!facts.isFile()) throw new ReplayError("is not a file", { file });
  return facts.size;
}

/**
 * The bytes of a file, unpacked when it is gzip; told by its first bytes, not by its name. A gzip file that was cut off
 * or damaged ends in a {@link ReplayError}.
 */
export async function* readBytes(file: string, onBytes: OnBytes = () => {}): AsyncGenerator<Buffer> {
  await sizeOfFile(file);
  const source = createReadStream(file);
  let read = 0;
  source.on("data", (chunk) => {
    read += chunk.length;
    onBytes(read);
  });
  source.pause();
  const bytes: Readable = (await isGzip(file)) ? gunzipped(source) : source;
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } catch (error) {
    throw new ReplayError(problemOf(error), { file }, { cause: error });
  } finally {
    source.destroy();
  }
}

function gunzipped(source: Readable): Readable {
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function problemOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "Z_BUF_ERROR") return "the gzip data ends too early; the file is cut off";
  if (code.startsWith("Z_")) return `the gzip data is damaged (${messageOf(error)})`;
  return messageOf(error);
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
