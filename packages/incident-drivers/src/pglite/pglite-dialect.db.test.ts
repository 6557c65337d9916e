import { PGlite } from "@electric-sql/pglite";
import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PGliteDialect } from "./index.js";

let db: Kysely<Record<string, Record<string, unknown>>>;

beforeAll(async () => {
  db = new Kysely({ dialect: new PGliteDialect(await PGlite.create()) });
  await sql`create table kept (id int primary key)`.execute(db);
});

afterAll(() => db?.destroy());

const ids = async () =>
  (await sql<{ id: number }>`select id from kept order by id`.execute(db)).rows.map(({ id }) => id);

it("transactions at the same time come one after the other, and a failed one leaves nothing", async () => {
  const results = await Promise.allSettled(
    [1, 2, 3, 4].map((id) =>
      db.transaction().execute(async (trx) => {
        await sql`insert into kept values (${id * 10})`.execute(trx);
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (id === 2) throw new Error("no");
        await sql`insert into kept values (${id * 10 + 1})`.execute(trx);
      }),
    ),
  );
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(await ids()).toEqual([10, 11, 30, 31, 40, 41]);
});

it("isolation and access mode are the transaction's own", async () => {
  const read = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  const seen = await read.execute(
    async (trx) =>
      (await sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(trx)).rows,
  );
  expect(seen).toEqual([{ level: "repeatable read" }]);
  await expect(read.execute((trx) => sql`delete from kept`.execute(trx))).rejects.toMatchObject({ code: "25006" });
});

it("tells how many rows a statement changed", async () => {
  const { numAffectedRows } = await sql`update kept set id = id where id < 20`.execute(db);
  expect(numAffectedRows).toBe(2n);
});
