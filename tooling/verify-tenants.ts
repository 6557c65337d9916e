import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { report } from "./verify/matrix.js";
import { connectTo } from "./verify-tenants/connection.js";
import { TENANT_MATRIX } from "./verify-tenants/matrix.js";
import { describeMutations, mutateEverything } from "./verify-tenants/mutations.js";
import { openTheatre } from "./verify-tenants/theatre.js";
import { verifyTenants } from "./verify-tenants/verify-tenants.js";

const postgres = await startPostgres();
const database = await createDatabase(postgres.url);
const connection = await connectTo(database.url);
try {
  const theatre = await openTheatre(connection);
  report(TENANT_MATRIX, await verifyTenants(theatre));
  if (process.argv.includes("--mutations")) console.log(describeMutations(await mutateEverything(theatre)));
} finally {
  await connection.close();
  await database.drop();
  await postgres.stop();
}
