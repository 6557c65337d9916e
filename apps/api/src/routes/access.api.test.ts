import { randomBytes } from "node:crypto";
import { systemAmbient } from "@hoc/incident-engines";
import { addSeconds } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, TOKENS } from "../../test/api-server.js";
import { createApp } from "../app.js";
import { readConfig } from "../config.js";
import { createAuthenticate } from "../http/auth.js";
import { type Database, openDatabase } from "../wiring/database.js";
import { createLogger } from "../wiring/logger.js";
import { createServices, type Services } from "../wiring/services.js";

const START = "2026-03-14T12:00:00.000000Z";
const HOUR = 3_600;

let now = START;
let database: Database;
let services: Services;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  const logger = createLogger("silent");
  const config = readConfig({ HOC_DATA_DIR: "memory://", HOC_API_TOKENS: JSON.stringify(TOKENS) });
  database = await openDatabase(config.database, logger);
  await database.migrate();
  const randomHex = (bytes: number) => randomBytes(bytes).toString("hex");
  services = createServices(database, config, logger, systemAmbient({ logger, clock: () => now, randomHex }));
  const { operations, ambient } = services;
  app = createApp({
    operations,
    authenticate: createAuthenticate({
      tokens: config.tokens,
      authenticateKey: (text) => operations.authenticateKey(text),
    }),
    maxBodyBytes: config.maxBodyBytes,
    currentEnvironment: "production",
    checkReady: () => database.check(),
    ambient,
  });
});
afterAll(async () => {
  await services.operations.close();
  await database.close();
});

async function send(
  token: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await app.request(path, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function issued(wish: object = {}): Promise<{ keyId: string; secret: string }> {
  const { status, body } = await send("admin", "/v1/access/keys", { name: "collector", role: "responder", ...wish });
  expect(status).toBe(201);
  return { keyId: body.key.keyId, secret: body.secret };
}

const statusWith = async (secret: string) => (await send(secret, "/v1/incidents")).status;

/** Every row of every table, as text. */
async function everythingStored(): Promise<string> {
  const tables = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname = 'hoc'`.execute(
    database.db,
  );
  const texts = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} as t`.execute(
        database.db,
      );
      return rows.map(({ row }) => `${name} ${row}`).join("\n");
    }),
  );
  return texts.join("\n");
}

