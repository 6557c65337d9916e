import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ICruiseResult } from "dependency-cruiser";
import { filesBelow, isSource, isTest } from "./files.js";
import type { Violation } from "./violation.js";

const cruiser = join(import.meta.dirname, "../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const cruised = ["packages", "apps", "tooling", "bench", "examples"];

/** Holds the imports of the tree at `root` against the laws in its .dependency-cruiser.mjs. */
export function cruiseTree(root: string): Violation[] {
  const folders = cruised.filter((folder) => existsSync(join(root, folder)));
  const command = [cruiser, "--config", ".dependency-cruiser.mjs", "--output-type", "json"];
  const run = spawnSync(process.execPath, [...command, ...folders], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (!run.stdout.startsWith("{")) throw new Error(`dependency-cruiser did not answer: ${run.stderr}${run.stdout}`);
  const result = JSON.parse(run.stdout) as ICruiseResult;
  return [...importViolations(result), ...unseenSources(root, result)];
}

function importViolations({ summary }: ICruiseResult): Violation[] {
  const comments = new Map(summary.ruleSetUsed?.forbidden?.map(({ name, comment }) => [name, comment]));
  return summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle?.length ? cycle.map(({ name }) => name).join(" → ") : to;
    return { law: rule.name, from, to: way === from ? "" : way, instead: comments.get(rule.name) ?? "" };
  });
}

/** With wrong resolver settings the cruiser sees part of the code and finds nothing wrong with it. */
function unseenSources(root: string, result: ICruiseResult): Violation[] {
  const seen = new Set(result.modules.map(({ source }) => source));
  return filesBelow(root)
    .filter((path) => isSource(path) && !isTest(path) && !seen.has(path))
    .map((from) => ({
      law: "all-sources-seen",
      from,
      to: "",
      instead: "The laws did not look at this file: correct the settings in .dependency-cruiser.mjs.",
    }));
}
