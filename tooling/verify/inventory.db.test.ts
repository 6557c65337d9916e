import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { describeOperations } from "@hoc/incident-engines";
import { EVENT_TYPES } from "@hoc/incident-schemas";
import { Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import { ENDPOINTS } from "../../apps/api/src/app.js";
import type { Database } from "../../packages/incident-drivers/test/databases.js";
import { STORED_TABLES } from "../../packages/incident-drivers/test/stored-tables.js";
import { freshPglite } from "../db/pglite.js";
import { coverageRows } from "./coverage.js";
import { liveInventory, routeCalled, tablesIn } from "./inventory.js";

it("the inventory has every table, event, operation and route", async () => {
  const inventory = await liveInventory();
  const sorted = (sort: string) => inventory.filter((name) => name.startsWith(`${sort} `)).sort();
  expect(sorted("table")).toEqual(STORED_TABLES.map(({ name }) => `table ${name}`).sort());
  expect(sorted("event")).toEqual(EVENT_TYPES.map((type) => `event ${type}`).sort());
  expect(sorted("operation")).toEqual(
    describeOperations()
      .map(({ id }) => `operation ${id}`)
      .sort(),
  );
  expect(sorted("route")).toEqual(
    expect.arrayContaining(ENDPOINTS.map(({ method, path }) => routeCalled(`${method} ${path}`))),
  );
});

it("a table that somebody adds to the schema is in the inventory, and fails until a verifier has it", async () => {
  const { pglite } = await freshPglite();
  const db: Database = new Kysely({ dialect: new PGliteDialect(pglite) });
  await migrateToLatest(db);
  const before = await tablesIn(db);
  await sql`create table hoc.planted (tenant_id text)`.execute(db);
  const after = await tablesIn(db);
  await db.destroy();
  const covers = { "storage contract": before, "tenant walls": before };
  const failed = coverageRows(after, covers).filter(({ verdicts }) =>
    Object.values(verdicts).some(({ outcome }) => outcome === "FAIL"),
  );
  expect(failed.map(({ name }) => name)).toEqual(["table planted"]);
});
