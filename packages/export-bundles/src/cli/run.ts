import { createRequire } from "node:module";
import type { Io } from "./io.js";
import { keygenCommand } from "./keygen-command.js";
import { reviewCommand } from "./review-command.js";
import { trustCommand } from "./trust-command.js";
import { HELP, USAGE, UsageError } from "./usage.js";
import { verifyCommand } from "./verify-command.js";

/** Exit code of a call that cannot be carried out. */
const COULD_NOT = 2;

const COMMANDS: ReadonlyMap<string, (args: readonly string[], io: Io) => Promise<number>> = new Map([
  ["verify", verifyCommand],
  ["review", reviewCommand],
  ["keygen", keygenCommand],
  ["trust", trustCommand],
]);

/**
 * Runs a call of the command line. Whatever happens, it ends with an exit code and a sentence, never with a trace of
 * the program's inside.
 *
 * @param args the arguments behind the program's name.
 */
export async function run([command, ...args]: readonly string[], io: Io): Promise<number> {
  if (command === "--help" || command === "-h" || args.includes("--help")) {
    io.out(HELP);
    return 0;
  }
  if (command === "--version") {
    io.out(`${version()}\n`);
    return 0;
  }
  try {
    const carryOut = COMMANDS.get(command ?? "");
    if (carryOut === undefined) throw new UsageError("The first word must be verify, review, keygen or trust.");
    return await carryOut(args, io);
  } catch (error) {
    if (error instanceof UsageError) io.err(`${error.message}\n\n${USAGE}`);
    else io.err("The verifier failed, so that nothing can be said about the file. Please report this.\n");
    return COULD_NOT;
  }
}

/** The package's own manifest lies two folders up, in the source as in what is built of it. */
function version(): string {
  const manifest = createRequire(import.meta.url)("../../package.json") as { readonly version: string };
  return manifest.version;
}
