import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { report } from "./verify/matrix.js";
import { planted } from "./verify/plant.js";
import { connectTo } from "./verify-tenants/connection.js";
import { TENANT_MATRIX } from "./verify-tenants/matrix.js";
import { describeMutations, mutateEverything } from "./verify-tenants/mutations.js";
import { onlyOf, TENANT_PLANTS } from "./verify-tenants/plants.js";
import { openTheatre } from "./verify-tenants/theatre.js";
import { verifyTenants, waysCovered } from "./verify-tenants/verify-tenants.js";

const postgres = await startPostgres();
const plant = planted(TENANT_PLANTS);
const database = await createDatabase(postgres.url);
const connection = await connectTo(database.url);
try {
  const theatre = await openTheatre(connection, plant && onlyOf(plant.row));
  if (plant === undefined) report(TENANT_MATRIX, await verifyTenants(theatre), waysCovered(theatre));
  else report(TENANT_MATRIX, await verifyTenants({ ...(await plant.damage(theatre)), ways: [plant.row] }));
  if (process.argv.includes("--mutations")) console.log(describeMutations(await mutateEverything(theatre)));
} finally {
  await connection.close();
  await database.drop();
  await postgres.stop();
}
