import { buildSignal, fakeAmbient } from "@hoc/incident-schemas/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { applicationRole, pgliteDatabase, type TestDatabase } from "./databases.js";
import { FAN_OUT_WALL, rowWalls, TENANT_WALL } from "./row-walls.js";

let database: TestDatabase;
let role: string;

beforeAll(async () => {
  database = await pgliteDatabase();
  ({ role } = await applicationRole(database.db));
});

afterAll(() => database?.close());

describe("row security of the embedded database", () => {
  it("is on for every table with tenants in it, for rows that are seen and rows that are written", async () => {
    const walls = await rowWalls(database.db);
    expect(walls.length).toBeGreaterThan(30);
    for (const { table, isOn, policies } of walls)
      expect({ table, isOn, policies }).toEqual({
        table,
        isOn: true,
        policies: policies.length > 1 ? FAN_OUT_WALL : TENANT_WALL,
      });
  });

  it("binds what we do, though the embedded database knows superusers only", async () => {
    const unitOfWork = kyselyUnitOfWork(database.db, { ambient: fakeAmbient(), role });
    const count = () => sql<{ n: number }>`select count(*)::int as n from hoc.signals`.execute(database.db);
    await unitOfWork.write("acme", ({ aggregator }) => aggregator.record("acme", [buildSignal()]));
    expect((await count()).rows).toEqual([{ n: 1 }]);
    const list = { filters: {}, limit: 1 };
    const seen = (as: string) => unitOfWork.read(as, ({ incidentRead }) => incidentRead.listIncidents("acme", list));
    expect(await seen("acme")).toMatchObject({ total: 1 });
    expect(await seen("globex")).toMatchObject({ total: 0 });
    expect((await sql`select current_user as name`.execute(database.db)).rows).toEqual([{ name: "postgres" }]);
  });
});
