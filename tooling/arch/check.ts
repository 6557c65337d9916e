import { join } from "node:path";
import { commandLine } from "../command-line.js";
import { cruiseTree } from "./cruise.js";
import { textViolations } from "./text-laws.js";
import { describeViolation } from "./violation.js";

commandLine({ call: "npm run arch --", does: "Looks for violations of the laws of the architecture.", options: {} });
const house = join(import.meta.dirname, "../..");
const violations = [...cruiseTree(house), ...textViolations(house)];

for (const violation of violations) console.log(describeViolation(violation));
console.log(violations.length === 0 ? "All laws hold." : `${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
