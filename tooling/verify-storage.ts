import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { report } from "./verify/matrix.js";
import { planted } from "./verify/plant.js";
import { STORAGE_MATRIX } from "./verify-storage/matrix.js";
import { STORAGE_PLANTS, withDefect } from "./verify-storage/plants.js";
import { pgliteServer, postgresServer } from "./verify-storage/storage-server.js";
import { tablesCovered, verifyStorage } from "./verify-storage/verify-storage.js";

const postgres = await startPostgres();
const plant = planted(STORAGE_PLANTS);
const servers = [await pgliteServer(), postgresServer(await createDatabase(postgres.url))];
try {
  const rows = await verifyStorage(
    servers.map((server) =>
      plant === undefined || (plant.needsRoles && !server.hasRoles) ? server : withDefect(server, plant),
    ),
  );
  report(STORAGE_MATRIX, rows, tablesCovered(rows));
} finally {
  for (const server of servers) await server.close();
  await postgres.stop();
}
