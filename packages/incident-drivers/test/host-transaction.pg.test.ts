import { buildSignal } from "@hoc/incident-schemas/testing";
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateToLatest } from "../src/migrations/index.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { type Database, pgDatabase } from "./databases.js";
import { processAmbient, processOn, record } from "./processes.js";
import { storedIncidents } from "./stored.js";

let database: Awaited<ReturnType<typeof pgDatabase>>;
let host: Database;

beforeAll(async () => {
  database = await pgDatabase();
  host = database.connect(4);
  await sql`create table orders (id text primary key)`.execute(host);
});

afterAll(() => database?.close());

const incidentsOf = (tenantId: string) => storedIncidents({ db: database.db, schema: "hoc" }, tenantId);
const orders = async () =>
  (await sql<{ id: string }>`select id from orders order by id`.execute(host)).rows.map(({ id }) => id);
const order = (db: Database, id: string) => sql`insert into orders values (${id})`.execute(db);
const ours = () => kyselyUnitOfWork(host, { ambient: processAmbient() });

describe("inside a host's transaction", () => {
  it("our rows commit with the host's", async () => {
    await host.transaction().execute(async (trx) => {
      await order(trx, "committed");
      const within = ours().within(trx);
      await within.write("commits", (ports) => ports.aggregator.record("commits", [buildSignal()]));
      const list = { filters: {}, limit: 1 };
      expect(
        await within.read("commits", ({ incidentRead }) => incidentRead.listIncidents("commits", list)),
      ).toMatchObject({ total: 1 });
      expect(await incidentsOf("commits")).toEqual([]);
    });
    expect(await incidentsOf("commits")).toHaveLength(1);
    expect(await orders()).toContain("committed");
  });

  it("reads hold to their point when others record between two of them", async () => {
    await record(ours(), "between", [buildSignal({ signalId: "before", fingerprint: "before" })]);
    await host.transaction().execute(async (trx) => {
      const read = await ours()
        .within(trx)
        .read("between", async ({ incidentsFacade, readPoints }) => {
          const progress = await readPoints.findProgress("between");
          await record(ours(), "between", [buildSignal({ signalId: "after", fingerprint: "after" })]);
          const at = { asOf: "", sequence: progress?.lastSequence ?? 0, isLatest: readPoints.isOneSnapshot };
          const newest = {
            filters: {},
            sortBy: "created_at",
            sortOrder: "desc",
            limit: 9,
            withTotal: true,
            at,
          } as const;
          return incidentsFacade.fetchAllIncidents("between", newest);
        });
      expect(read).toMatchObject({ total: 1, items: [{ signalCount: 1 }] });
    });
  });

  it("our rows go when the host rolls back", async () => {
    const failed = host.transaction().execute(async (trx) => {
      await ours()
        .within(trx)
        .write("rolls-back", (ports) => ports.aggregator.record("rolls-back", [buildSignal()]));
      throw new Error("the host changed its mind");
    });
    await expect(failed).rejects.toThrow("changed its mind");
    expect(await incidentsOf("rolls-back")).toEqual([]);
  });

  it("a write that fails leaves the host's own rows and its lock_timeout as they were", async () => {
    await host.transaction().execute(async (trx) => {
      await sql`set local lock_timeout = '7s'`.execute(trx);
      await order(trx, "kept");
      const failed = ours()
        .within(trx)
        .write("fails", async (ports) => {
          await ports.aggregator.record("fails", [buildSignal()]);
          await sql`select 1 / 0`.execute(trx);
        });
      await expect(failed).rejects.toMatchObject({ code: "22012" });
      expect((await sql`show lock_timeout`.execute(trx)).rows).toEqual([{ lock_timeout: "7s" }]);
      await order(trx, "kept too");
    });
    expect(await orders()).toEqual(expect.arrayContaining(["kept", "kept too"]));
    expect(await incidentsOf("fails")).toEqual([]);
  });

  it("a write that succeeds leaves its lock_timeout as it was too", async () => {
    await host.transaction().execute(async (trx) => {
      await sql`set local lock_timeout = '7s'`.execute(trx);
      await ours()
        .within(trx)
        .write("succeeds", (ports) => ports.aggregator.record("succeeds", [buildSignal()]));
      expect((await sql`show lock_timeout`.execute(trx)).rows).toEqual([{ lock_timeout: "7s" }]);
    });
  });

  it("a tenant that another transaction holds is busy after two seconds, and the host goes on", async () => {
    await record(processOn(database.db), "busy", [buildSignal({ signalId: "first" })]);
    await processOn(database.db).write("busy", async () => {
      await host.transaction().execute(async (trx) => {
        const started = performance.now();
        const waiting = ours()
          .within(trx)
          .write("busy", (ports) => ports.aggregator.record("busy", [buildSignal({ signalId: "second" })]));
        await expect(waiting).rejects.toMatchObject({ code: "tenant_busy", kind: "overloaded", retryable: true });
        const seconds = (performance.now() - started) / 1000;
        expect(seconds).toBeGreaterThan(1.9);
        expect(seconds).toBeLessThan(6);
        await order(trx, "went on");
      });
    });
    expect(await orders()).toContain("went on");
  });

  it.each(["repeatable read", "serializable"] as const)(
    "a host at %s is refused before anything is written",
    async (level) => {
      await host
        .transaction()
        .setIsolationLevel(level)
        .execute(async (trx) => {
          const refused = ours()
            .within(trx)
            .write("isolated", (ports) => ports.aggregator.record("isolated", [buildSignal()]));
          await expect(refused).rejects.toMatchObject({ code: "isolation_unsupported", details: { isolation: level } });
          await order(trx, level);
        });
      expect(await orders()).toContain(level);
    },
  );

  it.each([
    ["a Kysely instance", () => host],
    ["nothing", () => null],
    ["a text", () => "trx"],
  ])("%s is no transaction", (_, make) => {
    expect(() => ours().within(make())).toThrow(expect.objectContaining({ code: "isolation_unsupported" }));
  });
});

