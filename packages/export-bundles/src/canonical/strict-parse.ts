import type { JsonValue } from "@hoc/incident-schemas";
import { parseAtOnce } from "./parse-at-once.js";
import { StrictParseError, type StrictParseReason } from "./strict-parse-error.js";
import { decodeUtf8, utf8Length } from "./utf8.js";

/** Largest document in bytes of UTF-8 (64 MB): what an evidence bundle may weigh. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** How many arrays and objects may stand inside one another; the same limit as canonical JSON has. */
export const MAX_DOCUMENT_DEPTH = 32;

/**
 * Parses JSON whose digest is going to be trusted. Two documents that differ in what they say never come out as the
 * same value: a plain `JSON.parse` keeps the last of two members with one name and rounds 9007199254740993 to
 * 9007199254740992, so that a digest over its result hides both edits.
 *
 * Refused, beside what is no JSON: duplicate members (also behind `\u` escapes), fractions, exponents, `-0`, integers
 * beyond ±(2^53 − 1), lone surrogates (also behind escapes), a byte order mark, bytes that are not UTF-8, more than
 * 32 levels, more than 64 MB. Whitespace, the order of members and the spelling of escapes are free.
 *
 * @param document bytes of UTF-8, or text.
 * @returns the value; a member called `__proto__` is a member like any other.
 * @throws {StrictParseError} with `reason`, `offset` and `path` of the first fault.
 *
 * @example strictParse('{"tokens": 17}') // { tokens: 17 }
 */
export function strictParse(document: Uint8Array | string): JsonValue {
  const bytes = typeof document === "string" ? utf8Length(document, document.length) : document.byteLength;
  if (bytes > MAX_DOCUMENT_BYTES) {
    throw new StrictParseError("too_large", 0, [], `the document has ${bytes} bytes, more than ${MAX_DOCUMENT_BYTES}`);
  }
  if (typeof document === "string") return parseText(document, (offset) => offset);
  const decoded = decodeUtf8(document);
  if (!decoded.ok) throw new StrictParseError("invalid_utf8", decoded.offset, [], "the bytes are not UTF-8");
  const parsed = parseAtOnce(decoded.text, document, MAX_DOCUMENT_DEPTH);
  return parsed === undefined ? parseText(decoded.text, (offset) => utf8Length(decoded.text, offset)) : parsed.value;
}

