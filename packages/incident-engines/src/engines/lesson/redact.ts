import type { JsonObject } from "@hoc/incident-schemas";
import { closingTails } from "./closing-tail.js";
import { maskNested } from "./nested-values.js";

/** One kind of what must not be stored: how it is found, and what is put in its place. */
interface Masked {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Of what was found, whether it is one after all; everything is by default. */
  readonly isOne?: (found: string) => boolean;
  /** Whether what was found may end with what closes the text around it, which is left. */
  readonly mayEndWithClosers?: true;
}

/** The end of a name whose value is secret. A plain `tokens` is a number of them. */
const SECRET_NAME = `(?:${[
  "passw(?:or)?ds?",
  "passphrases?",
  "pwds?",
  "secrets?",
  "(?<!unexpected )token",
  "(?:access|api|auth|bearer|refresh)[_-]?tokens",
  "credentials?",
  "authorization",
  "(?:access|account|api|encryption|master|private|secret|signing)[ _-]?keys?",
].join("|")})(?:[_-]?\\d{1,3})?`;

/** The parameter of an address that signs it. */
const SIGNATURE = String.raw`(?<=[?&;]|%26|%3f|\\u0026)sig`;

/** What may stand around what separates a name from its value; line ends may be escaped, as in JSON inside a text. */
const SPACE = String.raw`(?:\s|\\[nrt])*`;

/** Where the value of such a name begins; quotes may be escaped, too. */
function valueAfter(name: string): string {
  return String.raw`(?=\S)(?!>|\\[nrt])(?<=(?:${name})\\{0,3}["']?${SPACE}[:=]>?${SPACE})`;
}

const NAMED_VALUE = valueAfter(`${SECRET_NAME}|${SIGNATURE}`);

/** What was masked before. */
const MASK = String.raw`\[redacted:[a-z-]{1,16}\]`;

/** A value that is masked already, in quotes, which may be escaped or never closed, or up to what ends one. */
function secrets(beginning: string, scheme: string): RegExp {
  const value = [
    MASK,
    String.raw`\\+"[^"]*(?:"|$)`,
    String.raw`"(?:[^"\\]|\\[\s\S]?)*(?:"|$)`,
    String.raw`'(?:[^'\\]|\\[\s\S]?)*(?:'|$)`,
    String.raw`(?:${scheme})?[^\s,;&]+`,
  ].join("|");
  return new RegExp(`${beginning}(?:${value})`, "gi");
}

/** A value in brackets. */
const NESTED = new RegExp(`${NAMED_VALUE}[{[]`, "gi");

const HEX = "[0-9A-Fa-f]";

/** The end of what stands for one character, which no word goes on after. */
const ESCAPE = String.raw`\\[bfnrtv]|\\u${HEX}{4}|\\x${HEX}{2}|%${HEX}{2}`;

/**
 * A pattern that begins neither after one of these characters, unless they are the end of an escape, nor right after a mask,
 * which may stand for one.
 */
function apart(before: string, pattern: string): RegExp {
  return new RegExp(`(?:(?<!${before}|${MASK})|(?<=${ESCAPE}))(?:${pattern})`, "g");
}

