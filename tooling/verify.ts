import { COVERAGE_MATRIX, coverageRows } from "./verify/coverage.js";
import { liveInventory } from "./verify/inventory.js";
import { type Summary, summaryOf } from "./verify/matrix.js";
import { foundBy, PLANTS } from "./verify/plants.js";
import { type Ended, runPrograms } from "./verify/run-programs.js";
import { subVerifierSummary } from "./verify/sub-verifiers.js";
import { renderReport, reportOf } from "./verify/summaries.js";
import { PROGRAMS } from "./verify/verifiers.js";

const argv = process.argv.slice(2);
const say = (line: string) => process.stderr.write(`${line}\n`);

if (argv.includes("--plants")) await plantAll(PLANTS.map(({ name }) => name));
else if (argv.includes("--plant")) await plantAll([argv[argv.indexOf("--plant") + 1] ?? ""]);
else await verifyAll();

async function verifyAll(): Promise<void> {
  const inventory = await liveInventory();
  const ended = await runPrograms(PROGRAMS, [], say);
  const found = summariesOf(ended);
  const covers = Object.fromEntries(Object.entries(found).map(([part, summary]) => [part, summary.covers]));
  const report = reportOf(
    {
      ...found,
      coverage: summaryOf(COVERAGE_MATRIX, coverageRows(inventory, covers)),
      "sub-verifiers": subVerifierSummary(ended),
    },
    { strict: argv.includes("--strict") },
  );
  console.log(argv.includes("--json") ? JSON.stringify(report, null, 2) : renderReport(report));
  process.exitCode = report.passed ? 0 : 1;
}

/** Plants one defect after the other. A single one ends as a verification that found it does; all of them, well when each was found. */
async function plantAll(names: readonly string[]): Promise<void> {
  let missed = 0;
  for (const name of names) {
    const plant = PLANTS.find((one) => one.name === name);
    if (plant === undefined)
      throw new Error(`No defect is called "${name}": ${PLANTS.map((one) => one.name).join(", ")}`);
    const found = summariesOf(await runPrograms([plant.program], ["--plant", name], say));
    const { isFound, line } = foundBy(plant, found[plant.part]);
    if (!isFound) missed += 1;
    console.log(line);
  }
  process.exitCode = names.length === 1 || missed > 0 ? 1 : 0;
}

function summariesOf(ended: readonly Ended[]): Record<string, Summary> {
  return Object.assign({}, ...ended.map(({ summaries }) => summaries ?? {}));
}
