import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { clockShifted } from "./clock-shift.js";

/** The server as a process of its own, which can be killed and started again at the same port. */
export interface AppProcess {
  readonly url: string;
  /** Starts it and waits until it is ready to serve; `clockShift` in seconds sets its clock wrong. */
  start(clockShift?: number): Promise<void>;
  /** Ends it, and waits until it has ended. */
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** What it wrote to its log at level error, the last lines. */
  complaints(): readonly string[];
}

const house = join(import.meta.dirname, "../..");

/** How long it may take to be ready: migrations and a database that is just coming back are in it. */
const READY_WITHIN_MILLISECONDS = 90_000;

/** Prepares a server at a port, of the repository in `folder`; `environment` is all that it is told. */
export function appProcess(
  port: number,
  environment: Readonly<Record<string, string>>,
  folder: string = house,
): AppProcess {
  const url = `http://127.0.0.1:${port}`;
  const complaints: string[] = [];
  let child: ChildProcess | undefined;

  function begin(clockShift: number): ChildProcess {
    const begun = spawn(
      process.execPath,
      ["--conditions=@hoc/source", "--import", "tsx", join(folder, "apps/api/src/main.ts")],
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          ...environment,
          ...clockShifted(clockShift),
          PORT: String(port),
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    for (const stream of [begun.stdout, begun.stderr])
      stream
        ?.setEncoding("utf8")
        .on("data", (text: string) => complaints.push(...text.split("\n").filter(isComplaint)));
    return begun;
  }

  return {
    url,
    async start(clockShift = 0) {
      const giveUpAt = performance.now() + READY_WITHIN_MILLISECONDS;
      child = begin(clockShift);
      while (!(await isReady(url))) {
        // A server that finds no database says so and ends; whoever runs it starts it again.
        if (child.exitCode !== null) child = begin(clockShift);
        if (performance.now() > giveUpAt)
          throw new Error(`The server did not get ready.\n${complaints.slice(-20).join("\n")}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async kill(signal) {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
    complaints: () => complaints,
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function isComplaint(line: string): boolean {
  return /"level":(50|60)/.test(line);
}
