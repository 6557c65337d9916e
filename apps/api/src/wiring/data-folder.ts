import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

const PROBLEMS: Readonly<Record<string, string | undefined>> = {
  EEXIST: "that is a file and no folder",
  ENOTDIR: "a file is in its way",
  ENOENT: "no folder can be made there",
  EACCES: "this process may not write there",
  EPERM: "this process may not write there",
  EROFS: "nothing can be written there",
  ENOSPC: "there is no space left",
  ENAMETOOLONG: "the name is too long",
};

/** The folder for the data cannot be used; the message says why and what to do. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";

  constructor(folder: string, problem: string, options?: ErrorOptions) {
    super(
      `HOC_DATA_DIR is ${folder}, but ${problem}. ` +
        "Set it to a folder that this process may write to, or set DATABASE_URL to a PostgreSQL server.",
      options,
    );
  }
}

/**
 * Makes a folder and those above it, unless they are there.
 *
 * @throws {DataFolderError} when the system refuses.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw dataFolderError(folder, error);
  }
}

/** What the system says about a folder, as a sentence. */
export function dataFolderError(folder: string, error: unknown): DataFolderError {
  const problem =
    PROBLEMS[codeOf(error)] ?? `it cannot be used (${error instanceof Error ? error.message : codeOf(error)})`;
  return new DataFolderError(folder, problem, { cause: error });
}

/** Step by step, because Node's own recursion never ends below /proc. */
async function makeFolder(folder: string, deeper = true): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (codeOf(error) !== "ENOENT" || !deeper || parent === folder) throw error;
    await makeFolder(parent);
    await makeFolder(folder, false);
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code);
}
