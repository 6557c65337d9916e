import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";
import { ENDPOINTS } from "../app.js";
import type { Endpoint } from "../http/endpoint.js";

const READS = 5;
const PATH = "/v1/incidents/active";
const LIMITED = ["ratelimit-limit", "ratelimit-policy", "ratelimit-remaining", "ratelimit-reset"];

const limitHeaders = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith("ratelimit"));

describe("a limit on reads", () => {
  let server: ApiServer;

  beforeAll(async () => {
    server = await startApiServer({ HOC_READS_PER_MINUTE: String(READS) });
    for (let read = 0; read < READS; read++) await server.send("viewer", PATH);
  });

  afterAll(() => server.stop());

  it("is the tenant's, whoever of it reads, and slows no other tenant down", async () => {
    for (const holder of ["viewer", "responder", "admin"] as const)
      expect((await server.send(holder, PATH)).status).toBe(429);
    const { status, headers } = await server.send("stranger", PATH);
    expect([status, headers.get("ratelimit-remaining")]).toEqual([200, String(READS - 1)]);
    expect(limitHeaders(headers)).toEqual(LIMITED);
  });

  it("is told as a problem, with what it is and when it is over", async () => {
    const { status, headers, body } = await server.send("viewer", PATH);
    expect([status, headers.get("content-type")]).toEqual([429, "application/problem+json"]);
    expect(body).toMatchObject({ type: "/problems/rate_limited", status: 429, code: "rate_limited" });
    expect(limitHeaders(headers)).toEqual(LIMITED);
    expect(headers.get("ratelimit-limit")).toBe(String(READS));
    expect(headers.get("ratelimit-policy")).toBe(`${READS};w=60`);
    expect(headers.get("ratelimit-remaining")).toBe("0");
    expect(headers.get("ratelimit-reset")).toBe(headers.get("retry-after"));
    expect(Number(headers.get("retry-after"))).toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60);
  });

  it.each((ENDPOINTS as readonly Endpoint[]).filter(({ method }) => method === "GET").map(({ path }) => path))(
    "holds for GET %s, and for HEAD",
    async (path) => {
      expect((await server.send("admin", path)).status).toBe(429);
      expect((await server.send("admin", path, { method: "HEAD" })).status).toBe(429);
    },
  );

  it.each(
    (ENDPOINTS as readonly Endpoint[])
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => [method, path]),
  )("never refuses %s %s", async (method, path) => {
    const { status, headers } = await server.send("admin", path as string, { method: method as string, body: {} });
    expect(status).not.toBe(429);
    expect(limitHeaders(headers)).toEqual([]);
  });

  it("loses no signal of a tenant that may read no more", async () => {
    const signals = Array.from({ length: 50 }, (_, call) => ({ triggerType: "manual", signalId: `call-${call}` }));
    for (const signal of signals) {
      const { status, body } = await server.post("collector", "/v1/signals", { signals: [signal] });
      expect([status, body.results[0].outcome]).toEqual([200, expect.stringMatching(/^(opened|attached)$/)]);
    }
  });

  it("keeps nobody from the server's own pages", async () => {
    for (const path of ["/livez", "/readyz", "/metrics", "/problems/rate_limited", "/v1/openapi.json"])
      expect((await fetch(server.url + path)).status).toBe(200);
  });
});

describe("reads that nobody vouches for", () => {
  it("use up nobody's allowance, and hear of none", async () => {
    const server = await startApiServer({ HOC_READS_PER_MINUTE: String(READS) });
    for (let read = 0; read < 3 * READS; read++) {
      const answer = await server.send("admin", PATH, { headers: { authorization: "Bearer nobody" } });
      expect([answer.status, limitHeaders(answer.headers)]).toEqual([401, []]);
    }
    expect((await server.send("admin", PATH)).headers.get("ratelimit-remaining")).toBe(String(READS - 1));
    await server.stop();
  });

  it("are unlimited like all where the limit is 0", async () => {
    const server = await startApiServer({ HOC_READS_PER_MINUTE: "0" });
    const answer = await server.send("admin", PATH);
    expect([answer.status, limitHeaders(answer.headers)]).toEqual([200, []]);
    await server.stop();
  });
});
