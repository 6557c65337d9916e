import { existsSync } from "node:fs";
import { FAKE_TIME } from "./chaos/clock-shift.js";
import { outcomeOf } from "./chaos/judge.js";
import { runTrial } from "./chaos/run-trial.js";
import { amount, commandLine, flag, orElse, wholeNumber } from "./command-line.js";

const { values } = commandLine({
  call: "npm run chaos --",
  does: "Loads a server while it and its database are killed, frozen and starved, and looks for everything that was answered.",
  options: {
    minutes: orElse(amount("how long"), 3),
    callers: orElse(wholeNumber("how many callers at once"), 16),
    "disk-megabytes": wholeNumber(
      "gives the database a disk of its own of this size and fills it now and then; takes root",
    ),
    "clock-jumps": flag("lets the server's clock be wrong; takes Debian's package faketime"),
    json: flag("as JSON, for programs"),
  },
});
if (values["clock-jumps"] && !existsSync(FAKE_TIME)) {
  console.error("--clock-jumps takes Debian's package faketime: apt-get install faketime");
  process.exit(2);
}

const endsAt = performance.now() + values.minutes * 60_000;
const { verdicts, complaints, ...figures } = await runTrial({
  goesOn: () => performance.now() < endsAt,
  callers: values.callers,
  diskMegabytes: values["disk-megabytes"],
  clockJumps: values["clock-jumps"],
  say: (line) => process.stderr.write(`${line}\n`),
});
if (values.json) console.log(JSON.stringify({ ...figures, verdicts, complaints }, null, 2));
else {
  console.log(JSON.stringify(figures, null, 2));
  for (const verdict of verdicts) {
    const { promise, looked, broken } = verdict;
    const reasons = broken.length === 0 ? "" : `: ${broken.length}, such as ${broken.slice(0, 5).join("; ")}`;
    console.log(`${outcomeOf(verdict).padEnd(9)}  ${promise} (${looked})${reasons}`);
  }
  console.log(`${complaints.length} errors in the server's log${complaints.length === 0 ? "" : ", the last ones:"}`);
  for (const line of complaints.slice(-3)) console.log(line);
}
process.exit(verdicts.every((verdict) => outcomeOf(verdict) === "PASS") ? 0 : 1);
