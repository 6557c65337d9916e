import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { report } from "./verify/matrix.js";
import { STORAGE_MATRIX } from "./verify-storage/matrix.js";
import { pgliteServer, postgresServer } from "./verify-storage/storage-server.js";
import { verifyStorage } from "./verify-storage/verify-storage.js";

const postgres = await startPostgres();
const servers = [await pgliteServer(), postgresServer(await createDatabase(postgres.url))];
try {
  const rows = await verifyStorage(servers);
  report(STORAGE_MATRIX, rows);
} finally {
  for (const server of servers) await server.close();
  await postgres.stop();
}
