import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";
import { startApiServer } from "../../test/api-server.js";

let database: Awaited<ReturnType<typeof freshPgDatabase>>;
let admin: pg.Client;
const role = `app_${randomUUID().replaceAll("-", "")}`;

beforeEach(async () => {
  database = await freshPgDatabase();
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
});
afterEach(async () => {
  await admin.query(`drop owned by ${role}`).catch(() => undefined);
  await admin.query(`drop role if exists ${role}`);
  await admin.end();
  await database.drop();
});

describe("the role of the server", () => {
  it("is made at the start, and is what its transactions run as", async () => {
    const server = await startApiServer({ DATABASE_URL: database.url, HOC_DATABASE_ROLE: role });
    const post = () => server.post("collector", "/v1/signals", { signals: [{ triggerType: "a" }] });
    expect((await post()).status).toBe(200);
    await admin.query(`revoke insert on hoc.signals from ${role}`);
    const refused = await post();
    await server.stop();
    expect(refused.status).toBe(500);
  });

  it("keeps the server from starting when row security does not bind it", async () => {
    await admin.query(`create role ${role} bypassrls`);
    const start = startApiServer({ DATABASE_URL: database.url, HOC_DATABASE_ROLE: role });
    await expect(start).rejects.toThrow(`The role "${role}" has BYPASSRLS, so it would see the rows of every tenant.`);
  });
});