const API_KEYS = [
  String.raw`sk-[\w-]{16,}`,
  "(?:AKIA|ASIA)[A-Z0-9]{16}",
  "gh[opsur]_[A-Za-z0-9]{20,}",
  String.raw`github_pat_\w{20,}`,
  String.raw`glpat-[\w-]{16,}`,
  String.raw`xox[abeoprs]-[\w-]{10,}`,
  String.raw`AIza[\w-]{35}`,
  "[prs]k_(?:live|test)_[A-Za-z0-9]{10,}",
  "(?:hf|gsk|npm|whsec)_[A-Za-z0-9]{20,}",
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`,
  String.raw`ya29\.[\w-]{20,}`,
].join("|");

const WORD = String.raw`[\w-]`;
const ADDRESSEE = String.raw`[\p{L}\p{N}._%+-]`;
const DOMAIN_PART = String.raw`[\p{L}\p{N}-]+`;
const CARD_16_OR_19 = String.raw`[2-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:\d{3})?`;
const CARD_15 = String.raw`3\d{3}[ -]?\d{6}[ -]?\d{5}`;
const NOT_IN_NUMBER = String.raw`(?![\w-]|\.\d)`;

/**
 * What is masked, in this order. Every pattern is bounded or begins only where the text before it rules out another
 * beginning, so that no text takes longer than its length deserves.
 */
const MASKED: readonly Masked[] = [
  {
    kind: "private-key",
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g,
  },
  { kind: "credentials", pattern: /(?<=:\/\/)[^\s/?#"'<>[\]]+(?=@)/g },
  {
    // A password with what ends a host; what follows a host is a port.
    kind: "credentials",
    pattern: /(?<=:\/\/)[^\s/?#:@"'<>[\]]*:(?!\d{1,5}[/?#])[^\s/?#@"'<>[\]]+[/?#][^\s@"'<>[\]]{0,200}(?=@)/g,
  },
  { kind: "api-key", pattern: /(?<=hooks\.slack\.com\\?\/[a-z]{1,20}\\?\/)[A-Za-z0-9]+(?:\\?\/[A-Za-z0-9]+)+/g },
  { kind: "cookie", pattern: /(?=\S)(?<=\bcookie\\{0,3}["']?:\s*)[^\r\n]+/gi },
  {
    kind: "secret",
    pattern: secrets(valueAfter("authorization"), String.raw`[a-z][\w-]{0,40}[ \t]{1,3}`),
    mayEndWithClosers: true,
  },
  {
    kind: "secret",
    pattern: secrets(NAMED_VALUE, String.raw`(?:bearer|basic|digest)\s{1,3}`),
    mayEndWithClosers: true,
  },
  { kind: "token", pattern: /(?<=\bbearer[ \t]{1,3})(?=[\w.~+/=-]*\d|[\w.~+/=-]{20})[\w.~+/=-]{6,}/gi },
  { kind: "token", pattern: apart(WORD, String.raw`eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?`) },
  { kind: "api-key", pattern: apart(WORD, String.raw`(?:${API_KEYS})(?![\w-])`) },
  {
    kind: "email",
    // Not apart by an escape as well: what stands before `@` has no bound, and may be a row of escapes.
    pattern: new RegExp(
      String.raw`(?<!${ADDRESSEE}|${MASK})${ADDRESSEE}+@${DOMAIN_PART}(?:\.${DOMAIN_PART})*\.\p{L}${DOMAIN_PART}`,
      "gu",
    ),
  },
  {
    kind: "card",
    pattern: apart(String.raw`[\w.+-]`, `(?:${CARD_16_OR_19}|${CARD_15})${NOT_IN_NUMBER}`),
    isOne: isCard,
  },
  {
    kind: "ssn",
    pattern: apart(String.raw`[\w.-]`, String.raw`(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])`),
  },
  { kind: "phone", pattern: apart(String.raw`[\w+]`, String.raw`\+[1-9](?:[ .()-]{0,2}\d){7,14}(?![\w-])`) },
  {
    kind: "ip",
    pattern: apart(String.raw`[\w.-]`, String.raw`(?:\d{1,3}\.){3}\d{1,3}${NOT_IN_NUMBER}`),
    isOne: isPublicAddress,
  },
];

/**
 * A text without what must not be stored: secrets, and data of persons. A mask says what it stands for. Error codes, ids,
 * hashes, amounts and addresses inside a private network stay. Masking what is masked already changes nothing.
 *
 * @example redact("ada@example.com was refused") // "[redacted:email] was refused"
 */
export function redact(text: string): string {
  return MASKED.reduce(
    (told, { kind, pattern, isOne, mayEndWithClosers }) => {
      const tailOf = mayEndWithClosers ? closingTails(told) : () => "";
      return told.replace(pattern, (found, offset: number) =>
        isOne === undefined || isOne(found) ? `[redacted:${kind}]${tailOf(found, offset)}` : found,
      );
    },
    maskNested(text, NESTED, "[redacted:secret]"),
  );
}

/** What numbers of cards begin with; an amount seldom does and has the right check digit as well. */
const ISSUERS = /^(?:4|5[1-5]|2[2-7]|3[457]|6(?:011|4[4-9]|5))/;

function isCard(found: string): boolean {
  const number = found.replaceAll(/\D/g, "");
  return ISSUERS.test(number) && passesLuhn(number);
}

function passesLuhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 0 ? digit : doubled(digit)), 0);
  return sum % 10 === 0;
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}

/** An address inside a private network names no person, and is what a fault is looked for by. */
function isPublicAddress(found: string): boolean {
  const parts = found.split(".").map(Number);
  const [first = 0, second = 0] = parts;
  if (parts.some((part) => part > 255) || first === 0 || first === 10 || first === 127) return false;
  if (first === 172) return second < 16 || second > 31;
  return !(first === 192 && second === 168) && !(first === 169 && second === 254);
}

const SECRET_MEMBER = new RegExp(
  `(?:${SECRET_NAME}|cookies?|(?:^|[_-]|basic|proxy|o)auth)(?:[_-]?(?:value|hash))?$`,
  "i",
);

/**
 * A JSON object without what must not be stored: texts in it are masked wherever they stand, names of members too, and
 * whatever a secret's name names is masked whole.
 *
 * @example redactObject({ user: "ada@example.com", password: 1234 }) // { user: "[redacted:email]", password: "[redacted:secret]" }
 */
export function redactObject(object: JsonObject): JsonObject {
  const members = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object))
    members.set(freeName(members, redact(name)), SECRET_MEMBER.test(name) ? "[redacted:secret]" : redactValue(value));
  return Object.fromEntries(members);
}

function redactValue(value: unknown): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map(redactValue);
  return typeof value === "object" && value !== null ? redactObject(value as JsonObject) : value;
}

/** Names that a mask made the same are counted, so that no member is lost. */
function freeName(taken: ReadonlyMap<string, unknown>, name: string): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} ${count}`;
  return free;
}
