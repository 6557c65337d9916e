import type { Verdict, VerificationResult } from "../src/verify/result.js";

/** What a verdict says to somebody who has never seen one. */
export const VERDICT_SENTENCES: Readonly<Record<Verdict, { readonly title: string; readonly meaning: string }>> = {
  verified: {
    title: "Verified",
    meaning: "This is what was signed, by a key that you trust, and every part that is derived follows from the rest.",
  },
  rejected: {
    title: "Rejected",
    meaning: "Do not rely on this file: it was changed, contradicts itself, or was not signed by a key that you trust.",
  },
  not_checked: {
    title: "Not checked",
    meaning: "This page could not come to a verdict. That says nothing about the file, good or bad.",
  },
  not_authenticated: {
    title: "Intact, but not authenticated",
    meaning:
      "The file does not contradict itself. Who made it is unknown: without keys that you trust, anybody could have.",
  },
};

/** A line of the result: what it is about, and what is said. `isExact` marks what must be compared character by character. */
export interface Row {
  readonly label: string;
  readonly text: string;
  readonly isExact?: boolean;
}

/** Why a file was refused, line by line; nothing when it was not. */
export function failureRows({ failure }: VerificationResult): Row[] {
  if (failure === null) return [];
  const { check, path, message, expected, actual } = failure;
  return rows([
    ["What is wrong", message],
    ["Where", path, "exact"],
    ["Expected", expected, "exact"],
    ["Found", actual, "exact"],
    ["Check", check, "exact"],
  ]);
}

/** What the file says of itself and whose signatures stand, line by line. */
export function bundleRows({ bundle, signers }: VerificationResult): Row[] {
  if (bundle === null) return [];
  const steps = bundle.steps === null ? "left out" : String(bundle.steps);
  return rows([
    [
      "Signed by",
      signers.map(({ owner, keyid, status }) => `${owner} (${status} key ${keyid})`).join("\n") || undefined,
    ],
    ["Incident", `${bundle.incidentId} of ${bundle.tenantId}`],
    ["Kind", bundle.bundleType.replaceAll("_", " ")],
    ["As of", bundle.asOf],
    ["Timeline", `${bundle.events} entries; steps of the trace: ${steps}; fields hidden: ${bundle.redactedFields}`],
    ["Content digest", bundle.contentDigest, "exact"],
    ["Log root", bundle.logRoot, "exact"],
    ["Bundle", bundle.bundleId, "exact"],
  ]);
}

/** Lists that follow the result: warnings, statements about the bundle, and what nobody looked at. */
export function lists({ warnings, statements, notChecked }: VerificationResult): { title: string; items: string[] }[] {
  return [
    { title: "Warnings", items: [...warnings] },
    { title: "Statements about it", items: statements.map(({ kind, by, summary }) => `${kind} by ${by}: ${summary}`) },
    { title: "Not checked", items: [...notChecked] },
  ].filter(({ items }) => items.length > 0);
}

function rows(all: readonly (readonly [label: string, text: string | undefined, exact?: "exact"])[]): Row[] {
  return all.flatMap(([label, text, exact]) =>
    text === undefined ? [] : [{ label, text, isExact: exact !== undefined }],
  );
}
