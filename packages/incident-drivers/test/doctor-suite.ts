import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { doctor, ensureApplicationRole, migrateTo, migrateToLatest, migrationNames } from "../src/migrations/index.js";
import { applicationRole, type Database, type TestDatabase } from "./databases.js";
import { DRIFTS } from "./doctor-drifts.js";

/** What the doctor must see on any PostgreSQL. */
export function doctorSuite(server: string, open: () => Promise<TestDatabase>): void {
  let database: TestDatabase;
  let db: Database;
  let service: Awaited<ReturnType<typeof applicationRole>>;
  beforeAll(async () => {
    database = await open();
    db = database.db;
    service = await applicationRole(db);
  });
  afterAll(async () => {
    await service?.drop();
    await database?.close();
  });

  const ask = () => doctor(db, { role: service.role });
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement.replaceAll("ROLE", `"${service.role}"`)).execute(db);
  };

  describe(`the doctor on ${server}`, () => {
    it("finds nothing on a database that was just migrated, whatever its schema and the search path are", async () => {
      expect(await ask()).toEqual({ healthy: true, schema: "hoc", differences: [], notes: [], unseen: [] });
      const schema = "user";
      await migrateToLatest(db, { schema });
      await ensureApplicationRole(db, { schema, role: service.role });
      expect((await doctor(db, { schema, role: service.role })).differences).toEqual([]);
      await sql`select set_config('search_path', ${schema}, false)`.execute(db);
      expect((await doctor(db, { schema, role: service.role })).differences).toEqual([]);
      await sql`reset search_path`.execute(db);
    });

    for (const [what, { plant, said }] of Object.entries(DRIFTS))
      it(`names ${what}, and its statements mend it`, async () => {
        await run(plant);
        const { healthy, differences } = await ask();
        const sentences = differences.map(({ sentence }) => sentence);
        expect(healthy).toBe(false);
        for (const words of said) expect(sentences.filter((sentence) => sentence.includes(words))).toHaveLength(1);
        if (!what.includes("table that is missing")) expect(sentences).toHaveLength(said.length);
        await run(differences.flatMap((difference) => difference.sql));
        expect((await ask()).differences).toEqual([]);
      });

    it("names what a host put beside our tables without calling it a difference", async () => {
      await run([
        "create table hoc.our_customers (id int primary key)",
        "create index signals_of_ours on hoc.signals (tenant_id, recorded_at)",
        "create sequence hoc.invoice_numbers",
        "create view hoc.all_open as select 1 as one",
      ]);
      const { healthy, notes } = await ask();
      expect({ healthy, notes: notes.filter((note) => !note.includes("tell")) }).toEqual({
        healthy: true,
        notes: [
          "The table our_customers is none of ours.",
          "The index signals.signals_of_ours is none of ours.",
          "The sequence invoice_numbers is none of ours.",
          "The view all_open is none of ours.",
        ],
      });
    });

    it("names a role that is missing, and one that owns the tables", async () => {
      const absent = await doctor(db, { role: "nobody_at_all" });
      expect(absent.differences).toMatchObject([
        { finding: "missing", part: "role", sentence: expect.stringContaining('"nobody_at_all" is missing') },
      ]);
      await run(["alter table hoc.recordings owner to ROLE"]);
      expect(absent.unseen).toEqual([expect.stringMatching(/privileges were not looked at: run the doctor again/)]);
      const { differences, unseen } = await ask();
      expect(unseen).toEqual(absent.unseen);
      const owner = differences.filter(({ part }) => part === "role");
      expect(owner).toMatchObject([{ sentence: expect.stringContaining("the rights of the owner"), sql: [] }]);
      await run(["alter table hoc.recordings owner to current_user", "grant select, insert on hoc.recordings to ROLE"]);
      expect(await ask()).toMatchObject({ healthy: true, unseen: [] });
    });

    it("says that a role has wrong privileges only once the role itself is right", async () => {
      await run([`grant delete on hoc.audit_ledger to ROLE`, `alter role ROLE bypassrls`]);
      const first = await ask();
      expect(first.differences.map(({ part }) => part)).toEqual(["role"]);
      await run(first.differences.flatMap(({ sql: statements }) => statements));
      const second = await ask();
      expect(second).toMatchObject({ differences: [{ part: "privilege" }], unseen: [] });
      await run(second.differences.flatMap(({ sql: statements }) => statements));
      expect((await ask()).healthy).toBe(true);
    });

    it("names migrations that are pending and ones of a later version, and nothing else then", async () => {
      const untouched = await doctor(db, { schema: "not_there" });
      expect(untouched.differences.map(({ finding, name }) => [finding, name])).toEqual(
        migrationNames().map((name) => ["pending", name]),
      );
      expect(untouched.unseen).toEqual([
        expect.stringMatching(/not the tables and not the role: run the doctor again/),
      ]);
      await migrateTo(db, "0018-row-level-security", { schema: "user" });
      await sql`insert into "user".kysely_migration values ('0099-of-tomorrow', '')`.execute(db);
      const { differences } = await doctor(db, { schema: "user", role: service.role });
      expect(differences.map(({ finding, name }) => [finding, name])).toEqual([
        ...migrationNames()
          .filter((name) => name > "0018-row-level-security")
          .map((name) => ["pending", name]),
        ["unknown", "0099-of-tomorrow"],
      ]);
    });
  });
}
