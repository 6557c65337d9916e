import { createHash } from "node:crypto";
import type { RequestKey } from "@hoc/incident-engines";
import { DomainError } from "@hoc/incident-schemas";
import type { JsonBody } from "./body.js";

const KEY = /^[\x21-\x7e]{1,255}$/;

/** What a request says, apart from its headers. */
export interface RequestWords {
  readonly path: Readonly<Record<string, string>>;
  readonly body: JsonBody;
}

/**
 * Reads an `Idempotency-Key` header, with a digest of what the request says; `undefined` when it has none. Neither the
 * order of members nor white space changes the digest, nor does `If-Match`.
 *
 * @throws {DomainError} `invalid_input` when it is anything but 1 to 255 visible ASCII characters.
 */
export function requestKeyOf(header: string | undefined, words: RequestWords): RequestKey | undefined {
  if (header === undefined) return undefined;
  if (!KEY.test(header))
    throw new DomainError(
      "invalid_input",
      "Idempotency-Key must be 1 to 255 visible ASCII characters, without spaces.",
    );
  return { key: header, requestDigest: createHash("sha256").update(textOf(words)).digest("hex") };
}

function textOf(words: RequestWords): string {
  try {
    return JSON.stringify(words, sortMembers);
  } catch (cause) {
    throw new DomainError("invalid_input", "The body is nested too deeply.", {}, { cause });
  }
}

function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
