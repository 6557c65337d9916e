import { commandLine } from "./command-line.js";
import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { report } from "./verify/matrix.js";
import { verifierOptions } from "./verify/plant.js";
import { STORAGE_MATRIX } from "./verify-storage/matrix.js";
import { STORAGE_PLANTS, withDefect } from "./verify-storage/plants.js";
import { pgliteServer, postgresServer } from "./verify-storage/storage-server.js";
import { tablesCovered, verifyStorage } from "./verify-storage/verify-storage.js";

const { plant, ...telling } = commandLine({
  call: "npm run verify:storage --",
  does: "Holds the tables in PGlite and in a real PostgreSQL against what the drivers know of them.",
  options: verifierOptions(STORAGE_PLANTS),
}).values;
const postgres = await startPostgres();
const servers = [await pgliteServer(), postgresServer(await createDatabase(postgres.url))];
try {
  const rows = await verifyStorage(
    servers.map((server) =>
      plant === undefined || (plant.needsRoles && !server.hasRoles) ? server : withDefect(server, plant),
    ),
  );
  report(telling, STORAGE_MATRIX, rows, tablesCovered(rows));
} finally {
  for (const server of servers) await server.close();
  await postgres.stop();
}
