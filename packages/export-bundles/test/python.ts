import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(import.meta.dirname, "../verifiers/verify.py");

/** What the verifier in Python came to. */
export interface PythonVerdict {
  readonly exitCode: number | null;
  /** The check that failed, when one did. */
  readonly check: string | undefined;
  readonly output: string;
}

/** Verifies a bundle with the verifier in Python, in an interpreter without site packages, environment and network use. */
export function verifyWithPython(evidence: Uint8Array, keys?: Uint8Array): PythonVerdict {
  const folder = mkdtempSync(join(tmpdir(), "hoc-verify-"));
  try {
    writeFileSync(join(folder, "bundle.json"), evidence);
    if (keys !== undefined) writeFileSync(join(folder, "keys.json"), keys);
    const trust = keys === undefined ? [] : ["--trust", "keys.json"];
    const run = spawnSync("python3", ["-I", PROGRAM, "bundle.json", ...trust], { cwd: folder, encoding: "utf8" });
    if (run.error !== undefined) {
      throw new Error(
        `python3 does not run (${run.error.message}): install Python 3, the second verifier is written in it.`,
      );
    }
    const output = run.stdout + run.stderr;
    return { exitCode: run.status, check: /^(?<check>[A-Z_]+): /m.exec(output)?.groups?.check, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
