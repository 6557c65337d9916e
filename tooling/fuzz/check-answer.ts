import { problemSchema } from "../../apps/api/src/http/problem-schema.js";
import type { Contract } from "../../apps/api/test/contract.js";
import { jsonOf } from "./json-of.js";
import type { FuzzedRoute, RawRequest } from "./make-request.js";
import type { RawAnswer } from "./raw-send.js";

/** What no answer may have in it. */
interface Secrets {
  /** Words that only the server knows, or only who calls: tokens, passwords, folders. */
  readonly words: readonly string[];
}

/** What answers are held against. */
export interface Measure extends Secrets {
  readonly contract: Contract;
  /** Milliseconds that an answer may take. */
  readonly patience: number;
}

/** What the inside looks like from outside: a stack, a statement, a file of the program, a key. */
const INSIDES = [
  /\n\s+at .+:\d+:\d+/,
  /\b(?:select|insert into|update|delete from)\b.{1,200}\b(?:tenant_id|where|values)\b/is,
  /syntax error at or near|violates (?:check|foreign key|unique|not-null) constraint|invalid byte sequence|relation "\w+"/,
  /node_modules|\.(?:ts|js|mjs):\d+/,
  /PRIVATE KEY/,
  /postgres(?:ql)?:\/\//,
];

/** Secrets that two kinds of answers tell once. */
const TOLD_ONCE = /hoc_[\w-]+\.key_[0-9a-f-]{32,36}\.[\w-]{43}|whsec_[A-Za-z0-9+/=]{16,}/;
const TELLS_SECRETS = /^POST \/v1\/(?:access\/keys|webhooks?(?:\/endpoints)?)(?:\/\{\w+\}\/rotate(?:-secret)?)?$/;

/** Routes that publish files of the program or documents which speak of such things. */
const PUBLISHES = /^GET \/(?:docs|v1\/openapi\.json|problems)/;

/** What is wrong with an answer; nothing when all is well. */
export function faultsOf(
  route: FuzzedRoute,
  request: RawRequest,
  answer: RawAnswer | undefined,
  { contract, words, patience }: Measure,
): string[] {
  if (answer === undefined) return ["no answer"];
  const { status, headers, bytes, milliseconds } = answer;
  const text = bytes.toString("utf8");
  return [
    ...(milliseconds > patience ? [`took ${Math.round(milliseconds)} ms`] : []),
    ...(status >= 500 && status !== 503 ? [`status ${status}`] : []),
    ...(status === 503 && !headers.has("retry-after") ? ["503 without Retry-After"] : []),
    ...(headers.has("x-request-id") ? [] : ["no x-request-id"]),
    ...tellsTooMuch(route, text, words),
    ...words
      .filter((word) => [...headers.values()].some((value) => value.includes(word)))
      .map(() => "a header tells a secret"),
    ...(status >= 400 && request.method !== "HEAD" ? problemFaults(answer, text) : []),
    ...(status < 300 && request.method === route.method && route.operation.security.length > 0
      ? answerFaults(route, answer, text, contract)
      : []),
  ];
}

function tellsTooMuch({ method, path }: FuzzedRoute, text: string, words: readonly string[]): string[] {
  const way = `${method} ${path}`;
  const insides = PUBLISHES.test(way) ? [] : INSIDES.filter((inside) => inside.test(text));
  return [
    ...words.filter((word) => text.includes(word)).map((_, index) => `tells secret ${index}`),
    ...insides.map((inside) => `looks inside: ${text.match(inside)?.[0].slice(0, 80)}`),
    ...(!TELLS_SECRETS.test(way) && !PUBLISHES.test(way) && TOLD_ONCE.test(text) ? ["tells a secret again"] : []),
  ];
}

function problemFaults({ status, headers }: RawAnswer, text: string): string[] {
  if (headers.get("content-type") !== "application/problem+json") return [`${status} is no problem+json`];
  const { data, error } = problemSchema.safeParse(jsonOf(text));
  if (error) return [`not a well-formed problem: ${error.issues[0]?.path.join("/")} ${error.issues[0]?.message}`];
  return [
    ...(data.status === status ? [] : [`the problem says ${data.status}, the answer ${status}`]),
    ...(data.requestId === headers.get("x-request-id") ? [] : ["the problem names another request"]),
    ...(data.type === `/problems/${data.code}` ? [] : ["the problem's type is not of its code"]),
  ];
}

function answerFaults({ operation }: FuzzedRoute, { status, headers }: RawAnswer, text: string, contract: Contract) {
  const isJson = headers.get("content-type")?.includes("json") === true;
  const body = isJson ? jsonOf(text) : text;
  return contract.faultsOfAnswer(operation.operationId, { status, headers, body }).slice(0, 3);
}
