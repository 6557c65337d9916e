import { PGlite } from "@electric-sql/pglite";
import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, systemAmbient } from "@hoc/incident-engines";
import { Kysely, sql } from "kysely";

const db = new Kysely<{ runs: { id: string } }>({ dialect: new PGliteDialect(await PGlite.create()) });
await sql`create table runs (id text primary key)`.execute(db);
await migrateToLatest(db);
const incidents = createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient: systemAmbient() }) });

const failed = (run: string) =>
  db.transaction().execute(async (trx) => {
    await trx.insertInto("runs").values({ id: run }).execute();
    const [result] = await incidents
      .within(trx)
      .record("acme", [{ triggerType: "run_failure", kind: "run", reference: run }]);
    console.log(`${run}: ${result?.outcome}`);
    if (run === "run-2") throw new Error("the service changes its mind");
  });

await failed("run-1");
await failed("run-2").catch((error: Error) => console.log(error.message));
const { rows } =
  await sql`select (select count(*) from runs) as runs, (select count(*) from hoc.signals) as signals`.execute(db);
console.log(JSON.stringify(rows));
await db.destroy();
