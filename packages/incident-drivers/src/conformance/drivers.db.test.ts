import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allSuites } from "../../test/all-suites.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "../../test/databases.js";
import { brokenRules, touchesTenantTable } from "../../test/statement-rules.js";

let database: TestDatabase;
const statements = new Set<string>();
/** Migrations have rules of their own. */
let watching = false;

beforeAll(async () => {
  database = await pgliteDatabase(({ query }) => {
    if (watching) statements.add(query.sql);
  });
  watching = true;
});

afterAll(() => database?.close());

allSuites("PGlite", async () => driverSet({ db: database.db, close: async () => undefined }));

describe("every statement that the suites ran", () => {
  const ours = () => [...statements].filter(touchesTenantTable);

  it("was seen: reads, inserts, updates, deletes and questions across tenants", () => {
    expect(ours().length).toBeGreaterThan(40);
    for (const beginning of [/^select/, /^insert/, /^update/, /^delete/, /^\/\* fan-out \*\//])
      expect(ours().some((statement) => beginning.test(statement.trimStart()))).toBe(true);
  });

  it("names its tenant by equality, takes times from us, and keeps to what many machines can run", () => {
    const broken = ours().flatMap((statement) => brokenRules(statement).map((rule) => `${rule}: ${statement}`));
    expect(broken).toEqual([]);
  });
});
