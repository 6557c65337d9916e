import { afterAll, beforeAll } from "vitest";
import { allSuites } from "../../test/all-suites.js";
import { applicationRole, driverSet, pgDatabase, type TestDatabase } from "../../test/databases.js";

let database: TestDatabase;
let application: Awaited<ReturnType<typeof applicationRole>>;

beforeAll(async () => {
  database = await pgDatabase();
  application = await applicationRole(database.db, { prunes: true });
});

afterAll(async () => {
  await application?.drop();
  await database?.close();
});

allSuites("PostgreSQL, as the application's role", async () =>
  driverSet({ db: database.db, close: async () => undefined }, application.role),
);
