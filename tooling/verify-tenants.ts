import { commandLine, flag } from "./command-line.js";
import { createDatabase, startPostgres } from "./db/postgres-server.js";
import { report } from "./verify/matrix.js";
import { verifierOptions } from "./verify/plant.js";
import { connectTo } from "./verify-tenants/connection.js";
import { TENANT_MATRIX } from "./verify-tenants/matrix.js";
import { describeMutations, mutateEverything } from "./verify-tenants/mutations.js";
import { onlyOf, TENANT_PLANTS } from "./verify-tenants/plants.js";
import { openTheatre } from "./verify-tenants/theatre.js";
import { verifyTenants, waysCovered } from "./verify-tenants/verify-tenants.js";

const { plant, mutations, ...telling } = commandLine({
  call: "npm run verify:tenants --",
  does: "Calls every operation and every route as its own, a foreign, no and a malformed tenant, one wall at a time.",
  options: {
    ...verifierOptions(TENANT_PLANTS),
    mutations: flag("takes every question for the tenant and every row security away, and says what nobody notices"),
  },
}).values;
const postgres = await startPostgres();
const database = await createDatabase(postgres.url);
const connection = await connectTo(database.url);
try {
  const theatre = await openTheatre(connection, plant && onlyOf(plant.row));
  if (plant === undefined) report(telling, TENANT_MATRIX, await verifyTenants(theatre), waysCovered(theatre));
  else report(telling, TENANT_MATRIX, await verifyTenants({ ...(await plant.damage(theatre)), ways: [plant.row] }));
  if (mutations) console.log(describeMutations(await mutateEverything(theatre)));
} finally {
  await connection.close();
  await database.drop();
  await postgres.stop();
}
