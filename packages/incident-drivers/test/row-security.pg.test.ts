import { buildSignal } from "@hoc/incident-schemas/testing";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDown, migrateToLatest } from "../src/migrations/index.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { applicationRole, type Database, pgDatabase } from "./databases.js";
import { processAmbient, record } from "./processes.js";
import { FAN_OUT_WALL, rowWalls, TENANT_WALL } from "./row-walls.js";

const TENANTS = ["acme", "globex"] as const;
const FAN_OUT = ["idempotency_keys", "lessons_learned", "outbox_deliveries", "tenant_heads", "webhook_circuits"];
const DENIED = { code: "42501" };
const LATER = "2199-01-01T00:00:00.000000Z";

let database: Awaited<ReturnType<typeof pgDatabase>>;
let application: Awaited<ReturnType<typeof applicationRole>>;
/** A host that connects as a role that owns nothing. */
let host: Database;

beforeAll(async () => {
  database = await pgDatabase();
  application = await applicationRole(database.db);
  for (const tenant of TENANTS) await record(ours(), tenant, [buildSignal({ signalId: `of ${tenant}` })]);
  const pool = new pg.Pool({ connectionString: database.url, max: 3, options: `-c role=${application.role}` });
  host = new Kysely({ dialect: new PostgresDialect({ pool }) });
});

afterAll(async () => {
  await host?.destroy();
  await application?.drop();
  await database?.close();
});

const ours = () => kyselyUnitOfWork(database.db, { ambient: processAmbient(), role: application.role });
const joining = () => kyselyUnitOfWork(host, { ambient: processAmbient() });

/** Tenants whose rows of a table a transaction sees. */
async function seen(db: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ tenant: string }>`select distinct tenant_id as tenant from ${sql.table(`hoc.${table}`)}
    order by 1`.execute(db);
  return rows.map(({ tenant }) => tenant);
}

/** Runs `work` as the role of the application, with settings as a statement would make them. */
const inRole = <Result>(settings: Record<string, string>, work: (db: Database) => Promise<Result>): Promise<Result> =>
  database.db.transaction().execute(async (trx) => {
    for (const [name, value] of Object.entries({ ...settings, role: application.role }))
      await sql`select set_config(${name}, ${value}, true)`.execute(trx);
    return work(trx);
  });

const settingOf = async (db: Database) =>
  (await sql<{ tenant: string | null }>`select current_setting('hoc.tenant', true) as tenant`.execute(db)).rows[0]
    ?.tenant ?? "";

const addHead = (db: Database, tenant: string) =>
  sql`insert into hoc.tenant_heads (tenant_id, last_recorded_at, salt_key) values (${tenant}, ${LATER}, 'x')`.execute(
    db,
  );

describe("row security", () => {
  it("is on for every table with tenants in it, and opened to questions across tenants on five of them", async () => {
    const walls = await rowWalls(database.db);
    expect(walls.length).toBeGreaterThan(30);
    expect(walls.filter(({ policies }) => policies.length > 1).map(({ table }) => table)).toEqual(FAN_OUT);
    for (const { table, isOn, policies } of walls)
      expect({ table, isOn, policies }).toEqual({
        table,
        isOn: true,
        policies: FAN_OUT.includes(table) ? FAN_OUT_WALL : TENANT_WALL,
      });
  });

  it("leaves with its migration, and comes back to every table", async () => {
    const other = { schema: "elsewhere" };
    await migrateToLatest(database.db, other);
    await migrateDown(database.db, other);
    await migrateToLatest(database.db, other);
    expect(await rowWalls(database.db, "elsewhere")).toEqual(await rowWalls(database.db));
  });

  it("shows a transaction the rows of its tenant, and no others, without any predicate", async () => {
    for (const tenant of TENANTS)
      for (const table of ["incidents", "signals", "tenant_heads", "outbox_deliveries"])
        expect(await inRole({ "hoc.tenant": tenant }, (db) => seen(db, table))).toEqual([tenant]);
  });

  it.each([
    ["no tenant", {}],
    ["an empty tenant", { "hoc.tenant": "" }],
    ["a tenant that nobody is", { "hoc.tenant": "initech" }],
    ["the tenant in other letters", { "hoc.tenant": "ACME" }],
  ])("shows nothing to a transaction that is set to %s", async (_, settings: Record<string, string>) => {
    for (const { table } of await rowWalls(database.db))
      expect(await inRole(settings, (db) => seen(db, table))).toEqual([]);
  });

  it("refuses rows of another tenant, and of none", async () => {
    await expect(inRole({ "hoc.tenant": "acme" }, (db) => addHead(db, "initech"))).rejects.toMatchObject(DENIED);
    await expect(inRole({}, (db) => addHead(db, "initech"))).rejects.toMatchObject(DENIED);
    await expect(inRole({ "hoc.tenant": "" }, (db) => addHead(db, ""))).rejects.toMatchObject(DENIED);
    await expect(inRole({ "hoc.fan_out": "on" }, (db) => addHead(db, "initech"))).rejects.toMatchObject(DENIED);
  });

  it("lets nobody move a row to another tenant, or change another tenant's", async () => {
    const move = sql`update hoc.outbox_deliveries set tenant_id = 'globex' where tenant_id = 'acme'`;
    await expect(inRole({ "hoc.tenant": "acme" }, (db) => move.execute(db))).rejects.toMatchObject(DENIED);
    const touch = sql`update hoc.tenant_heads set checkpoint_due = checkpoint_due returning tenant_id`;
    const both: Record<string, string>[] = [{ "hoc.tenant": "acme" }, { "hoc.tenant": "acme", "hoc.fan_out": "on" }];
    for (const settings of both)
      expect((await inRole(settings, (db) => touch.execute(db))).rows).toEqual([{ tenant_id: "acme" }]);
  });

  it("opens to a question across tenants the five tables that it reads, and nothing else", async () => {
    for (const { table } of await rowWalls(database.db)) {
      const tenants = await inRole({ "hoc.fan_out": "on" }, (db) => seen(db, table));
      if (["tenant_heads", "outbox_deliveries"].includes(table))
        expect({ table, tenants }).toEqual({ table, tenants: [...TENANTS] });
      else expect({ table, tenants }).toEqual({ table, tenants: [] });
    }
  });
});

