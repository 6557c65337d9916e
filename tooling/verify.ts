import { commandLine, flag, oneOf } from "./command-line.js";
import { COVERAGE_MATRIX, coverageRows } from "./verify/coverage.js";
import { liveInventory } from "./verify/inventory.js";
import { type Summary, summaryOf } from "./verify/matrix.js";
import { TELLING } from "./verify/plant.js";
import { foundBy, type NamedPlant, PLANTS } from "./verify/plants.js";
import { type Ended, runPrograms } from "./verify/run-programs.js";
import { subVerifierSummary } from "./verify/sub-verifiers.js";
import { renderReport, reportOf } from "./verify/summaries.js";
import { PROGRAMS } from "./verify/verifiers.js";

const { plant, plants, json, strict } = commandLine({
  call: "npm run verify --",
  does: "Verifies the product by behaviour; docs/verify.md tells how. Exit codes: 0 passed, 1 not, 2 not understood.",
  options: {
    ...TELLING,
    plant: oneOf(
      "DEFECT",
      "plants one defect, which has to be found",
      Object.fromEntries(PLANTS.map((one) => [one.name, one])),
    ),
    plants: flag("plants every defect, one after the other"),
  },
}).values;
const say = (line: string) => process.stderr.write(`${line}\n`);

if (plants) await plantAll(PLANTS);
else if (plant !== undefined) await plantAll([plant]);
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
    { strict },
  );
  console.log(json ? JSON.stringify(report, null, 2) : renderReport(report));
  process.exitCode = report.passed ? 0 : 1;
}

/** Plants one defect after the other. Ends well when each was found. */
async function plantAll(wanted: readonly NamedPlant[]): Promise<void> {
  let missed = 0;
  for (const one of wanted) {
    const found = summariesOf(await runPrograms([one.program], ["--plant", one.name], say));
    const { isFound, line } = foundBy(one, found[one.part]);
    if (!isFound) missed += 1;
    console.log(line);
  }
  process.exitCode = missed > 0 ? 1 : 0;
}

function summariesOf(ended: readonly Ended[]): Record<string, Summary> {
  return Object.assign({}, ...ended.map(({ summaries }) => summaries ?? {}));
}
