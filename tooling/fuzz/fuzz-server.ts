import type { OpenApiDocument } from "../../apps/api/src/http/openapi/document-types.js";
import { contractOf } from "../../apps/api/test/contract.js";
import { chanceOf } from "./chance.js";
import { faultsOf } from "./check-answer.js";
import { heapInUse } from "./heap.js";
import { jsonOf } from "./json-of.js";
import { createKnownThings } from "./known-things.js";
import { type FuzzedRoute, type FuzzTokens, makeRequest, type RawRequest } from "./make-request.js";
import { rawSend } from "./raw-send.js";

/** How a server is asked. */
export interface AskedServer {
  readonly requests: number;
  readonly seed: number;
  /** Milliseconds that an answer may take. */
  readonly patience: number;
  readonly tokens: FuzzTokens;
  /** Words that no answer may have in it. */
  readonly words: readonly string[];
  readonly tell?: ((sentence: string) => void) | undefined;
}

/** What became of the requests to a route. */
interface RouteTally {
  requests: number;
  slowest: number;
  readonly statuses: Map<number, number>;
}

/** A request whose answer was not as it has to be. */
export interface Finding {
  readonly faults: readonly string[];
  readonly route: string;
  readonly request: RawRequest;
  readonly answer: string;
}

/** What came of asking a server. */
export interface ServerReport {
  readonly seed: number;
  readonly routes: ReadonlyMap<string, RouteTally>;
  readonly findings: readonly Finding[];
  /** Bytes in use after the first fifth, and at the end. */
  readonly heap: { readonly before: number; readonly after: number };
  readonly healthy: boolean;
}

const AT_ONCE = 8;
const WARM_UP = 0.2;
/** How often the same fault of the same route is told. */
const TOLD = 3;
/** Milliseconds that are waited beyond what an answer may take. */
const GRACE = 1_000;

/** Asks every route that a description has, in good words and in bad ones, and looks at every answer. */
export async function fuzzServer(
  url: string,
  document: OpenApiDocument,
  { requests, seed, patience, tokens, words, tell }: AskedServer,
): Promise<ServerReport> {
  const contract = contractOf(document);
  const routes = routesOf(document);
  const known = createKnownThings();
  const tallies = new Map<string, RouteTally>();
  const findings: Finding[] = [];
  let next = 0;
  let before = 0;

  async function askOne(index: number): Promise<void> {
    const chance = chanceOf(seed * 1_000_003 + index);
    const route = routes[index % routes.length] as FuzzedRoute;
    const request = makeRequest(route, { document, known, chance }, tokens);
    const answer = await rawSend(url, request, patience + GRACE);
    const name = `${route.method} ${route.path}`;
    count(tallies, name, answer?.status ?? 0, answer?.milliseconds ?? patience);
    const text = answer?.bytes.toString("utf8") ?? "";
    if (answer !== undefined && answer.status < 300 && text.startsWith("{") && text.length < 200_000)
      known.learn(jsonOf(text));
    const faults = faultsOf(route, request, answer, { contract, words, patience });
    const finding = { faults, route: name, request, answer: text.slice(0, 600) };
    const same = findings.filter((other) => other.route === name && other.faults.join() === faults.join());
    if (faults.length > 0 && same.length < TOLD) findings.push(finding);
  }

  async function askOn(until: number): Promise<void> {
    while (next < until) {
      const index = next++;
      await askOne(index);
      if (index % 1_000 === 0) tell?.(`${index} requests, ${findings.length} findings`);
    }
  }

  const asked = (until: number) => Promise.all(Array.from({ length: AT_ONCE }, () => askOn(until)));
  await asked(Math.floor(requests * WARM_UP));
  before = heapInUse();
  await asked(requests);
  const after = heapInUse();
  const healthy = await isReady(url, patience);
  return { seed, routes: tallies, findings, heap: { before, after }, healthy };
}

async function isReady(url: string, patience: number): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patience + GRACE) })).status === 200;
  } catch {
    return false;
  }
}

function routesOf(document: OpenApiDocument): FuzzedRoute[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function count(tallies: Map<string, RouteTally>, name: string, status: number, milliseconds: number): void {
  const tally = tallies.get(name) ?? { requests: 0, slowest: 0, statuses: new Map<number, number>() };
  tally.requests += 1;
  tally.slowest = Math.max(tally.slowest, milliseconds);
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
  tallies.set(name, tally);
}
