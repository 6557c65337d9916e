import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { FAKE_TIME } from "./chaos/clock-shift.js";
import { runTrial } from "./chaos/run-trial.js";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "3" },
    callers: { type: "string", default: "16" },
    "disk-megabytes": { type: "string" },
    "clock-jumps": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
if (values["clock-jumps"] && !existsSync(FAKE_TIME))
  throw new Error("--clock-jumps takes Debian's package faketime: apt-get install faketime");

const endsAt = performance.now() + Number(values.minutes) * 60_000;
const { verdicts, complaints, ...figures } = await runTrial({
  goesOn: () => performance.now() < endsAt,
  callers: Number(values.callers),
  diskMegabytes: values["disk-megabytes"] === undefined ? undefined : Number(values["disk-megabytes"]),
  clockJumps: values["clock-jumps"],
  say: (line) => process.stderr.write(`${line}\n`),
});
if (values.json) console.log(JSON.stringify({ ...figures, verdicts, complaints }, null, 2));
else {
  console.log(JSON.stringify(figures, null, 2));
  for (const { promise, looked, broken } of verdicts)
    console.log(
      `${broken.length === 0 ? "PASS" : "FAIL"}  ${promise}${looked === null ? "" : ` (${looked})`}` +
        (broken.length === 0 ? "" : `: ${broken.length}, such as ${broken.slice(0, 5).join("; ")}`),
    );
  console.log(`${complaints.length} errors in the server's log${complaints.length === 0 ? "" : ", the last ones:"}`);
  for (const line of complaints.slice(-3)) console.log(line);
}
process.exit(verdicts.some(({ broken }) => broken.length > 0) ? 1 : 0);
