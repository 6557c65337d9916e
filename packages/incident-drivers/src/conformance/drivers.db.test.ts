import { afterAll, beforeAll } from "vitest";
import { allSuites } from "../../test/all-suites.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "../../test/databases.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

allSuites("PGlite", async () => driverSet({ db: database.db, close: async () => undefined }));
