import type { JsonValue } from "@hoc/incident-schemas";

/**
 * What the engine's own parser makes of a document, where that is what a strict reading gives: many times faster than
 * to read it character by character. `undefined` where it may not be, because the document is no JSON, is too deep, or
 * has a member twice, a number that is no safe integer or is spelled in another way, or an escape that may be half a
 * character; then a strict reader has to say what it is.
 *
 * @param bytes the UTF-8 of the text.
 * @param maxDepth how many arrays and objects may stand inside one another.
 */
export function parseAtOnce(
  text: string,
  bytes: Uint8Array,
  maxDepth: number,
): { readonly value: JsonValue } | undefined {
  // The text is looked at before it is parsed: the engine would take gigabytes for a document of brackets only.
  const written = membersWrittenIn(bytes, maxDepth);
  const value = written === undefined ? undefined : parsed(text);
  if (value === undefined) return undefined;
  // Of two members with one name the engine keeps one, so that there are fewer in the value than in the text.
  return membersOf(value) === written ? { value } : undefined;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * How many members JSON spells out: a colon outside of strings stands for one. `undefined` when it is too deep, a number
 * is not written as integers are, or an escape may be half a character. What is no JSON gives any number.
 */
function membersWrittenIn(json: Uint8Array, maxDepth: number): number | undefined {
  let members = 0;
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) isInString = !isInString;
    else if (isInString) {
      if (byte !== BACKSLASH) continue;
      at++;
      if (json[at] === LETTER_U && isLetterD(json[at + 1])) return undefined;
    } else if (byte === COLON) members++;
    else if (byte === OPENING_BRACKET || byte === OPENING_BRACE) {
      if (++depth > maxDepth) return undefined;
    } else if (byte === CLOSING_BRACKET || byte === CLOSING_BRACE) depth--;
    else if (byte === POINT || byte === UPPER_EXPONENT || (byte === MINUS && json[at + 1] === ZERO)) return undefined;
    else if (byte === LOWER_EXPONENT && isDigit(json[at - 1])) return undefined;
  }
  return members;
}

/** How many members the objects of a value have in all; `undefined` when it has a number that is not exact. */
function membersOf(value: JsonValue): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? 0 : undefined;
  if (typeof value !== "object" || value === null) return 0;
  const children: readonly JsonValue[] = Array.isArray(value) ? value : Object.values(value);
  let members = Array.isArray(value) ? 0 : children.length;
  for (const child of children) {
    const within = membersOf(child);
    if (within === undefined) return undefined;
    members += within;
  }
  return members;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const POINT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const UPPER_EXPONENT = 0x45;
const LOWER_EXPONENT = 0x65;
const LETTER_U = 0x75;

/** Escapes of surrogates begin with `\ud`. */
function isLetterD(byte: number | undefined): boolean {
  return byte === 0x64 || byte === 0x44;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}
