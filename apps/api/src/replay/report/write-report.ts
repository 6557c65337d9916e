import { access, constants, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, ReplayError } from "../replay-error.js";
import type { ReplayTarget } from "../targets/target.js";
import { readIncidents } from "./read-incidents.js";
import { type ReportContents, renderPage } from "./render-page.js";

/** Says before the replay begins that its report could not be written afterwards. */
export async function refuseUnwritable(file: string): Promise<void> {
  const folder = dirname(file);
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new ReplayError(`--report: the folder "${folder}" cannot be written to`, {}, { cause: error });
  }
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) throw new ReplayError(`--report: "${file}" is a folder`);
}

/** Reads what came out of a replay and writes it as a page. */
export async function writeReport(
  file: string,
  replayed: Omit<ReportContents, "incidents">,
  target: Pick<ReplayTarget, "listIncidents">,
): Promise<void> {
  const page = renderPage({ ...replayed, incidents: await readIncidents(target, replayed.tally.incidents) });
  try {
    await writeFile(file, page);
  } catch (error) {
    throw new ReplayError(`the report cannot be written: ${messageOf(error)}`, {}, { cause: error });
  }
}
