import { spawn } from "node:child_process";
import { once } from "node:events";

/** What a program is started with, beside its arguments. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end and gives what it printed.
 *
 * @throws when it ends with another code than 0, with the end of what it said
 * @example await run("npm", ["ci"], { cwd: folder })
 */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, out, said } = await tryRun(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}\n${said.slice(-4_000)}`);
  return out;
}

/** Runs a program to its end; gives its exit code, what it printed and all that it said. */
export async function tryRun(command: string, args: readonly string[], { cwd, env = {} }: RunOptions) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const output = { out: "", said: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.out += text;
    output.said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.said += text;
  });
  const [code] = await once(child, "close");
  return { code: Number(code), ...output };
}

/** Puts the files of a commit into a folder, as a fresh checkout has them. */
export async function checkOut(repository: string, commit: string, folder: string): Promise<void> {
  await run("git", ["archive", "--format=tar", `--output=${folder}.tar`, commit], { cwd: repository });
  await run("tar", ["-xf", `${folder}.tar`, "-C", folder], { cwd: repository });
}