describe("a unit of work with a role", () => {
  const list = { filters: {}, limit: 10 };
  const asRead = (tenant: string, asked: string) =>
    ours().read(tenant, ({ incidentRead }) => incidentRead.listIncidents(asked, list));

  it("reads what is its tenant's, and nothing of another even when a statement asks for it", async () => {
    expect(await asRead("acme", "acme")).toMatchObject({ total: 1 });
    expect(await asRead("globex", "acme")).toMatchObject({ total: 0 });
  });

  it("takes no other tenant's events in a worker's step", async () => {
    const claim = { sink: "in-process", now: LATER, leasedUntil: "2199-01-01T00:01:00.000000Z", limit: 10 };
    expect(await ours().work("globex", ({ deliveries }) => deliveries.claim("acme", claim))).toEqual([]);
    expect(await ours().work("acme", ({ deliveries }) => deliveries.claim("acme", claim))).toHaveLength(1);
  });

  it("asks across tenants, and sees every tenant that has something to do", async () => {
    const found = await ours().acrossTenants(({ fanOut }) => fanOut.tenantsWithStaleIncidents(LATER, 10));
    expect([...found].sort()).toEqual([...TENANTS]);
  });

  it("writes nothing while it reads, nor while it asks across tenants, even behind our backs", async () => {
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });
    let connection: pg.PoolClient | undefined;
    pool.on("connect", (client) => {
      connection = client;
    });
    const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
    const unitOfWork = kyselyUnitOfWork(db, { ambient: processAmbient(), role: application.role });
    const write = async () => connection?.query("update hoc.tenant_heads set checkpoint_due = checkpoint_due");
    const readOnly = { code: "25006" };
    await expect(unitOfWork.acrossTenants(write)).rejects.toMatchObject(readOnly);
    await expect(unitOfWork.read("acme", write)).rejects.toMatchObject(readOnly);
    expect(await unitOfWork.work("acme", write)).toMatchObject({ rowCount: 1 });
    await db.destroy();
  });

  it("leaves its connection as it was", async () => {
    const one = database.connect(1);
    await kyselyUnitOfWork(one, { ambient: processAmbient(), role: application.role }).read("acme", async () => null);
    const { rows } = await sql`select current_user as name, current_setting('hoc.tenant', true) as tenant`.execute(one);
    expect(rows).toEqual([{ name: "postgres", tenant: "" }]);
  });
});

describe("inside a host's transaction", () => {
  const list = { filters: {}, limit: 10 };
  const totalOf = (trx: unknown, tenant: string) =>
    joining()
      .within(trx)
      .read(tenant, async ({ incidentRead }) => (await incidentRead.listIncidents(tenant, list)).total);

  it("reads and writes are of their tenant, and the host's own setting comes back", async () => {
    await host.transaction().execute(async (trx) => {
      await sql`set local hoc.tenant = 'of the host'`.execute(trx);
      expect(await totalOf(trx, "acme")).toBe(1);
      expect(await settingOf(trx)).toBe("of the host");
      const within = joining().within(trx);
      await within.write("joined", ({ aggregator }) => aggregator.record("joined", [buildSignal()]));
      expect(await settingOf(trx)).toBe("of the host");
      expect(await totalOf(trx, "joined")).toBe(1);
    });
    expect(await asSeenBy("joined")).toBe(1);
  });

  it("the host's setting comes back when a call fails, also where the transaction broke", async () => {
    await host.transaction().execute(async (trx) => {
      await sql`set local hoc.tenant = 'of the host'`.execute(trx);
      const failing = (call: "read" | "write") =>
        joining()
          .within(trx)
          [call]("acme", () => Promise.reject(new Error("no")));
      await expect(failing("read")).rejects.toThrow("no");
      await expect(failing("write")).rejects.toThrow("no");
      expect(await settingOf(trx)).toBe("of the host");
      await sql`savepoint before`.execute(trx);
      const broken = joining()
        .within(trx)
        .read("acme", () => sql`select 1 / 0`.execute(trx));
      await expect(broken).rejects.toMatchObject({ code: "22012" });
      await sql`rollback to savepoint before`.execute(trx);
      expect(await settingOf(trx)).toBe("of the host");
      expect(await totalOf(trx, "acme")).toBe(1);
    });
  });

  it("calls for one tenant may overlap; one for another tenant meanwhile is refused", async () => {
    await host.transaction().execute(async (trx) => {
      const slow = joining()
        .within(trx)
        .read("acme", async ({ incidentRead }) => {
          await totalOf(trx, "acme");
          await expect(totalOf(trx, "globex")).rejects.toMatchObject({ code: "tenant_mismatch" });
          return (await incidentRead.listIncidents("acme", list)).total;
        });
      expect(await Promise.all([slow, totalOf(trx, "acme")])).toEqual([1, 1]);
      expect(await settingOf(trx)).toBe("");
      expect(await totalOf(trx, "globex")).toBe(1);
    });
  });

  async function asSeenBy(tenant: string): Promise<number> {
    const { total } = await ours().read(tenant, ({ incidentRead }) => incidentRead.listIncidents(tenant, list));
    return total;
  }
});
