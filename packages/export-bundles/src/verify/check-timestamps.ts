import type { Instant } from "@hoc/incident-schemas";
import type { Bundle } from "../bundle/format.js";
import { fromBase64 } from "../crypto/bytes.js";
import type { VerifyOptions } from "./options.js";
import { failed, type Outcome, PASSED } from "./progress.js";

/** What the timestamps of a bundle vouch for. */
export interface TimestampsRead {
  readonly outcome: Outcome;
  /** When the first authority saw the first signature; `undefined` when none did. */
  readonly earliest: Instant | undefined;
}

type Token = NonNullable<Bundle["integrity"]["timestamps"]>[number];

type TokenRead =
  | { readonly kind: "verified"; readonly at: Instant }
  | { readonly kind: "bad"; readonly message: string }
  | { readonly kind: "unchecked"; readonly reason: string; readonly warning?: string };

/**
 * Reads when others saw the first signature. A token that says something else is refused; one of an unknown type, or
 * one that there is nothing to check by, is reported.
 */
export function readTimestamps({ integrity }: Bundle, options: VerifyOptions): TimestampsRead {
  const tokens = integrity.timestamps ?? [];
  const signature = fromBase64(integrity.envelope.signatures[0]?.sig ?? "") ?? new Uint8Array();
  const read = tokens.map((token) => readToken(token, signature, options));
  const instants = read.flatMap((one) => (one.kind === "verified" ? [one.at] : [])).sort();
  return { outcome: outcomeOf(read), earliest: instants[0] };
}

function readToken({ type, token }: Token, signature: Uint8Array, options: VerifyOptions): TokenRead {
  if (type !== "rfc3161") {
    const reason = `a timestamp of the type ${JSON.stringify(type.slice(0, 40))}, which this verifier does not know`;
    return { kind: "unchecked", reason, warning: `There is ${reason}.` };
  }
  const bytes = fromBase64(token);
  if (bytes === undefined) return { kind: "bad", message: "The timestamp token is not base64." };
  const authorities = options.trust?.timestampAuthorities ?? [];
  if (options.verifyTimestamp === undefined) {
    return { kind: "unchecked", reason: "the timestamp: this verifier cannot read timestamp tokens" };
  }
  if (authorities.length === 0) {
    return { kind: "unchecked", reason: "the timestamp: the trust file names no timestamp authority" };
  }
  return options.verifyTimestamp(bytes, signature, authorities);
}

function outcomeOf(read: readonly TokenRead[]): Outcome {
  const bad = read.findIndex((one) => one.kind === "bad");
  const found = read[bad];
  if (found?.kind === "bad") return failed(`$.integrity.timestamps[${bad}].token`, found.message);
  const unchecked = read.filter((one) => one.kind === "unchecked");
  const warnings = unchecked.flatMap(({ warning }) => (warning === undefined ? [] : [warning]));
  const notChecked = unchecked.map(({ reason }) => reason);
  if (read.some((one) => one.kind === "verified")) return { ...PASSED, notChecked, warnings };
  const unknownTime = "when it was signed: there is no verified timestamp, so the time is only the signer's word";
  return { kind: "skipped", notChecked: [...notChecked, unknownTime], warnings };
}