function parseText(text: string, inputOffset: (offset: number) => number): JsonValue {
  /** Position of the next character to read. */
  let at = 0;
  /** Names and indexes that lead to the value being read; as long as that value is deep. */
  const path: (string | number)[] = [];

  return document();

  function document(): JsonValue {
    if (text.startsWith("\ufeff")) refuse("byte_order_mark", "a byte order mark is not allowed");
    skipWhitespace();
    const root = value();
    skipWhitespace();
    if (at < text.length) refuse("trailing_data", `${shown()} after the end of the document`);
    return root;
  }

  function value(): JsonValue {
    switch (text[at]) {
      case "{":
        return object();
      case "[":
        return array();
      case '"':
        return string();
      case "t":
        return literal("true", true);
      case "f":
        return literal("false", false);
      case "n":
        return literal("null", null);
      default:
        return integer();
    }
  }

  function object(): JsonValue {
    const members: Record<string, JsonValue> = {};
    enter();
    if (!closes("}")) {
      do {
        skipWhitespace();
        const nameAt = at;
        if (text[at] !== '"') unexpected("a member name");
        const name = string();
        path.push(name);
        if (Object.hasOwn(members, name))
          refuse("duplicate_member", "the object already has a member of this name", nameAt);
        skipWhitespace();
        expect(":");
        skipWhitespace();
        setMember(members, name, value());
        path.pop();
      } while (continues("}"));
    }
    return members;
  }

  function array(): JsonValue {
    const items: JsonValue[] = [];
    enter();
    if (!closes("]")) {
      do {
        skipWhitespace();
        path.push(items.length);
        items.push(value());
        path.pop();
      } while (continues("]"));
    }
    return items;
  }

  function enter(): void {
    if (path.length === MAX_DOCUMENT_DEPTH)
      refuse("too_deep", `the document is more than ${MAX_DOCUMENT_DEPTH} levels deep`);
    at++;
  }

  function closes(bracket: string): boolean {
    skipWhitespace();
    if (text[at] !== bracket) return false;
    at++;
    return true;
  }

  function continues(bracket: string): boolean {
    if (closes(bracket)) return false;
    if (text[at] !== ",") unexpected(`, or ${bracket}`);
    at++;
    return true;
  }

  function string(): string {
    let decoded = "";
    at++;
    let plainFrom = at;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) {
        decoded += text.slice(plainFrom, at);
        at++;
        return decoded;
      }
      if (unit === BACKSLASH) {
        decoded += text.slice(plainFrom, at) + escaped();
        plainFrom = at;
      } else if (at >= text.length) {
        unexpected('"');
      } else if (unit < SPACE) {
        refuse("control_character", "a control character in a string must be escaped");
      } else if (isSurrogate(unit)) {
        if (!isPair(unit, text.charCodeAt(at + 1))) loneSurrogate(at);
        at += 2;
      } else {
        at++;
      }
    }
  }

  function escaped(): string {
    const from = at;
    at++;
    const letter = text[at];
    if (letter === undefined) return unexpected("an escape");
    if (letter !== "u") {
      const character = ESCAPES.get(letter);
      if (character === undefined) return refuse("invalid_escape", `\\${letter} is not an escape`, from);
      at++;
      return character;
    }
    const unit = escapedUnit(from);
    if (!isSurrogate(unit)) return String.fromCharCode(unit);
    // A pair must be written alike: an escaped half followed by a raw half is not well-formed text.
    const secondFrom = at;
    if (text[at] !== "\\" || text[at + 1] !== "u") return loneSurrogate(from);
    at++;
    const second = escapedUnit(secondFrom);
    return isPair(unit, second) ? String.fromCharCode(unit, second) : loneSurrogate(from);
  }

  /** Reads the four digits after the `u` at which the reader stands. */
  function escapedUnit(from: number): number {
    const digits = text.slice(at + 1, at + 5);
    if (!FOUR_HEX_DIGITS.test(digits)) return refuse("invalid_escape", "\\u needs four hexadecimal digits", from);
    at += 5;
    return Number.parseInt(digits, 16);
  }

  function integer(): number {
    const from = at;
    if (text[at] === "-") at++;
    const digitsFrom = at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === digitsFrom) unexpected(from === at ? "a value" : "a digit");
    if (text[digitsFrom] === "0" && at > digitsFrom + 1)
      refuse("unexpected_character", "a number must not begin with 0", digitsFrom);
    if (text[at] === "." || text[at] === "e" || text[at] === "E") {
      refuse("not_an_integer", "fractions and exponents are not allowed", from);
    }
    const number = Number(text.slice(from, at));
    if (!Number.isSafeInteger(number)) refuse("unsafe_integer", "the integer is outside ±(2^53 − 1)", from);
    if (Object.is(number, -0)) refuse("negative_zero", "-0 is not allowed; it has no canonical form of its own", from);
    return number;
  }

  function literal<Value extends JsonValue>(word: string, meaning: Value): Value {
    for (const letter of word) expect(letter);
    return meaning;
  }

  function skipWhitespace(): void {
    while (isWhitespace(text.charCodeAt(at))) at++;
  }

  function expect(character: string): void {
    if (text[at] !== character) unexpected(character);
    at++;
  }

  function unexpected(expected: string): never {
    if (at >= text.length)
      return refuse("unexpected_end", `the document ends where ${expected} is expected`, text.length);
    return refuse("unexpected_character", `${shown()} where ${expected} is expected`);
  }

  function loneSurrogate(offset: number): never {
    return refuse("lone_surrogate", "the text is not well-formed Unicode (it has a lone surrogate)", offset);
  }

  function shown(): string {
    return JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0));
  }

  function refuse(reason: StrictParseReason, problem: string, offset = at): never {
    throw new StrictParseError(reason, inputOffset(offset), path, problem);
  }
}

/** Assignment to `__proto__` would change the prototype instead of adding a member. */
function setMember(members: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === "__proto__")
    Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
  else members[name] = value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const FOUR_HEX_DIGITS = /^[0-9A-Fa-f]{4}$/;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

function isWhitespace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function isPair(first: number, second: number): boolean {
  return first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
}
