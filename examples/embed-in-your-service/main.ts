import { PGlite } from "@electric-sql/pglite";
import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, systemAmbient } from "@hoc/incident-engines";
import { Kysely } from "kysely";

const db = new Kysely<unknown>({ dialect: new PGliteDialect(await PGlite.create()) });
await migrateToLatest(db);
const incidents = createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient: systemAmbient() }) });

const calls = Array.from({ length: 1_000 }, (_, call) => ({ triggerType: "failure_spike", reference: `call-${call}` }));
const results = await incidents.record("acme", calls);
console.log(`${results.length} failing calls, ${new Set(results.map((one) => one.incidentId)).size} incident`);

await incidents.close();
await db.destroy();
