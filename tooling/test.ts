import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { addCounts, countsFile, describeCounts, failures, noCounts, readCounts } from "./vitest/counts.js";

const house = join(import.meta.dirname, "..");
const workspaces = ["packages", "apps"]
  .flatMap((group) => readdirSync(join(house, group)).map((name) => join(house, group, name)))
  .filter((folder) => existsSync(join(folder, "package.json")));
const suites = [...workspaces.map((folder) => countsFile(folder)), countsFile(house), countsFile(house, "consumer")];

for (const suite of suites) rmSync(suite, { force: true });
const oneAfterTheOther = process.env.CI ? ["--concurrency=1"] : [];
const tasks = ["test", "test:house", "test:consumer"];
const run = spawnSync("turbo", ["run", ...tasks, "--continue", ...oneAfterTheOther, ...process.argv.slice(2)], {
  cwd: house,
  stdio: ["ignore", "inherit", "inherit"],
});

let total = noCounts;
for (const suite of suites) {
  const counts = readCounts(suite);
  if (!counts) console.log(`${relative(house, suite)} is missing: its suite did not run to the end`);
  total = addCounts(total, counts ?? failures(1));
}
if (run.status !== 0 && total.failed === 0) total = addCounts(total, failures(1));
console.log(describeCounts(total));
process.exitCode = total.failed === 0 ? 0 : 1;
