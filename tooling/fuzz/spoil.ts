import type { Chance } from "./chance.js";

/** Texts that somebody may have thought cannot come. */
export const ODD_TEXTS = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "\ufeff",
  "\u202egnp.exe",
  "e\u0301".repeat(50),
  "👩‍👩‍👧‍👦",
  "ﷺ".repeat(300),
  "\u2028\u2029",
  "\r\nset-cookie: a=b",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e999",
  "0x10",
  "9".repeat(400),
  "x".repeat(70_000),
  "' or '1'='1",
  "'; drop table incidents; --",
  "%s%n%x",
  "\\u0000",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "2026-02-30T25:61:61Z",
  "+275760-09-13T00:00:00.001Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999Z",
  "-infinity",
  "infinity",
  "now",
] as const;

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  2 ** 64,
  [],
  {},
  [[]],
  [null],
  { a: {} },
  ["x", 1, null],
];

/** What spoils the text of a body, whatever JSON it is. */
const SPOILED_TEXTS: readonly ((text: string, chance: Chance) => string | Uint8Array)[] = [
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => `${text} ,`,
  (text) => text.replace(/\d+/, "1e999"),
  (text) => text.replace(/\d+/, "00017"),
  (text) => text.replace(/\d+/, "9".repeat(5_000)),
  (text) => text.replace(/"[^"]*"/, "'single'"),
  (text) => text.replace("{", '{"__proto__":{"isAdmin":true},'),
  (text) => text.replace("{", '{"constructor":{"prototype":{}},'),
  (text) => text.replace(/^\{("[^"]+":)/, "{$1null,$1"),
  (text) => text.replace(/:"[^"]*"/, ':"\\ud800"'),
  (text) => text.replace(/:"[^"]*"/, ':"\\u0000"'),
  (text, chance) => `${"[".repeat(10 ** (1 + chance.below(5)))}${text}`,
  (text) => `{"a":`.repeat(20_000) + text,
  (text) => `{"signals":${"[".repeat(5_000)}${"]".repeat(5_000)}}${text.slice(0, 0)}`,
  (text, chance) => withBytes(text, chance, [0xff, 0xfe]),
  (text, chance) => withBytes(text, chance, [0xed, 0xa0, 0x80]),
  (text, chance) => withBytes(text, chance, [0xc0, 0xaf]),
  (text, chance) => withBytes(text, chance, [0]),
  () => "[]",
  () => "null",
  () => '"text"',
  () => "NaN",
  () => "",
  () => " ",
];

/** Spoils a value in one place. */
export function spoiltValue(value: unknown, chance: Chance): unknown {
  if (typeof value !== "object" || value === null || chance.often(0.15)) return oddValue(chance);
  const names = Object.keys(value);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const name = names.length === 0 ? "unknown" : chance.oneOf(names);
  const members = copy as Record<string, unknown>;
  const deed = chance.below(10);
  if (deed === 0) delete members[name];
  else if (deed === 1)
    members[chance.oneOf(["unknown", "tenantId", "tenant_id", "constructor", "", "a\0"])] = oddValue(chance);
  else if (deed === 2 && Array.isArray(copy)) return Array.from({ length: 1_001 }, () => copy[0] ?? null);
  else members[name] = spoiltValue(members[name], chance);
  return copy;
}

/** Spoils the text of a body. */
export function spoiltText(text: string, chance: Chance): string | Uint8Array {
  return chance.oneOf(SPOILED_TEXTS)(text, chance);
}

function oddValue(chance: Chance): unknown {
  return chance.often(0.6) ? chance.oneOf(ODD_TEXTS) : chance.oneOf(ODD_VALUES);
}

function withBytes(text: string, chance: Chance, bytes: readonly number[]): Uint8Array {
  const at = chance.below(text.length + 1);
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from(bytes), Buffer.from(text.slice(at))]);
}
