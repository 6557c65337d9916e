import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** A folder for files of one test file. */
export interface ReplayFolder {
  /** Writes a file, packed when its name ends in `.gz`; gives its path. */
  write(name: string, content: string | Buffer): Promise<string>;
  path(name: string): string;
  remove(): Promise<void>;
}

export async function replayFolder(): Promise<ReplayFolder> {
  const folder = await mkdtemp(join(tmpdir(), "hoc-replay-"));
  const path = (name: string) => join(folder, name);
  return {
    path,
    async write(name, content) {
      const packed = name.endsWith(".gz") && typeof content === "string" ? gzipSync(content) : content;
      await writeFile(path(name), packed);
      return path(name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Items as a stream; `onTaken` is told of each as it is asked for. */
export async function* streamOf<Item>(items: readonly Item[], onTaken: () => unknown = () => {}): AsyncGenerator<Item> {
  for (const item of items) {
    onTaken();
    yield item;
  }
}

/** All items of a stream. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
