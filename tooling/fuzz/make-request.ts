import type { OperationObject } from "../../apps/api/src/http/openapi/document-types.js";
import type { Chance } from "./chance.js";
import { fittingValue, type Making } from "./fitting-value.js";
import { ODD_TEXTS, spoiltText, spoiltValue } from "./spoil.js";

/** A route of the description. */
export interface FuzzedRoute {
  readonly method: string;
  /** The path with its members in braces. */
  readonly path: string;
  readonly operation: OperationObject;
}

/** A request as it goes over the wire. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, encoded or broken. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array;
}

/** Tokens that let somebody in, the most powerful first. */
export interface FuzzTokens {
  readonly admin: string;
  readonly others: readonly string[];
}

const ODD_SEGMENTS = [
  "%00",
  "%2f",
  "%2e%2e",
  "..",
  ".",
  "",
  "%",
  "%zz",
  "%ff%fe",
  "%ed%a0%80",
  "a%20b",
  ";a=b",
  "💥",
  "__proto__",
];
const ODD_TOKENS = [
  "",
  "Bearer",
  "Bearer ",
  "Bearer nobody",
  "Basic YTpi",
  "Bearer __proto__",
  "Bearer a.b.c",
  `Bearer ${"x".repeat(5_000)}`,
];
const ODD_TYPES = [
  "text/plain",
  "application/json; charset=utf-16",
  "",
  "multipart/form-data; boundary=x",
  "application/JSON;",
  "*/*",
];
const ODD_TAGS = ['"1"', '"999999999999"', "*", 'W/"1"', "1", '"x"', '"1", "2"', ""];
const ODD_KEYS = ["key-1", "key-2", "key-3", "", "x".repeat(256), "ä", "a b", '"quoted"'];
const ODD_METHODS = ["HEAD", "OPTIONS", "DELETE", "PUT", "TRACE", "PROPFIND"];

/** A request to a route, made as its description says, and often spoilt in some place afterwards. */
export function makeRequest(route: FuzzedRoute, making: Making, tokens: FuzzTokens): RawRequest {
  const { chance } = making;
  const writes = route.method !== "GET";
  const body = writes ? makeBody(route.operation, making) : "";
  const target = spoiltTarget(`${pathOf(route, making)}${queryOf(route.operation, making)}`, chance);
  const method = chance.often(0.03) ? chance.oneOf(ODD_METHODS) : route.method;
  return { method, target, body, headers: headersOf(tokens, writes, chance) };
}

function pathOf({ path, operation }: FuzzedRoute, making: Making): string {
  const { chance } = making;
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (chance.often(0.08)) return chance.oneOf(ODD_SEGMENTS);
    if (chance.often(0.08)) return encoded(chance.oneOf(ODD_TEXTS));
    const parameter = parametersOf(operation).find((one) => one.in === "path" && one.name === name);
    return encoded(String(fittingValue(parameter?.schema ?? { type: "string" }, name, making)));
  });
}

function queryOf(operation: OperationObject, making: Making): string {
  const { chance } = making;
  const pairs = parametersOf(operation)
    .filter((parameter) => parameter.in === "query" && (parameter.required || chance.often(0.25)))
    .map(({ name, schema }) => [name, String(fittingValue(schema, name, making))] as const)
    .map(([name, value]) => [name, chance.often(0.12) ? chance.oneOf(ODD_TEXTS) : value] as const);
  const more: (readonly [string, string])[] = [];
  if (chance.often(0.05))
    more.push([chance.oneOf(["unknown", "limit[]", "__proto__", "asOf", "cursor"]), chance.oneOf(ODD_TEXTS)]);
  if (pairs[0] !== undefined && chance.often(0.05)) more.push(pairs[0]);
  const text = [...pairs, ...more].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
  return text === "" ? "" : `?${text}`;
}

function parametersOf({ parameters }: OperationObject) {
  return (parameters ?? []).flatMap((parameter) => ("name" in parameter ? [parameter] : []));
}

/** Lone surrogates have no encoding of their own. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).slice(0, 8_000);
}

function spoiltTarget(target: string, chance: Chance): string {
  if (!chance.often(0.03)) return target;
  return chance.oneOf([
    `${target}/`,
    `/${target}`,
    `${target}%00`,
    `${target}?`,
    `${target}#x`,
    `http://elsewhere${target}`,
    `${target}${"/x".repeat(3_000)}`,
    `${target}&%=%`,
  ]);
}

function makeBody(operation: OperationObject, making: Making): string | Uint8Array {
  const { chance } = making;
  const { schema, example } = (operation.requestBody?.content["application/json"] ?? {}) as {
    schema?: object;
    example?: unknown;
  };
  const made = example !== undefined && chance.often(0.4) ? example : fittingValue((schema ?? {}) as never, "", making);
  const value = chance.often(0.35) ? spoiltValue(made, chance) : made;
  const text = JSON.stringify(value) ?? "";
  return chance.often(0.12) ? spoiltText(text, chance) : text;
}

function headersOf(tokens: FuzzTokens, writes: boolean, chance: Chance): (readonly [string, string])[] {
  const authorization = chance.often(0.85)
    ? `Bearer ${tokens.admin}`
    : chance.oneOf([...tokens.others.map((token) => `Bearer ${token}`), ...ODD_TOKENS]);
  const headers: (readonly [string, string])[] = [
    ["host", "fuzz"],
    ["authorization", authorization],
  ];
  if (writes) headers.push(["content-type", chance.often(0.96) ? "application/json" : chance.oneOf(ODD_TYPES)]);
  if (chance.often(0.08)) headers.push(["idempotency-key", chance.oneOf(ODD_KEYS)]);
  if (chance.often(0.08)) headers.push(["if-match", chance.oneOf(ODD_TAGS)]);
  if (chance.often(0.05))
    headers.push([
      chance.oneOf(["x-request-id", "x-correlation-id"]),
      chance.oneOf(["own-1", "a b", "x".repeat(101), "\u00ff", ""]),
    ]);
  if (chance.often(0.02))
    headers.push(
      chance.oneOf([
        ["authorization", "Bearer two"],
        ["host", "two"],
        ["x", "y".repeat(20_000)],
        ["a b", "c"],
        ["content-encoding", "gzip"],
        ["expect", "luck"],
        ["accept", "text/html"],
        ["x", "a\0b"],
        ["transfer-encoding", "identity"],
      ] as const),
    );
  return headers;
}
