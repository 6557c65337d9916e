import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../apps/api/src/config.js";
import type { OpenApiDocument } from "../../apps/api/src/http/openapi/document-types.js";
import { start } from "../../apps/api/src/start.js";
import { openDatabase } from "../../apps/api/src/wiring/database.js";
import { createLogger } from "../../apps/api/src/wiring/logger.js";
import { disagreements } from "./check-stored.js";
import { fuzzServer, type ServerReport } from "./fuzz-server.js";

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

/** What came of it all. */
export interface FuzzReport extends ServerReport {
  /** What is stored and contradicts itself. */
  readonly disagreements: readonly string[];
}

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
    const { admin, ...others } = TOKENS;
    const report = await fuzzServer(server.url, document, {
      ...{ requests, seed, patience, tell },
      tokens: { admin, others: Object.values(others) },
      words: [folder, ...Object.values(TOKENS)],
    });
    await server.stop();
    const database = await openDatabase(config.database, createLogger("silent"));
    const found = await disagreements(database.db, config.database.schema).finally(() => database.close());
    return { ...report, disagreements: found };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
