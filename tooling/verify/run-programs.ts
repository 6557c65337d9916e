import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Summary } from "./matrix.js";
import type { Program } from "./verifiers.js";

/** What a program left behind. */
export interface Ended {
  readonly program: Program;
  /** What it printed, by part; undefined when that could not be read. */
  readonly summaries: Readonly<Record<string, Summary>> | undefined;
  /** Its exit code; null when it had to be ended. */
  readonly code: number | null;
  readonly seconds: number;
  /** The last line that it complained with. */
  readonly complaint: string;
}

const HOUSE = join(import.meta.dirname, "../..");
const AT_A_TIME = 2;

/** As long as a program may take, on a machine that does much else. */
const TIME_LIMIT_MS = 30 * 60_000;

/** Runs programs, two at a time, and gives them in their order; `say` hears how it goes. */
export async function runPrograms(
  programs: readonly Program[],
  args: readonly string[],
  say: (line: string) => void,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  const waiting = [...programs];
  const work = async () => {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
      say(`${program.parts.join(", ")} …`);
      const one = await runProgram(program, args);
      say(`${program.parts.join(", ")}: ended with ${one.code ?? "no exit code"} after ${one.seconds.toFixed(1)} s`);
      ended.push(one);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return programs.map((program) => ended.find((one) => one.program === program) as Ended);
}

async function runProgram(program: Program, args: readonly string[]): Promise<Ended> {
  const started = performance.now();
  const command = ["--import", "tsx", "--conditions=@hoc/source", program.script, "--json", "--strict", ...args];
  const child = spawn(process.execPath, command, { cwd: HOUSE, timeout: TIME_LIMIT_MS, killSignal: "SIGKILL" });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    program,
    summaries: summariesIn(out, program.parts),
    code,
    seconds: (performance.now() - started) / 1_000,
    complaint: err.trim().split("\n").at(-1) ?? "",
  };
}

/**
 * What a program printed as JSON: one summary for its one part, or a summary by part. Nothing when a part is missing.
 *
 * @example summariesIn('{"subject":"table",…}', ["storage contract"])?.["storage contract"]
 */
export function summariesIn(out: string, parts: readonly string[]): Record<string, Summary> | undefined {
  try {
    const said = JSON.parse(out.slice(out.indexOf("{"), out.lastIndexOf("}") + 1));
    const [part = ""] = parts;
    const byPart = "subject" in said ? { [part]: said } : said;
    return parts.every((name) => "findings" in byPart[name]) ? byPart : undefined;
  } catch {
    return undefined;
  }
}
