import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../apps/api/src/config.js";
import type { OpenApiDocument } from "../../apps/api/src/http/openapi/document-types.js";
import { start } from "../../apps/api/src/start.js";
import { openDatabase } from "../../apps/api/src/wiring/database.js";
import { createLogger } from "../../apps/api/src/wiring/logger.js";
import { contractOf } from "../../apps/api/test/contract.js";
import { chanceOf } from "./chance.js";
import { faultsOf } from "./check-answer.js";
import { disagreements } from "./check-stored.js";
import { heapInUse } from "./heap.js";
import { createKnownThings } from "./known-things.js";
import { type FuzzedRoute, makeRequest, type RawRequest } from "./make-request.js";
import { rawSend } from "./raw-send.js";

/** How much is tried, and on what. */
export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** A PostgreSQL to use; the embedded one without. */
  readonly databaseUrl?: string | undefined;
  /** Milliseconds that an answer may take; ten seconds when left out. */
  readonly patience?: number;
  readonly tell?: (sentence: string) => void;
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

/** What came of it all. */
export interface FuzzReport {
  readonly seed: number;
  readonly routes: ReadonlyMap<string, RouteTally>;
  readonly findings: readonly Finding[];
  /** What is stored and contradicts itself. */
  readonly disagreements: readonly string[];
  /** Bytes in use after the first fifth, and at the end. */
  readonly heap: { readonly before: number; readonly after: number };
  readonly healthy: boolean;
}

const AT_ONCE = 8;
const WARM_UP = 0.2;
/** How often the same fault of the same route is told. */
const TOLD = 3;
const TOKENS = {
  admin: "token-of-an-administrator-7Qk2",
  viewer: "token-of-a-viewer-93hX",
  ingest: "token-of-a-collector-b0Zr",
  stranger: "token-of-a-stranger-5tYw",
};

/** Asks every route of the live description, in good words and in bad ones, and looks at every answer. */
export async function fuzz({ requests, seed, databaseUrl, patience = 10_000, tell }: FuzzOptions): Promise<FuzzReport> {
  const folder = await mkdtemp(join(tmpdir(), "hoc-fuzz-"));
  const config = readConfig({
    PORT: "0",
    ...(databaseUrl === undefined ? { HOC_DATA_DIR: folder } : { DATABASE_URL: databaseUrl }),
    HOC_DEMO: "off",
    HOC_ENVIRONMENT: "preflight",
    HOC_READS_PER_MINUTE: "1000000000",
    HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: "200",
    HOC_API_TOKENS: JSON.stringify({
      [TOKENS.admin]: { tenant: "acme", actor: "ada", role: "admin" },
      [TOKENS.viewer]: { tenant: "acme", actor: "vera", role: "viewer" },
      [TOKENS.ingest]: { tenant: "acme", actor: { type: "AGENT", id: "collector" }, role: "ingest" },
      [TOKENS.stranger]: { tenant: "globex", actor: "stan", role: "admin" },
    }),
  });
  const server = await start(config, createLogger("silent"));
  try {
    const document = (await (await fetch(`${server.url}/v1/openapi.json`)).json()) as OpenApiDocument;
    const report = await fuzzServer(server.url, document, [folder, ...Object.values(TOKENS)]);
    await server.stop();
    const database = await openDatabase(config.database, createLogger("silent"));
    const found = await disagreements(database.db, config.database.schema).finally(() => database.close());
    return { ...report, disagreements: found };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }

  async function fuzzServer(url: string, document: OpenApiDocument, words: readonly string[]) {
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
      const request = makeRequest(
        route,
        { document, known, chance },
        { admin: TOKENS.admin, others: [TOKENS.viewer, TOKENS.ingest, TOKENS.stranger] },
      );
      const answer = await rawSend(url, request, patience + 1_000);
      const name = `${route.method} ${route.path}`;
      count(tallies, name, answer?.status ?? 0, answer?.milliseconds ?? patience);
      const text = answer?.bytes.toString("utf8") ?? "";
      if (answer !== undefined && answer.status < 300 && text.startsWith("{") && text.length < 200_000)
        known.learn(JSON.parse(text));
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
    const healthy = (await fetch(`${url}/readyz`)).status === 200;
    return { seed, routes: tallies, findings, heap: { before, after }, healthy };
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
