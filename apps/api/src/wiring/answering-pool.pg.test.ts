import type { Logger } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";
import { type TcpProxy, tcpProxy } from "../../test/tcp-proxy.js";
import { type Database, openDatabase } from "./database.js";

const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const ANSWER_TIMEOUT_MS = 300;

let fresh: Awaited<ReturnType<typeof freshPgDatabase>>;
let wire: TcpProxy;
let database: Database;

beforeEach(async () => {
  fresh = await freshPgDatabase();
  const url = new URL(fresh.url);
  wire = await tcpProxy({ host: url.hostname, port: Number(url.port) });
  url.host = `127.0.0.1:${wire.port}`;
  const config = { kind: "postgres", url: url.href, schema: "hoc", role: "hoc_app", poolSize: 2 } as const;
  database = await openDatabase(config, quiet, ANSWER_TIMEOUT_MS);
});

afterEach(async () => {
  await database.close();
  await wire.cut();
  await fresh.drop();
});

const ask = () => sql<{ one: number }>`select 1 as one`.execute(database.db);
const askInTransaction = () => database.db.transaction().execute((trx) => sql`select 1`.execute(trx));

it("a server that answers nothing any more is given up, and its connections with it", async () => {
  await Promise.all([ask(), ask()]);
  wire.freeze();
  await expect(ask()).rejects.toThrow("Query read timeout");
  await expect(askInTransaction()).rejects.toThrow(/Query read timeout|not queryable|closed/);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
  await expect(askInTransaction()).resolves.toBeDefined();
});
