import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the verifier in Python is. */
export const PYTHON_VERIFIER = join(import.meta.dirname, "../verifiers/verify.py");

/** Judges one bundle a line, so that one interpreter does for thousands. */
const JUDGE_ALL = `
import base64, importlib.util, json, sys
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("verify", sys.argv[1])
verifier = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verifier)
for line in sys.stdin:
    code, said = verifier.judge(*[base64.b64decode(file) for file in line.split()])
    print(json.dumps([code, said]))
`;

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
    const run = spawnSync("python3", ["-I", PYTHON_VERIFIER, "bundle.json", ...trust], {
      cwd: folder,
      encoding: "utf8",
    });
    mustRun(run.error);
    return verdictOf(run.status, run.stdout + run.stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Verifies many bundles, each with its trust file if it has one, in one interpreter. */
export function verifyAllWithPython(
  files: readonly (readonly [evidence: Uint8Array, keys?: Uint8Array | undefined])[],
): PythonVerdict[] {
  const lines = files.map((pair) => pair.flatMap((file) => (file === undefined ? [] : [toBase64(file)])).join(" "));
  const run = spawnSync("python3", ["-I", "-c", JUDGE_ALL, PYTHON_VERIFIER], {
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  mustRun(run.error);
  if (run.status !== 0) throw new Error(`The verifier in Python failed: ${run.stderr}`);
  const told = run.stdout.trimEnd().split("\n");
  return told.map((line) => {
    const [exitCode, said] = JSON.parse(line) as [number, string[]];
    return verdictOf(exitCode, said.join("\n"));
  });
}

function toBase64(file: Uint8Array): string {
  return Buffer.from(file).toString("base64");
}

function verdictOf(exitCode: number | null, output: string): PythonVerdict {
  return { exitCode, check: /^(?<check>[A-Z_]+): /m.exec(output)?.groups?.check, output };
}

function mustRun(error: Error | undefined): void {
  if (error === undefined) return;
  throw new Error(`python3 does not run (${error.message}): install Python 3, the second verifier is written in it.`);
}
