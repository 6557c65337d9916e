import type { JsonObject } from "@hoc/incident-schemas";
import { closingTails } from "./closing-tail.js";

/** One kind of what must not be stored: how it is found, and what is put in its place. */
interface Masked {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Of what was found, whether it is one after all; everything is by default. */
  readonly isOne?: (found: string) => boolean;
  /** Whether what was found may end with what closes the text around it, which is left. */
  readonly mayEndWithClosers?: true;
}

/** The end of a name whose value is secret. */
const SECRET_NAME =
  "(?:passw(?:or)?d|passphrase|pwd|secret|(?<!unexpected )token|credentials?|authorization|(?:api|access|private)[_-]?key)";

/** What stands between such a name and its value; quotes may be escaped, as in JSON inside a text. */
const NAMED = String.raw`(?<=${SECRET_NAME}\\{0,3}["']?\s{0,3}[:=]>?\s{0,3})(?!>)`;

/** What was masked before. */
const MASK = String.raw`\[redacted:[a-z-]{1,16}\]`;

/** A value: masked already, in quotes, which may be escaped or never closed, or up to what ends one. */
const VALUE = [
  MASK,
  String.raw`\\+"[^"]*(?:"|$)`,
  String.raw`"(?:[^"\\]|\\[\s\S]?)*(?:"|$)`,
  String.raw`'(?:[^'\\]|\\[\s\S]?)*(?:'|$)`,
  String.raw`(?:(?:bearer|basic|digest)\s{1,3})?[^\s,;&]+`,
].join("|");

/** A pattern that begins neither after one of these characters nor right after a mask, which may stand for one. */
function apart(before: string, pattern: string, flags = "g"): RegExp {
  return new RegExp(`(?<!${before}|${MASK})(?:${pattern})`, flags);
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
  { kind: "cookie", pattern: /(?<=\bcookie\\{0,3}["']?:\s{0,3})[^\s][^\r\n]*/gi },
  { kind: "secret", pattern: new RegExp(`${NAMED}(?:${VALUE})`, "gi"), mayEndWithClosers: true },
  { kind: "token", pattern: /(?<=\bbearer[ \t]{1,3})(?=[\w.~+/=-]*\d|[\w.~+/=-]{20})[\w.~+/=-]{6,}/gi },
  { kind: "token", pattern: apart(WORD, String.raw`eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?`) },
  { kind: "api-key", pattern: apart(WORD, String.raw`(?:${API_KEYS})(?![\w-])`) },
  {
    kind: "email",
    pattern: apart(ADDRESSEE, String.raw`${ADDRESSEE}+@${DOMAIN_PART}(?:\.${DOMAIN_PART})*\.\p{L}${DOMAIN_PART}`, "gu"),
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
  return MASKED.reduce((told, { kind, pattern, isOne, mayEndWithClosers }) => {
    const tailOf = mayEndWithClosers ? closingTails(told) : () => "";
    return told.replace(pattern, (found, offset: number) =>
      isOne === undefined || isOne(found) ? `[redacted:${kind}]${tailOf(found, offset)}` : found,
    );
  }, text);
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

const SECRET_MEMBER = new RegExp(`(?:${SECRET_NAME}|cookie)(?:[_-]?(?:value|hash))?$`, "i");

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
