import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { renderSummaries, type Verification, verificationOf } from "./verify/summaries.js";

/** The verifiers, each a program of its own; the laws and the routes are tests whose every test is a verdict. */
const VERIFIERS = [
  { name: "event contract", program: ["tooling/verify-events.ts"] },
  { name: "storage contract", program: ["tooling/verify-storage.ts"] },
  { name: "deterministic read", program: ["tooling/verify-reads.ts"] },
  { name: "tenant walls", program: ["tooling/verify-tenants.ts"] },
  { name: "layer laws", tests: "tooling/arch/laws.test.ts" },
  { name: "text laws", tests: "tooling/arch/text-laws.test.ts" },
  { name: "authority boundary", tests: "tooling/arch/authority.test.ts" },
  { name: "route map", tests: "tooling/docs/routes.test.ts" },
] as const;

const house = join(import.meta.dirname, "..");
const tsx = ["--import", "tsx", "--conditions=@hoc/source"];
const vitest = join(house, "node_modules/vitest/vitest.mjs");

function run(verifier: (typeof VERIFIERS)[number]): Verification {
  const args =
    "program" in verifier
      ? [...tsx, ...verifier.program, "--json", "--strict"]
      : [vitest, "run", "--project", "arch", "--reporter=json", verifier.tests];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: "utf8", maxBuffer: 2 ** 26 });
  return verificationOf(verifier.name, stdout, stderr);
}

const verifications = VERIFIERS.map((verifier) => {
  if (!process.argv.includes("--json")) process.stderr.write(`${verifier.name} …\n`);
  return run(verifier);
});
console.log(process.argv.includes("--json") ? JSON.stringify(verifications, null, 2) : renderSummaries(verifications));
const isStrict = process.argv.includes("--strict");
process.exitCode = verifications.some(({ FAIL, WARN }) => FAIL > 0 || (isStrict && WARN > 0)) ? 1 : 0;
