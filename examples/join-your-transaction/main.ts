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
const stored = sql`select (select count(*) from runs) as runs, (select count(*) from hoc.signals) as signals`;

for (const ending of ["rollback", "commit"] as const) {
  const trx = await db.startTransaction().execute();
  await trx.insertInto("runs").values({ id: "run-1" }).execute();
  await incidents.within(trx).record("acme", [{ triggerType: "run_failure", kind: "run", reference: "run-1" }]);
  await trx[ending]().execute();
  console.log(`${ending}:`, (await stored.execute(db)).rows);
}
await db.destroy();
