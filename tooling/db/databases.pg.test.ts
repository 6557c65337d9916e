import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshPgDatabase } from "./harness.js";
import type { FreshDatabase } from "./postgres-server.js";

let one: FreshDatabase;
let other: FreshDatabase;

beforeAll(async () => {
  one = await freshPgDatabase();
  other = await freshPgDatabase();
});

afterAll(async () => {
  await one?.drop();
  await other?.drop();
});

test("a fresh database is empty, its own, and as durable as in production", async () => {
  expect(await ask(one.url, "create table kept (id int)")).toEqual([]);
  expect(await ask(other.url, "select to_regclass('kept') as found")).toEqual([{ found: null }]);
  expect(
    await ask(
      one.url,
      "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit') order by name",
    ),
  ).toEqual([
    { name: "fsync", setting: "on" },
    { name: "synchronous_commit", setting: "on" },
  ]);
});

test("dropping a database ends the connections that still use it", async () => {
  const doomed = await freshPgDatabase();
  const client = new pg.Client({ connectionString: doomed.url });
  const lost = new Promise<Error>((resolve) => client.on("error", resolve));
  await client.connect();
  await doomed.drop();
  expect((await lost).message).toMatch(/terminat/);
});

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
