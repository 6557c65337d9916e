import type { Failure, VerificationResult } from "../verify/result.js";
import { printable } from "./printable.js";

const WORDS: Readonly<Record<VerificationResult["verdict"], string>> = {
  verified: "VERIFIED",
  rejected: "REJECTED",
  not_checked: "NOT CHECKED",
  not_authenticated: "NOT AUTHENTICATED",
};

const MEANINGS: Readonly<Record<VerificationResult["verdict"], string>> = {
  verified: "intact, every derived part is right, signed by a trusted key",
  rejected: "do not rely on it",
  not_checked: "nothing can be said about it",
  not_authenticated: "intact, but anybody may have made it: give a trust file with --trust",
};

/**
 * What a verification came to, for a person: the verdict on the first line, then what it rests on, and what nobody
 * looked at. Everything that comes from the file is made harmless for a terminal.
 */
export function reportText(file: string, result: VerificationResult): string {
  const { verdict, failure, bundle, signers, statements, passed, notChecked, warnings } = result;
  const lines = [
    `${WORDS[verdict]} ${printable(file)}: ${MEANINGS[verdict]}`,
    ...(failure === null ? [] : failureLines(failure)),
    ...(bundle === null ? [] : bundleLines(bundle)),
    ...signers.map(({ owner, keyid, status }) => row("Signed by", `${owner}, key ${keyid} (${status})`)),
    ...statements.map(({ kind, by, summary }) => row("Statement", `${kind}: ${summary}; signed by ${by}`)),
    ...(passed.length === 0 ? [] : [row("Passed", passed.join(" "))]),
    ...warnings.map((text) => row("Warning", text)),
    ...notChecked.map((text) => row("Not checked", text)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function failureLines({ check, path, message, expected, actual }: Failure): string[] {
  return [
    row("Check", check),
    row("Where", path),
    row("What", message),
    ...(expected === undefined ? [] : [row("Expected", expected)]),
    ...(actual === undefined ? [] : [row("Found", actual)]),
  ];
}

function bundleLines(bundle: NonNullable<VerificationResult["bundle"]>): string[] {
  const { bundleId, bundleType, tenantId, incidentId, asOf, contentDigest, logSize, logRoot, steps, redactedFields } =
    bundle;
  return [
    row("Bundle", `${bundleId} (${bundleType}), incident ${incidentId} of tenant ${tenantId}`),
    row("As of", asOf),
    row("Content", `sha256 ${contentDigest}`),
    row("Log", `${logSize} entries, root ${logRoot}`),
    row("Steps", steps === null ? "left out" : String(steps)),
    row("Redactions", `${redactedFields} hidden fields`),
  ];
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(12)}${printable(text)}`;
}
