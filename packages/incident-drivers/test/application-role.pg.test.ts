import { randomUUID } from "node:crypto";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureApplicationRole, migrateToLatest, requireWalled } from "../src/migrations/index.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { type Database, pgDatabase } from "./databases.js";
import { processAmbient, record } from "./processes.js";

const suffix = randomUUID().replaceAll("-", "");
const OPTIONS = { schema: "service" };

let databases: Awaited<ReturnType<typeof pgDatabase>>[];
const pools: Database[] = [];
const roles: string[] = [];

beforeAll(async () => {
  databases = [await pgDatabase(), await pgDatabase()];
});

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()));
  for (const role of roles.reverse())
    for (const { db } of databases) await sql`drop owned by ${sql.id(role)} cascade`.execute(db).catch(() => undefined);
  for (const role of roles) await sql`drop role if exists ${sql.id(role)}`.execute(admin());
  await Promise.all(databases.map(({ close }) => close()));
});

const admin = () => databases[0]?.db as Database;

/** A name that is no other test's, dropped in the end. */
function named(what: string): string {
  const name = `${what}_${suffix}`;
  roles.push(name);
  return name;
}

/** A user that may create a schema in the database and has the attributes given; its tables are its own. */
async function ownerOfTables(name: string, attributes = ""): Promise<Database> {
  await sql`create role ${sql.id(name)} login password 'secret' ${sql.raw(attributes)}`.execute(admin());
  const url = new URL(databases[0]?.url ?? "");
  await sql`grant create on database ${sql.id(url.pathname.slice(1))} to ${sql.id(name)}`.execute(admin());
  url.username = name;
  url.password = "secret";
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  pools.push(db);
  await migrateToLatest(db, OPTIONS);
  return db;
}

/** What a service does under its role, told apart by its tenant. */
async function works(db: Database, role: string, schema: string): Promise<number> {
  const unitOfWork = kyselyUnitOfWork(db, { ambient: processAmbient(), schema, role });
  const tenant = `tenant-${randomUUID()}`;
  await record(unitOfWork, tenant, [buildSignal()]);
  const list = { filters: {}, limit: 1 };
  return unitOfWork.read(
    tenant,
    async ({ incidentRead }) => (await incidentRead.listIncidents(tenant, list)).total ?? 0,
  );
}

describe("the application's role", () => {
  it("is made once by many servers of several databases that start together, and again changes nothing", async () => {
    const role = named('application "of" all');
    const many = databases.flatMap(({ db }) => Array.from({ length: 4 }, () => ensureApplicationRole(db, { role })));
    await Promise.all(many);
    await ensureApplicationRole(admin(), { role });
    const { rows } = await sql`select rolcanlogin, rolsuper, rolbypassrls from pg_roles
      where rolname = ${role}`.execute(admin());
    expect(rows).toEqual([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false }]);
    for (const { db } of databases) expect(await works(db, role, "hoc")).toBe(1);
  });

  it("is made and taken on by a user who is no superuser and may create roles", async () => {
    const db = await ownerOfTables(named("owner"), "createrole");
    const role = named("made");
    await ensureApplicationRole(db, { ...OPTIONS, role });
    expect(await works(db, role, OPTIONS.schema)).toBe(1);
    await sql`drop schema service cascade`.execute(db);
  });

  it("says what an administrator has to run when the user may not create roles, and works once that was run", async () => {
    const user = named("plain");
    const db = await ownerOfTables(user);
    const role = named("missing");
    const refused = await ensureApplicationRole(db, { ...OPTIONS, role }).catch((error: Error) => error.message);
    expect(refused).toContain(`The database user "${user}" may not prepare the role "${role}"`);
    const [, statements] = /run: (create role .*?; grant .*?);/.exec(String(refused)) ?? [];
    expect(statements).toBe(`create role "${role}" nologin; grant "${role}" to "${user}"`);
    await sql.raw(String(statements)).execute(admin());
    await ensureApplicationRole(db, { ...OPTIONS, role });
    expect(await works(db, role, OPTIONS.schema)).toBe(1);
  });

  it.each([
    ["is a superuser", "superuser"],
    ["has BYPASSRLS", "bypassrls"],
  ])("is refused when it %s", async (reason, attribute) => {
    const role = named(attribute);
    await sql`create role ${sql.id(role)} ${sql.raw(attribute)}`.execute(admin());
    await expect(ensureApplicationRole(admin(), { role })).rejects.toThrow(`The role "${role}" ${reason}`);
  });

  it("is refused when it owns a table, or has the rights of who does", async () => {
    const owner = named("owning");
    const heir = named("heir");
    for (const role of [owner, heir]) await sql`create role ${sql.id(role)}`.execute(admin());
    await sql`grant ${sql.id(owner)} to ${sql.id(heir)}`.execute(admin());
    await requireWalled(admin(), { role: heir });
    await sql`create schema owned`.execute(admin());
    await sql`create table owned.signals (tenant_id text)`.execute(admin());
    await sql`alter table owned.signals owner to ${sql.id(owner)}`.execute(admin());
    for (const role of [owner, heir])
      await expect(requireWalled(admin(), { role, schema: "owned" })).rejects.toThrow("rights of the owner of tables");
  });
});
