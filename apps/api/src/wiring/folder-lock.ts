import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFolderError, makeDataFolder } from "./data-folder.js";

const LOCK_FILE = "process.lock";

/** A folder that this process has to itself. */
export interface FolderLock {
  /** Lets the next process have it. */
  release(): Promise<void>;
}

/** The folder is in use; the message says by whom and what to do. */
export class FolderTakenError extends Error {
  override readonly name = "FolderTakenError";
}

/**
 * Takes a folder for this process, making it if need be. The lock of a process that is dead is taken over.
 *
 * @throws {FolderTakenError} when another process that is alive has it.
 * @throws {DataFolderError} when the system lets nobody have it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await makeDataFolder(folder);
  const file = join(folder, LOCK_FILE);
  const mine = await identityOf(process.pid);
  const first = await create(file, mine).catch((error: unknown) => {
    throw dataFolderError(folder, error);
  });
  if (!first) {
    const holder = await read(file);
    if (await isAlive(holder)) throw new FolderTakenError(sentence(folder, file, holder));
    await takeAway(file, holder);
    if (!(await create(file, mine))) throw new FolderTakenError(sentence(folder, file, await read(file)));
  }
  return {
    async release() {
      if ((await read(file)) === mine) await rm(file, { force: true });
    },
  };
}

/**
 * A process as the lock names it: its id, and where the system tells when it started, that too, because ids come again
 * (in a container the first process always has the same).
 */
async function identityOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const started = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return started === undefined ? String(pid) : `${pid} ${started}`;
}

async function isAlive(holder: string): Promise<boolean> {
  const pid = Number(holder.split(" ")[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  const now = await identityOf(pid);
  return now === holder || !now.includes(" ") || !holder.includes(" ");
}

/** Removes the lock of a dead holder, and only that one: another process may have been faster and hold the folder by now. */
async function takeAway(file: string, holder: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if ((await read(aside)) === holder) await rm(aside, { force: true });
  else await rename(aside, file);
}

async function create(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

function sentence(folder: string, file: string, holder: string): string {
  const who = holder === "" ? "Another process" : `Process ${holder.split(" ")[0]}`;
  return (
    `${who} is using the data in ${folder}, and the embedded PostgreSQL serves one process at a time. ` +
    `Stop it, set HOC_DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL server. (If it is long gone, delete ${file}.)`
  );
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
