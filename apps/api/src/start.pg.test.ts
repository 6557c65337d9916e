import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshPgDatabase } from "../../../tooling/db/harness.js";
import { type ApiServer, startApiServer } from "../test/api-server.js";
import { tcpProxy } from "../test/tcp-proxy.js";

let database: Awaited<ReturnType<typeof freshPgDatabase>>;
let server: ApiServer;
beforeEach(async () => {
  database = await freshPgDatabase();
  server = await startApiServer({ DATABASE_URL: database.url, HOC_MAX_WAITING_SIGNALS: "1000" });
});
afterEach(async () => {
  await server.stop();
  await database.drop();
});

const signals = (count: number) => Array.from({ length: count }, () => ({ triggerType: "a" }));

/** Holds the lock of the tenant `acme` until the function it gives is called. */
async function holdTenant(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("begin");
  await client.query("select 1 from hoc.tenant_heads where tenant_id = 'acme' for update");
  return async () => {
    await client.query("rollback");
    await client.end();
  };
}

describe("on a PostgreSQL server", () => {
  it("records, reads and tells its connections apart", async () => {
    const id = await server.openIncident(...signals(3));
    expect((await server.send("viewer", `/v1/incidents/${id}`)).body.signalCount).toBe(3);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      "select distinct application_name as name from pg_stat_activity where datname = current_database()",
    );
    await client.end();
    expect(rows.map(({ name }) => name)).toContain("hoc-incidents");
  });

  it("lets several servers start on an empty database at once", async () => {
    const empty = await freshPgDatabase();
    const servers = await Promise.all([1, 2, 3].map(() => startApiServer({ DATABASE_URL: empty.url })));
    const ids = await Promise.all(servers.map((each) => each.openIncident(...signals(10))));
    expect(new Set(ids).size).toBe(1);
    await Promise.all(servers.map((each) => each.stop()));
    await empty.drop();
  });

  it("503: too many signals wait; those taken are recorded all the same", async () => {
    const id = await server.openIncident(...signals(1));
    const release = await holdTenant();
    const taken = [1, 2].map(() => server.post("collector", "/v1/signals", { signals: signals(500) }));
    await expect
      .poll(async () => (await server.post("collector", "/v1/signals", { signals: signals(1_000) })).status)
      .toBe(503);
    const refused = await server.post("collector", "/v1/signals", { signals: signals(1_000) });
    expect(refused).toMatchObject({ status: 503, body: { code: "overloaded" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    await release();
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await server.send("viewer", `/v1/incidents/${id}`)).body.signalCount).toBe(1_001);
  });

  it("503: another transaction keeps the tenant, while other tenants go on", async () => {
    const id = await server.openIncident(...signals(1));
    const release = await holdTenant();
    const blocked = server.post("responder", `/v1/incidents/${id}/acknowledge`);
    expect((await server.post("stranger", "/v1/signals", { signals: signals(1) })).status).toBe(200);
    const answer = await blocked;
    await release();
    expect(answer).toMatchObject({ status: 503, body: { code: "tenant_busy" } });
    expect(answer.headers.get("retry-after")).toBe("1");
  });

  it("503: the database is gone; the process lives on and works again when it is back", async () => {
    const real = new URL(database.url);
    const wire = await tcpProxy({ host: real.hostname, port: Number(real.port) });
    real.hostname = "127.0.0.1";
    real.port = String(wire.port);
    const wired = await startApiServer({ DATABASE_URL: real.href });
    const id = await wired.openIncident(...signals(1));
    const issued = await wired.post("admin", "/v1/access/keys", { name: "reader", role: "viewer" });
    const byKey = () =>
      wired.send("viewer", "/v1/incidents", { headers: { authorization: `Bearer ${issued.body.secret}` } });

    await wire.cut();
    const answers = await Promise.all([
      ...["/readyz", "/v1/incidents", `/v1/incidents/${id}`].map((path) => wired.send("viewer", path)),
      wired.post("collector", "/v1/signals", { signals: signals(1) }),
      wired.post("responder", `/v1/incidents/${id}/acknowledge`),
      byKey(),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 503, body: { code: "database_unavailable" } });
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    }
    expect((await wired.send("viewer", "/livez")).status).toBe(200);

    await wire.mend();
    expect((await wired.send("viewer", "/readyz")).status).toBe(200);
    expect((await byKey()).status).toBe(200);
    expect((await wired.send("viewer", `/v1/incidents/${id}`)).body).toMatchObject({ status: "OPEN", signalCount: 1 });
    await wired.stop();
    await wire.cut();
  });
});
