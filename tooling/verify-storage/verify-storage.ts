import { liveColumns } from "../../packages/incident-drivers/test/live-schema.js";
import { STORED_TABLES, type StoredTable } from "../../packages/incident-drivers/test/stored-tables.js";
import { verdictsBy } from "../verify/matrix.js";
import { gravest, NOT_APPLICABLE, verdictOf } from "../verify/verdict.js";
import { checkChecks } from "./check-checks.js";
import { checkReferences, checkUniqueKeys } from "./check-keys.js";
import { migrateUpDownUp } from "./check-migrations.js";
import { asApplication } from "./check-privileges.js";
import { checkRoundTrip } from "./check-round-trip.js";
import { checkColumns, checkTenantKeys } from "./check-structure.js";
import { liveConstraints, liveNames } from "./live-keys.js";
import { CHECKS, type StorageRow } from "./matrix.js";
import { createRowBench } from "./row-bench.js";
import type { StorageServer } from "./storage-server.js";

/**
 * Migrates databases up, down and up, holds their tables against what the drivers know of them, and tries on them what
 * they promise. The databases must be new. A check that fails on one of them fails.
 */
export async function verifyStorage(servers: readonly StorageServer[]): Promise<StorageRow[]> {
  const seen = new Map<string, Map<string, Verdicts>>();
  for (const server of servers)
    for (const [table, verdicts] of await verifyServer(server)) {
      const byServer = seen.get(table) ?? new Map();
      seen.set(table, byServer.set(server.name, verdicts));
    }
  return [...seen].map(([name, byServer]) => ({
    name,
    verdicts: verdictsBy(CHECKS, (check) =>
      gravest(Object.fromEntries([...byServer].map(([server, verdicts]) => [server, verdicts[check]]))),
    ),
  }));
}

type Verdicts = StorageRow["verdicts"];

async function verifyServer(server: StorageServer): Promise<Map<string, Verdicts>> {
  const { db } = server;
  const migrations = await migrateUpDownUp(server);
  const columns = await liveColumns(db, "hoc");
  const constraints = await liveConstraints(db);
  const names = await liveNames(db);
  const bench = createRowBench(db);
  const known = new Set(STORED_TABLES.map(({ name }) => name));
  const strangers = [...new Set([...names, ...migrations.leftOver])].filter((name) => !known.has(name));

  return asApplication(server, async (checkPrivileges) => {
    const rows = new Map<string, Verdicts>();
    for (const table of STORED_TABLES) rows.set(table.name, await verdictsOn(table));
    for (const name of strangers)
      rows.set(name, {
        ...verdictsBy(CHECKS, () => NOT_APPLICABLE),
        columns: verdictOf(names.includes(name) ? ["the drivers know nothing of it"] : []),
        migrations: migrations.verdictOn(name),
      });
    return rows;

    async function verdictsOn(table: StoredTable): Promise<Verdicts> {
      return {
        columns: checkColumns(table, columns),
        "tenant keys": checkTenantKeys(table, constraints),
        references: await checkReferences(bench, table, constraints),
        "unique keys": await checkUniqueKeys(bench, table, constraints),
        checks: await checkChecks(bench, table, constraints),
        migrations: migrations.verdictOn(table.name),
        "round trip": await checkRoundTrip(bench, db, table),
        privileges: await checkPrivileges(table),
      };
    }
  });
}

/** The tables that rows were really written to and read from. */
export function tablesCovered(rows: readonly StorageRow[]): string[] {
  return rows.filter(({ verdicts }) => verdicts["round trip"].outcome !== "-").map(({ name }) => `table ${name}`);
}