describe("API keys", () => {
  it("201: are issued with their secret, which no store may keep, and open the API for their tenant", async () => {
    const answer = await send("admin", "/v1/access/keys", { name: "pager", role: "responder" });
    const { keyId } = answer.body.key;
    expect([answer.status, answer.headers.get("location")]).toEqual([201, `/v1/access/keys/${keyId}`]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const { secret } = answer.body;
    const opened = await send(secret, "/v1/incidents", { title: "It is down.", severity: "high" });
    expect(opened).toMatchObject({ status: 201, body: { tenantId: "acme" } });
    await send(secret, `/v1/incidents/${opened.body.incidentId}/notes`, { note: "Looking." });
    const timeline = await send("viewer", `/v1/incidents/${opened.body.incidentId}/timeline`);
    expect(timeline.body.items.at(-1).actor).toEqual({ type: "AGENT", id: "pager" });
    expect((await send("stranger", `/v1/incidents/${opened.body.incidentId}`)).status).toBe(404);
  });

  it("201: are told of once, however often the request is sent, and stored nowhere", async () => {
    const key = { "idempotency-key": "issue-once" };
    const ask = () => send("admin", "/v1/access/keys", { name: "once", role: "viewer" }, key);
    const answers = await Promise.all([ask(), ask(), ask()]);
    const again = await ask();
    expect(new Set([...answers, again].map(({ body }) => body.key.keyId)).size).toBe(1);
    expect(again).toMatchObject({ status: 201, body: { secret: null } });
    const secrets = answers.map(({ body }) => body.secret).filter((secret) => secret !== null);
    expect(secrets).toHaveLength(1);
    const rotate = () =>
      send("admin", `/v1/access/keys/${again.body.key.keyId}/rotate`, {}, { "idempotency-key": "r" });
    const rotated = await rotate();
    expect((await rotate()).body).toEqual({ key: rotated.body.key, secret: null });
    const stored = await everythingStored();
    expect(stored).toMatch(/hoc\.idempotency_keys .*issueKey.*issue-once/);
    expect(stored).toContain(again.body.key.keyId);
    for (const secret of [secrets[0], rotated.body.secret])
      for (const part of [secret, secret.split(".")[2], Buffer.from(secret.split(".")[2], "base64url").toString("hex")])
        expect(stored).not.toContain(part);
    expect([await statusWith(secrets[0]), await statusWith(rotated.body.secret)]).toEqual([200, 200]);
  });

  it("403: do what both their role and their scopes allow", async () => {
    const { secret } = await issued({ scopes: ["incidents.read"] });
    expect(await statusWith(secret)).toBe(200);
    expect(await send(secret, "/v1/incidents", { title: "t", severity: "low" })).toMatchObject({
      status: 403,
      body: { code: "permission_denied" },
    });
  });

  it("422: give nobody more than whoever issues or rotates them holds", async () => {
    const { secret } = await issued({ role: "admin", scopes: ["access.manage", "incidents.read"] });
    const full = await issued({ role: "admin" });
    const refused = { status: 422, body: { code: "api_key_exceeds_issuer" } };
    expect(await send(secret, "/v1/access/keys", { name: "more", role: "responder" })).toMatchObject(refused);
    expect(await send(secret, `/v1/access/keys/${full.keyId}/rotate`, {})).toMatchObject(refused);
    expect(await send(secret, "/v1/access/keys", { name: "less", role: "viewer" })).toMatchObject({ status: 201 });
  });

  it("400, 422: let nobody act as the product, nor a program as a person", async () => {
    const bot = await issued({ role: "admin", actor: { type: "AGENT", id: "bot" } });
    const alice = { name: "alice", role: "responder", actor: { type: "HUMAN", id: "alice" } };
    const refused = { status: 422, body: { code: "api_key_exceeds_issuer" } };
    expect(await send(bot.secret, "/v1/access/keys", alice)).toMatchObject(refused);
    const persons = await issued(alice);
    expect(await send(bot.secret, `/v1/access/keys/${persons.keyId}/rotate`, {})).toMatchObject(refused);
    for (const token of [bot.secret, "admin"]) {
      const system = { ...alice, actor: { type: "SYSTEM", id: "system_cost_guard" } };
      expect(await send(token, "/v1/access/keys", system)).toMatchObject({
        status: 400,
        body: { code: "invalid_input", errors: [{ pointer: "/actor/type" }] },
      });
    }
  });

  it("never outlive the key that issued or rotated them", async () => {
    const parent = await issued({ role: "admin", expiresInSeconds: HOUR });
    const eternal = await issued();
    const { expiresAt } = (await send("admin", `/v1/access/keys/${parent.keyId}`)).body;
    const asked = { name: "child", role: "viewer", expiresInSeconds: HOUR + 1 };
    expect(await send(parent.secret, "/v1/access/keys", asked)).toMatchObject({
      status: 422,
      body: { code: "api_key_exceeds_issuer" },
    });
    now = addSeconds(now, HOUR / 2);
    const children = [
      await send(parent.secret, "/v1/access/keys", { name: "child", role: "responder" }),
      await send(parent.secret, `/v1/access/keys/${parent.keyId}/rotate`, {}),
      await send(parent.secret, `/v1/access/keys/${eternal.keyId}/rotate`, {}),
    ].map(({ body }) => body);
    expect(children.map(({ key }) => key.expiresAt)).toEqual([expiresAt, expiresAt, expiresAt]);
    const statuses = () => Promise.all(children.map(({ secret }) => statusWith(secret)));
    expect(await statuses()).toEqual([200, 200, 200]);
    now = expiresAt;
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it("of an overlap issue nothing that goes on after it", async () => {
    const old = await issued({ role: "admin" });
    const rotated = await send("admin", `/v1/access/keys/${old.keyId}/rotate`, { overlapSeconds: HOUR });
    const { endsAt } = (await send("admin", `/v1/access/keys/${old.keyId}`)).body;
    const child = { name: "child", role: "viewer" };
    expect((await send(old.secret, "/v1/access/keys", child)).body.key.expiresAt).toBe(endsAt);
    expect((await send(rotated.body.secret, "/v1/access/keys", child)).body.key.expiresAt).toBeNull();
  });

  it("go on beside their successor for the overlap, and no longer", async () => {
    const old = await issued();
    const { body } = await send("admin", `/v1/access/keys/${old.keyId}/rotate`, { overlapSeconds: HOUR });
    const both = async () => [await statusWith(old.secret), await statusWith(body.secret)];
    expect(await both()).toEqual([200, 200]);
    const { endsAt } = (await send("admin", `/v1/access/keys/${old.keyId}`)).body;
    now = addSeconds(endsAt, -0.000001);
    expect(await both()).toEqual([200, 200]);
    now = endsAt;
    expect(await both()).toEqual([401, 200]);
    expect(await send("admin", `/v1/access/keys/${old.keyId}/rotate`, {})).toMatchObject({
      status: 409,
      body: { code: "api_key_ended" },
    });
  });

  it("open nothing from the moment that they are revoked, also during an overlap", async () => {
    const { keyId, secret } = await issued();
    await send("admin", `/v1/access/keys/${keyId}/rotate`, {});
    expect(await statusWith(secret)).toBe(200);
    const revoked = await send("admin", `/v1/access/keys/${keyId}/revoke`, { reason: "it leaked" });
    expect(revoked).toMatchObject({ status: 200, body: { status: "ended", recorded: true, endReason: "it leaked" } });
    expect(await send(secret, "/v1/incidents")).toMatchObject({ status: 401, body: { code: "not_authenticated" } });
    const again = await send("admin", `/v1/access/keys/${keyId}/revoke`, { reason: "again" });
    expect(again.body).toEqual({ ...revoked.body, recorded: false });
  });

  it("open nothing once their time is over", async () => {
    const { secret } = await issued({ expiresInSeconds: HOUR });
    expect(await statusWith(secret)).toBe(200);
    now = addSeconds(now, HOUR + 1);
    expect(await statusWith(secret)).toBe(401);
  });

  it("401: are refused in the same words, whatever is wrong with them", async () => {
    const { keyId, secret } = await issued();
    const [tenant, , random] = secret.split(".");
    const foreign = `hoc_${Buffer.from("globex").toString("base64url")}`;
    const nobody = `hoc_${Buffer.from("nobody").toString("base64url")}`;
    const wrong = [
      `${tenant}.${keyId}.${"A".repeat(43)}`,
      `${tenant}.key_${"0".repeat(32)}.${random}`,
      `${foreign}.${keyId}.${random}`,
      `${nobody}.${keyId}.${random}`,
      `${tenant}.${keyId}`,
      "hoc_",
    ];
    const answers = await Promise.all(wrong.map((text) => send(text, "/v1/incidents")));
    expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 401));
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, instance: "", requestId: "" }))).size).toBe(1);
  });

  it("are listed last first, without their secrets, to those who manage access", async () => {
    const first = await issued({ name: "first" });
    const second = await issued({ name: "second" });
    const { body } = await send("admin", "/v1/access/keys?limit=2");
    expect(body).toMatchObject({
      items: [{ keyId: second.keyId }, { keyId: first.keyId, status: "active" }],
      hasMore: true,
    });
    for (const { secret } of [first, second]) expect(JSON.stringify(body)).not.toContain(secret.split(".")[2]);
    expect(JSON.stringify(body)).not.toMatch(/hash/i);
    for (const holder of ["responder", "viewer", "collector"])
      for (const path of ["/v1/access/keys", `/v1/access/keys/${first.keyId}`])
        expect((await send(holder, path)).status).toBe(403);
  });

  it("404: are nobody's but their tenant's", async () => {
    const { keyId, secret } = await issued();
    const path = `/v1/access/keys/${keyId}`;
    const answers = [
      await send("stranger", path),
      await send("stranger", `${path}/rotate`, {}),
      await send("stranger", `${path}/revoke`, {}),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: "api_key_not_found" } });
    expect((await send("stranger", "/v1/access/keys")).body.items).toEqual([]);
    expect(await statusWith(secret)).toBe(200);
  });
});
