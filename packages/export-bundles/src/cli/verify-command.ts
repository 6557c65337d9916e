import { instantFromMicros } from "@hoc/incident-schemas";
import { isArchive } from "../delivery/read-delivery.js";
import type { VerifyOptions } from "../verify/options.js";
import { VERDICTS, type VerificationResult } from "../verify/result.js";
import { isReport, verifyFile } from "../verify/verify-file.js";
import type { PdfTools } from "../verify/verify-pages.js";
import { countOf, parseCall, secondsOf, takeExpectations } from "./arguments.js";
import { type Io, readBytes, readTextIfGiven, readTrust } from "./io.js";
import { reportText } from "./report-text.js";
import { verifyTimestamp } from "./rfc3161.js";
import { UsageError } from "./usage.js";

/** Exit code of a strict verification with warnings. */
const WITH_WARNINGS = 4;

/** Which exit code of several files is the worst, the worst first. */
const WORST_FIRST: readonly number[] = [
  VERDICTS.rejected,
  VERDICTS.not_checked,
  VERDICTS.not_authenticated,
  WITH_WARNINGS,
  VERDICTS.verified,
];

/** `export-bundles verify`: reads files, says what they are worth, and ends with the worst exit code. */
export async function verifyCommand(args: readonly string[], io: Io): Promise<number> {
  const { expect, rest } = takeExpectations(args);
  const { values, positionals: files } = parseCall(rest, {
    trust: { type: "string" },
    root: { type: "string" },
    checkpoint: { type: "string" },
    "max-age": { type: "string" },
    threshold: { type: "string" },
    statements: { type: "string" },
    json: { type: "boolean" },
    strict: { type: "boolean" },
  });
  if (files.length === 0) throw new UsageError("There is no file to verify.");
  if (values.root !== undefined && values.trust === undefined) throw new UsageError("--root needs --trust.");
  const options: VerifyOptions = {
    expect,
    verifyTimestamp,
    trust: values.trust === undefined ? undefined : await readTrust(values.trust, values.root),
    checkpoint: await readTextIfGiven(values.checkpoint),
    statements: await readTextIfGiven(values.statements),
    threshold: values.threshold === undefined ? undefined : countOf(values.threshold, "threshold"),
    ...(values["max-age"] === undefined ? {} : { maxAgeSeconds: secondsOf(values["max-age"], "max-age"), now: now() }),
  };
  const codes: number[] = [];
  for (const file of files) {
    const result = await verifyPath(file, options);
    io.out(values.json === true ? `${JSON.stringify(result)}\n` : reportText(file, result));
    codes.push(exitCodeOf(result, values.strict === true));
  }
  return WORST_FIRST.find((code) => codes.includes(code)) ?? VERDICTS.not_checked;
}

/** Verifies one file; one that cannot be read could not be checked. */
export async function verifyPath(path: string, options: VerifyOptions): Promise<VerificationResult> {
  try {
    const file = await readBytes(path);
    const tools = isReport(file) || isArchive(file) ? await pdfTools() : {};
    return await verifyFile(file, { ...options, ...tools });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return {
      verdict: "not_checked",
      failure: { check: "SIZE", path, message: error.message },
      passed: [],
      notChecked: [],
      warnings: [],
      bundle: null,
      signers: [],
      statements: [],
    };
  }
}

/** Loaded when it is needed: fonts take longer to read than a bundle takes to verify. */
async function pdfTools(): Promise<PdfTools> {
  const { createPdfInspector, createPdfRenderer } = await import("../pdf/index.js");
  return { pdf: createPdfInspector(), renderer: createPdfRenderer() };
}

function exitCodeOf({ verdict, warnings }: VerificationResult, isStrict: boolean): number {
  return verdict === "verified" && isStrict && warnings.length > 0 ? WITH_WARNINGS : VERDICTS[verdict];
}

function now(): string {
  return instantFromMicros(Date.now() * 1000);
}