describe("the host's Kysely", () => {
  it("its plugins, parsers and schemas change nothing of ours", async () => {
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    const parsed = new Set<number>(
      ["INT8", "NUMERIC", "TIMESTAMPTZ", "TIMESTAMP", "JSON", "JSONB"].map((name) => pg.types.builtins[name as "INT8"]),
    );
    const types = {
      getTypeParser: (type: number, format?: "text") =>
        parsed.has(type) ? () => "parsed by the host" : pg.types.getTypeParser(type, format),
    } as unknown as pg.CustomTypesConfig;
    const parsing = new pg.Pool({ connectionString: database.url, max: 2, types });
    const camel: Database = new Kysely({
      dialect: new PostgresDialect({ pool: parsing }),
      plugins: [new CamelCasePlugin()],
    });
    try {
      const plain: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
      await migrateToLatest(plain, { schema: "incidents_of_ours" });
      const unitOfWork = kyselyUnitOfWork(camel, { ambient: processAmbient(), schema: "incidents_of_ours" });
      const details = JSON.stringify({ snake_key: { camelKey: 1 } });
      const signal = buildSignal({ receivedAt: "2026-03-14T12:00:00.123457Z", costMicros: 5_000_000_000, details });
      const [result] = await record(unitOfWork, "acme", [signal]);
      const id = String(result?.incidentId);
      await unitOfWork.read("acme", async ({ incidentRead, signals }) => {
        expect(await incidentRead.getIncident("acme", id)).toMatchObject({
          startedAt: "2026-03-14T12:00:00.123457Z",
          costMicros: 5_000_000_000,
          signalCount: 1,
          isSynthetic: false,
          version: 1,
        });
        expect(await signals.listIncidentSignals("acme", id, { afterSequence: 0, limit: 5 })).toMatchObject([
          { details: { snake_key: { camelKey: 1 } } },
        ]);
      });
      const outcomes = await camel.transaction().execute(async (trx) => {
        const batch = [signal, { ...signal, signalId: "other" }];
        const results = await unitOfWork.within(trx).write("acme", (ports) => ports.aggregator.record("acme", batch));
        return results.map(({ outcome }) => outcome);
      });
      expect(outcomes).toEqual(["duplicate", "attached"]);
      expect(await storedIncidents({ db: plain, schema: "incidents_of_ours" }, "acme")).toMatchObject([
        { signalCount: 2 },
      ]);
      expect(await incidentsOf("acme")).toEqual([]);
    } finally {
      await pool.end();
      await parsing.end();
    }
  });
});
