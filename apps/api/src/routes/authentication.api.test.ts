import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, type Holder, startApiServer } from "../../test/api-server.js";
import { type JwtIssuer, startJwtIssuer, type TokenWords } from "../../test/jwt-issuer.js";

const REFUSED = 'Bearer realm="hoc-incidents", error="invalid_token"';

let issuer: JwtIssuer;
let server: ApiServer;
let incidents = 0;
beforeAll(async () => {
  issuer = await startJwtIssuer();
  server = await startApiServer({
    HOC_JWKS_URL: issuer.jwksUrl,
    HOC_JWT_ISSUER: issuer.issuer,
    HOC_JWT_AUDIENCE: issuer.audience,
  });
});
afterEach(() => issuer.answerWith(200));
afterAll(async () => {
  await server.stop();
  await issuer.stop();
});

/** Sends a request with this header and no other that says who asks. */
async function ask(authorization: string | undefined, path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { ...init.headers, ...(authorization !== undefined && { authorization }) };
  const response = await fetch(`${server.url}${path}`, { ...init, headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** The same as JSON, by somebody whom the issuer vouches for. */
async function askBy(words: TokenWords, path: string, body?: object, more: Record<string, string> = {}) {
  const headers = { "content-type": "application/json", ...more };
  const init = body === undefined ? { headers: more } : { method: "POST", headers, body: JSON.stringify(body) };
  return ask(`Bearer ${await issuer.token(words)}`, path, init);
}

const by = (claims: Readonly<Record<string, unknown>>): TokenWords => ({ claims });

/** Another incident of the tenant `acme`. */
async function incidentOfAcme(): Promise<string> {
  incidents += 1;
  return server.openIncident({ triggerType: "freeze", fingerprint: `freeze-${incidents}` });
}

describe("without a valid token", () => {
  it.each([
    ["no header", undefined],
    ["another scheme", "Basic YWRtaW46YWRtaW4="],
    ["no token", "Bearer "],
  ])("401: %s, and the challenge asks for a token", async (_, authorization) => {
    const { status, headers, body } = await ask(authorization, "/v1/incidents");
    expect([status, headers.get("www-authenticate"), body.code]).toEqual([
      401,
      'Bearer realm="hoc-incidents"',
      "not_authenticated",
    ]);
  });

  it("401: the same for whatever is wrong with the token", async () => {
    const expired = await issuer.token(by({ exp: Math.floor(Date.now() / 1_000) - 60 }));
    const elsewhere = await issuer.token(by({ aud: "shop" }));
    const tokens = ["viewe", "hoc_YWNtZQ.key_1.secret", "hoc_", "a.b.c", expired, elsewhere];
    const answers = await Promise.all(tokens.map((token) => ask(`Bearer ${token}`, "/v1/incidents")));
    const told = answers.map(({ status, headers, body }) => {
      const { requestId: _, ...rest } = body;
      return JSON.stringify([status, headers.get("www-authenticate"), rest]);
    });
    expect(new Set(told).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: "not_authenticated" } });
    expect(answers[0]?.headers.get("www-authenticate")).toBe(REFUSED);
  });

  it.each(["{", '{"unknown":1}', '{"signals":[]}'])("401: before the body is looked at: %s", async (body) => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body };
    expect(await ask("Bearer nobody", "/v1/signals?unknown=1", init)).toMatchObject({
      status: 401,
      body: { code: "not_authenticated" },
    });
  });

  it("F-060: 401 on the public list before its parameters are looked at, for a bad JWT too", async () => {
    const path = "/v1/cus/incidents/list?topic=NOPE&limit=0&tenantId=acme";
    expect((await ask("Bearer a.b.c", path)).status).toBe(401);
    expect(await askBy({}, path)).toMatchObject({ status: 400, body: { code: "invalid_query" } });
  });
});

describe("the holder of a stored key", () => {
  it("acts for the key's tenant, with its role and within its scopes", async () => {
    const id = await incidentOfAcme();
    const issue = async (holder: Holder, restricted: object) =>
      `Bearer ${(await server.post(holder, "/v1/access/keys", { name: "pager", role: "responder", ...restricted })).body.secret}`;
    const [whole, reading, foreign] = [
      await issue("admin", {}),
      await issue("admin", { scopes: ["incidents.read"] }),
      await issue("stranger", {}),
    ];
    const acknowledge = (authorization: string) =>
      ask(authorization, `/v1/incidents/${id}/acknowledge`, { method: "POST" });
    expect((await ask(reading, `/v1/incidents/${id}`)).status).toBe(200);
    expect(await acknowledge(reading)).toMatchObject({ status: 403, body: { code: "permission_denied" } });
    expect((await ask(foreign, `/v1/incidents/${id}`)).status).toBe(404);
    expect((await acknowledge(whole)).status).toBe(200);
    expect((await ask(`${whole}x`, `/v1/incidents/${id}`)).status).toBe(401);
  });
});

