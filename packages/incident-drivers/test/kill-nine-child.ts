import { once } from "node:events";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { processOn, record } from "./processes.js";

/** Records without end from several loops at once, and says each signal's id once it has been answered. */
const [, , url = "", round = "0"] = process.argv;
const db: Kysely<Record<string, Record<string, unknown>>> = new Kysely({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 4 }) }),
});
const unitOfWork = processOn(db, { maxIncidentsPerTenantPerHour: 30 });
const LOOPS = 4;

process.stdout.write("ready\n");
await once(process.stdin, "data");
await Promise.all(
  Array.from({ length: LOOPS }, async (_, loop) => {
    for (let batch = 0; ; batch++) {
      const receivedAt = new Date().toISOString().replace("Z", "000Z");
      const signals = Array.from({ length: 1 + ((batch * 7 + loop) % 12) }, (__, index) =>
        buildSignal({
          signalId: `${round}-${loop}-${batch}-${index}`,
          fingerprint: `key-${(batch + index) % 60}`,
          triggerType: "rate_limit",
          costMicros: 5,
          receivedAt,
        }),
      );
      const tenantId = `tenant-${loop % 2}`;
      const results = await record(unitOfWork, tenantId, signals);
      process.stdout.write(`${results.map(({ signalId }) => `${tenantId} ${signalId}`).join("\n")}\n`);
    }
  }),
);
