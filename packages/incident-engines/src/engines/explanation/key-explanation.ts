import type { ExplanationFacts, Incident } from "@hoc/incident-schemas";

type KeyExplanation = ExplanationFacts["key"];
type Fingerprint = Pick<KeyExplanation, "fingerprintSource" | "fingerprintParts">;

/**
 * Takes an incident's key apart: what signals must have in common to come into it.
 *
 * @example keyExplanation(incident).fingerprintParts // { errorCode: "E_TIMEOUT", category: null }
 */
export function keyExplanation(incident: Incident): KeyExplanation {
  const { tenantId, triggerType, fingerprint, groupingKey, windowStart } = incident;
  const read = readFingerprint(fingerprint);
  const grouping = groupingOf(groupingKey, read.fingerprintSource);
  return {
    version: groupingKey.split("|", 1)[0] ?? "",
    groupingKey,
    tenantId,
    triggerType,
    fingerprint,
    ...read,
    grouping,
    windowStart: grouping === "tumbling" ? windowStart : null,
  };
}

/** A key without a window ends on a missing part; one with a window ends on its start. */
function groupingOf(groupingKey: string, source: KeyExplanation["fingerprintSource"]): KeyExplanation["grouping"] {
  if (source === "manual" || source === "overflow") return source;
  return groupingKey.endsWith("|_") ? "sliding" : "tumbling";
}

/** How fingerprints are written: what stands around their parts, and the type and names of these. */
interface Form {
  readonly source: KeyExplanation["fingerprintSource"];
  readonly opening: string;
  readonly type: string;
  readonly names: readonly string[];
  readonly closing: string;
}

const FORMS: readonly Form[] = [
  { source: "overflow", opening: "overflow", type: "", names: [], closing: "" },
  { source: "none", opening: "f0:", type: "", names: [], closing: "" },
  { source: "caller", opening: "", type: "f", names: ["fingerprint"], closing: "" },
  { source: "manual", opening: "", type: "m", names: ["signalId"], closing: "" },
  { source: "run", opening: "r(", type: "s", names: ["errorCode", "category"], closing: ")" },
  { source: "violation", opening: "v(", type: "s", names: ["policyId"], closing: ")" },
];

function readFingerprint(fingerprint: string): Fingerprint {
  for (const form of FORMS) {
    const fingerprintParts = readForm(form, fingerprint);
    if (fingerprintParts !== undefined) return { fingerprintSource: form.source, fingerprintParts };
  }
  return { fingerprintSource: "unknown", fingerprintParts: {} };
}

/** The parts of a fingerprint by their names, or `undefined` when it is not written in this form from end to end. */
function readForm({ opening, type, names, closing }: Form, text: string): Fingerprint["fingerprintParts"] | undefined {
  if (!text.startsWith(opening)) return undefined;
  const parts: Record<string, string | null> = {};
  let rest = text.slice(opening.length);
  for (const [index, name] of names.entries()) {
    if (index > 0 && !rest.startsWith(",")) return undefined;
    const part = readPart(type, index > 0 ? rest.slice(1) : rest);
    if (part === undefined) return undefined;
    parts[name] = part.value;
    rest = part.rest;
  }
  return rest === closing ? parts : undefined;
}

/** The first part of a text: `n` for a missing one, else its type, its length and a colon before it. */
function readPart(type: string, text: string): { readonly value: string | null; readonly rest: string } | undefined {
  if (text.startsWith("n")) return { value: null, rest: text.slice(1) };
  const [prefix, length] = /^[a-z](\d+):/.exec(text) ?? [];
  if (prefix === undefined || !prefix.startsWith(type)) return undefined;
  const end = prefix.length + Number(length);
  return end > text.length ? undefined : { value: text.slice(prefix.length, end), rest: text.slice(end) };
}
