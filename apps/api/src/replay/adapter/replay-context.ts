import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf, ReplayError } from "../replay-error.js";
import { openRows } from "../rows/open-rows.js";
import type { ReplayContext } from "./adapter.js";

/** What an adapter may ask for beside the rows of `file`. */
export function replayContext(file: string): ReplayContext {
  const beside = (name: string) => join(dirname(file), name);
  return {
    file,
    hasFile: (name) => existsSync(beside(name)),
    readJson: (name) => readJson(beside(name)),
    rowsOf: (name) => openRows(beside(name)),
    fail(row, problem, field) {
      throw new ReplayError(problem, { file, line: row.line, ...(field === undefined ? {} : { field }) });
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new ReplayError(`cannot be read as JSON: ${messageOf(error)}`, { file }, { cause: error });
  }
}
