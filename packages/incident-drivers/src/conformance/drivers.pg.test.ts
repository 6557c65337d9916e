import { afterAll, beforeAll } from "vitest";
import { allSuites } from "../../test/all-suites.js";
import { driverSet, pgDatabase, type TestDatabase } from "../../test/databases.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await pgDatabase();
});

afterAll(() => database?.close());

allSuites("PostgreSQL", async () => driverSet({ db: database.db, close: async () => undefined }));