describe("somebody whom the issuer vouches for", () => {
  it("reads and writes for the tenant of the token, under the name that it gives", async () => {
    const id = await incidentOfAcme();
    const acknowledged = await askBy(by({ sub: "ann" }), `/v1/incidents/${id}/acknowledge`, {});
    expect(acknowledged.status).toBe(200);
    const { body } = await askBy(by({ role: "viewer" }), `/v1/incidents/${id}`);
    expect(body).toMatchObject({ lifecycleState: "ACKED", acknowledgedBy: "ann" });
  });

  it("does what the role allows, and no more", async () => {
    const id = await incidentOfAcme();
    const refused = await askBy(by({ role: "viewer" }), `/v1/incidents/${id}/acknowledge`, {});
    expect(refused).toMatchObject({ status: 403, body: { code: "permission_denied" } });
  });

  it("does what the scope names, and no more", async () => {
    const id = await incidentOfAcme();
    const words = by({ role: "admin", scope: "openid incidents.read" });
    expect((await askBy(words, `/v1/incidents/${id}`)).status).toBe(200);
    expect(await askBy(words, `/v1/incidents/${id}/acknowledge`, {})).toMatchObject({
      status: 403,
      body: { code: "permission_denied" },
    });
  });

  it.each([
    ["tenant_required", { tenant: undefined }],
    ["tenant_required", { tenant: "" }],
    ["role_required", { role: undefined }],
    ["role_required", { role: "root" }],
  ])("403 %s: %o", async (code, claims) => {
    const { status, headers, body } = await askBy(by(claims), "/v1/incidents");
    expect([status, headers.get("www-authenticate"), body.code]).toEqual([403, null, code]);
  });

  it("503: when the issuer's keys have to be fetched and nobody answers", async () => {
    const own = await startJwtIssuer();
    const fresh = await startApiServer({
      HOC_JWKS_URL: own.jwksUrl,
      HOC_JWT_ISSUER: own.issuer,
      HOC_JWT_AUDIENCE: own.audience,
      HOC_API_TOKENS: "{}",
    });
    const authorization = `Bearer ${await own.token()}`;
    own.answerWith(500);
    const refused = await fetch(`${fresh.url}/v1/incidents`, { headers: { authorization } });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await refused.json()).toMatchObject({ code: "authentication_unavailable" });
    own.answerWith(200);
    expect((await fetch(`${fresh.url}/v1/incidents`, { headers: { authorization } })).status).toBe(200);
    expect((await fresh.send("admin", "/v1/incidents")).status).toBe(401);
    await fresh.stop();
    await own.stop();
  });
});

describe("the tenant", () => {
  it("is that of the token, whatever headers name another", async () => {
    const id = await incidentOfAcme();
    const headers = { "x-tenant-id": "acme", "x-tenant": "acme", tenant: "acme" };
    const stranger = await askBy(by({ tenant: "globex" }), `/v1/incidents/${id}`, undefined, headers);
    expect(stranger).toMatchObject({ status: 404, body: { code: "incident_not_found" } });
    expect((await server.send("stranger", `/v1/incidents/${id}`, { headers })).status).toBe(404);
    expect((await server.send("viewer", `/v1/incidents/${id}`, { headers: { "x-tenant-id": "globex" } })).status).toBe(
      200,
    );
  });

  it.each(["tenantId", "tenant_id", "tenant"])("is refused as a parameter and as a member: %s", async (name) => {
    const asked = await server.send("stranger", `/v1/incidents?${name}=acme`);
    expect(asked).toMatchObject({ status: 400, body: { code: "invalid_input" } });
    const written = await server.post("stranger", "/v1/signals", {
      signals: [{ triggerType: "freeze" }],
      [name]: "acme",
    });
    expect(written).toMatchObject({ status: 400, body: { code: "invalid_input" } });
    const inside = await server.post("stranger", "/v1/signals", {
      signals: [{ triggerType: "freeze", [name]: "acme" }],
    });
    expect(inside).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  });
});
