import { describeOperations } from "@hoc/incident-engines";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENDPOINTS } from "../../apps/api/src/app.js";
import { freshPgDatabase } from "../db/harness.js";
import type { FreshDatabase } from "../db/postgres-server.js";
import { routeCalled } from "../verify/inventory.js";
import { countOutcomes, renderMatrix } from "../verify/matrix.js";
import { briefly } from "./brief.js";
import { type Connection, connectTo, takingBack } from "./connection.js";
import { CHECKS, TENANT_MATRIX } from "./matrix.js";
import { leaveOut, ofManyTables, statementsOf, unwallTable } from "./mutations.js";
import { TENANT_PLANTS } from "./plants.js";
import { isOpen } from "./route-scenes.js";
import { openTheatre, type Theatre } from "./theatre.js";
import { verifyTenants, waysCovered } from "./verify-tenants.js";
import { CALLER, VICTIM } from "./world.js";

const TIMEOUT = 600_000;

/** So many statements are tried here, of as many tables; the command tries them all. */
const SAMPLED = 12;

/** So many of the calls that run a statement are played until one tells. */
const CALLS = 20;

/**
 * Not every forgotten question shows: a row may be asked for by an id that came with its tenant, and of several that are
 * alike the tenant's own may come first.
 */
const UNNOTICED_AT_MOST = 0.5;

let database: FreshDatabase;
let connection: Connection;
let theatre: Theatre;

beforeAll(async () => {
  database = await freshPgDatabase();
  connection = await connectTo(database.url);
  theatre = await openTheatre(connection, briefly);
}, TIMEOUT);

afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

it(
  "no operation and no route tells one tenant of another or lets it in, by the statements alone and by row security alone",
  async () => {
    const rows = await verifyTenants(theatre);
    const { FAIL, WARN } = countOutcomes(rows);
    expect({ FAIL, WARN }, renderMatrix(TENANT_MATRIX, rows)).toEqual({ FAIL: 0, WARN: 0 });
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(describeOperations().map(({ id }) => id)));
  },
  TIMEOUT,
);

it("every operation and every route is called about its own things and another tenant's, as nobody and as what is none", () => {
  const kindsOf = (way: string) => new Set(theatre.scenes.filter((scene) => scene.way === way).map(({ kind }) => kind));
  const isLacking = (way: string) =>
    (["own", "foreign", "no tenant", "malformed"] as const).some((kind) => !kindsOf(way).has(kind));
  expect(theatre.ways.filter((way) => !isOpen(way) && isLacking(way))).toEqual([]);
});

it("the victim has something in every table", () => {
  expect([...theatre.world.tables].filter(([, rows]) => rows === 0).map(([table]) => table)).toEqual([]);
});

it("an operation or a route that nobody says how to call fails everywhere", async () => {
  const [row] = await verifyTenants({ ...theatre, ways: ["GET /v1/nobody-knows"] });
  expect(CHECKS.filter((check) => row?.verdicts[check].outcome !== "FAIL")).toEqual([]);
});

it.each(Object.entries(TENANT_PLANTS))(
  "where a wall has a hole, such as %s, its row fails",
  async (_, { row, check, damage }) => {
    const [found] = await takingBack(connection, "world", async () =>
      verifyTenants({ ...(await damage(theatre)), ways: [row] }),
    );
    expect(found?.verdicts[check as (typeof CHECKS)[number]].outcome).toBe("FAIL");
  },
  TIMEOUT,
);

it("every operation, every route and every table was in its hands", () => {
  const covered = waysCovered(theatre);
  expect(covered).toEqual(expect.arrayContaining(describeOperations().map(({ id }) => `operation ${id}`)));
  expect(covered).toEqual(
    expect.arrayContaining(ENDPOINTS.map(({ method, path }) => routeCalled(`${method} ${path}`))),
  );
});

describe("the first wall", () => {
  it(
    "is missed where one statement forgets the tenant",
    async () => {
      const sample = ofManyTables(statementsOf(theatre), SAMPLED);
      const unnoticed: string[] = [];
      for (const statement of sample) {
        const scenes = statement.scenes.slice(0, CALLS);
        const { noticedBy, taken } = await leaveOut(theatre, { ...statement, scenes });
        if (noticedBy === undefined) unnoticed.push(taken);
      }
      expect(sample).toHaveLength(SAMPLED);
      expect(unnoticed.length, unnoticed.join("\n")).toBeLessThan(sample.length * UNNOTICED_AT_MOST);
    },
    TIMEOUT,
  );
});

describe("the second wall", () => {
  it.each(["incidents", "runs", "signals", "lessons_learned", "policy_rules", "idempotency_keys", "tenant_heads"])(
    "is missed where it leaves out the table %s",
    async (table) => {
      expect(await unwallTable(theatre, table)).toMatchObject({ noticedBy: expect.any(String) });
    },
    TIMEOUT,
  );

  it("shows the application's role nothing of a tenant that it is not set to, and takes nothing from it for one", async () => {
    const { query } = connection;
    await query("savepoint tried");
    await query("select set_config('role', $1, true), set_config('hoc.tenant', $2, true)", [
      theatre.world.walledRole,
      CALLER,
    ]);
    for (const table of theatre.world.tables.keys()) {
      const { rows } = await query(`select 1 from hoc.${table} where tenant_id = $1`, [VICTIM]);
      expect(rows, table).toEqual([]);
    }
    await query("rollback to savepoint tried");
  });
});
