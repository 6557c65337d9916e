import { DomainError, ERROR_CODES } from "@hoc/incident-schemas";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onlyStaticTokens } from "../test/only-static-tokens.js";
import { createApp, ENDPOINTS } from "./app.js";

const LIMIT = 1_024;
const TOKEN = { authorization: "Bearer a-token" };
const execute = vi.fn();
const answered = vi.fn();
const checkReady = vi.fn();
const clock = vi.fn();
const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

const app = createApp({
  operations: { execute, answered },
  authenticate: onlyStaticTokens([
    { token: "a-token", tenantId: "acme", actor: { type: "HUMAN", id: "alice" }, role: "responder" },
  ]),
  maxBodyBytes: LIMIT,
  currentEnvironment: "preflight",
  checkReady,
  ambient: { logger, clock, randomHex: (bytes) => "0123456789abcdef".slice(0, bytes * 2) },
});

beforeEach(() => {
  vi.resetAllMocks();
  clock.mockReturnValueOnce("2026-03-14T09:00:00.000000Z").mockReturnValue("2026-03-14T09:00:00.007000Z");
  execute.mockResolvedValue({});
  checkReady.mockResolvedValue(undefined);
});

const get = (path: string, headers: Record<string, string> = TOKEN) => app.request(path, { headers });

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: "POST",
    headers: { ...TOKEN, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("every endpoint", () => {
  it.each(ENDPOINTS.map((endpoint) => [endpoint.method, endpoint.path, endpoint.operation, endpoint] as const))(
    "%s %s calls %s",
    async (method, path, operation, { takesCloudEvents }) => {
      execute.mockResolvedValue({
        incidentId: "inc_1",
        run: { runId: "run-1" },
        export: { exportId: "exp_1" },
        key: { keyId: "key_1" },
        endpoint: { endpointId: "whe_1" },
        file: null,
      });
      const members = [...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, "x-1"]);
      const sent = takesCloudEvents
        ? { headers: { ...TOKEN, "content-type": "application/cloudevents-batch+json" }, body: "[]" }
        : { headers: TOKEN };
      const response = await app.request(path.replaceAll(/:\w+/g, "x-1"), { method, ...sent });
      expect(response.status).toBeLessThan(300);
      const input = takesCloudEvents ? { events: [] } : Object.fromEntries(members);
      expect(execute).toHaveBeenCalledExactlyOnceWith(operation, input, {
        tenantId: "acme",
        actor: { type: "HUMAN", id: "alice" },
        role: "responder",
        requestId: "req-0123456789ab",
        correlationId: "req-0123456789ab",
      });
    },
  );

  it.each(ENDPOINTS.map(({ method, path }) => [method, path] as const))(
    "%s %s asks for a token before anything else",
    async (method, path) => {
      const response = await app.request(`${path}?unknown=1`, { method, body: method === "GET" ? null : "{" });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
      expect(await response.json()).toMatchObject({ code: "not_authenticated" });
      expect(execute).not.toHaveBeenCalled();
    },
  );

  it("has its path and method once", () => {
    expect(new Set(ENDPOINTS.map(({ method, path }) => `${method} ${path}`)).size).toBe(ENDPOINTS.length);
  });
});

describe("input", () => {
  it("takes a read's from path and query", async () => {
    await get("/v1/incidents/inc_1/timeline?limit=5&cursor=abc");
    expect(execute.mock.lastCall?.[1]).toEqual({ incidentId: "inc_1", limit: "5", cursor: "abc" });
  });

  it("takes a write's from path and body", async () => {
    await post("/v1/incidents/inc_1/notes", { note: "n" });
    expect(execute.mock.lastCall?.[1]).toEqual({ incidentId: "inc_1", note: "n" });
  });

  it.each(["run/7", "a b", "50%", "%2F", "ü", "a..b", "x".repeat(200)])(
    "takes %j in a path as it is",
    async (runId) => {
      await get(`/v1/incidents/by-run/${encodeURIComponent(runId)}`);
      expect(execute.mock.lastCall?.slice(0, 2)).toEqual(["incidents.query.getIncidentsForRun", { runId }]);
    },
  );

  it("asks for by-run before it takes it for an incident", async () => {
    await get("/v1/incidents/by-run/timeline");
    expect(execute.mock.lastCall?.slice(0, 2)).toEqual(["incidents.query.getIncidentsForRun", { runId: "timeline" }]);
  });

  it.each([
    ["a query parameter given twice", () => get("/v1/incidents?limit=1&limit=2"), "/limit"],
    ["a member in path and body", () => post("/v1/incidents/inc_1/notes", { incidentId: "inc_2" }), "/incidentId"],
    ["a query on a write", () => post("/v1/incidents/inc_1/notes?note=n", {}), "/note"],
    ["a body that is no object", () => post("/v1/signals", []), ""],
    [
      "two expected versions",
      () => post("/v1/incidents/inc_1/resolve", { expectedVersion: 1 }, { "if-match": '"2"' }),
      "/expectedVersion",
    ],
  ])("refuses %s with 400", async (_, request, pointer) => {
    const response = await request();
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_input", errors: [{ pointer }] });
    expect(execute).not.toHaveBeenCalled();
  });

  it("hands a parameter of the public list that is given twice on to the operation, which names all that is wrong", async () => {
    await get("/v1/cus/incidents/list?topic=active&limit=1&limit=2");
    expect(execute.mock.lastCall?.[1]).toEqual({ topic: "active", limit: ["1", "2"] });
  });

  it("answers what the operation refuses with its fields", async () => {
    const fields = [{ pointer: "/severty", message: "is not a known member" }];
    execute.mockRejectedValue(new DomainError("invalid_input", "m", { fields }));
    const response = await get("/v1/incidents?severty=high");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ pointer: "/severty", detail: "is not a known member" }] });
  });

  it("refuses a body above the limit with 413", async () => {
    expect((await post("/v1/signals", { text: "x".repeat(LIMIT) })).status).toBe(413);
  });

  it("refuses another type of body with 415", async () => {
    expect((await post("/v1/signals", {}, { "content-type": "text/plain" })).status).toBe(415);
  });
});

describe("versions", () => {
  it("gives the version as ETag and takes it as If-Match", async () => {
    execute.mockResolvedValue({ id: "inc_1", version: 3 });
    const etag = (await get("/v1/incidents/inc_1")).headers.get("etag");
    await post("/v1/incidents/inc_1/resolve", { resolutionType: "t" }, { "if-match": etag as string });
    expect(execute.mock.lastCall?.[1]).toEqual({ incidentId: "inc_1", resolutionType: "t", expectedVersion: 3 });
  });

  it("lets * match any version", async () => {
    await post("/v1/incidents/inc_1/acknowledge", {}, { "if-match": "*" });
    expect(execute.mock.lastCall?.[1]).toEqual({ incidentId: "inc_1" });
  });

  it.each([
    ["a malformed one", "/v1/incidents/inc_1/resolve", "3"],
    ["one where none is taken", "/v1/incidents/inc_1/notes", '"3"'],
  ])("refuses %s with 400 instead of overlooking it", async (_, path, tag) => {
    const response = await post(path, {}, { "if-match": tag });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain("If-Match");
    expect(execute).not.toHaveBeenCalled();
  });

  it("answers 412 when the incident has moved on", async () => {
    execute.mockRejectedValue(new DomainError("version_conflict", "m", { incidentId: "inc_1" }));
    expect((await post("/v1/incidents/inc_1/resolve", {}, { "if-match": '"1"' })).status).toBe(412);
  });
});

describe("an idempotency key", () => {
  const KEY = { "idempotency-key": "k-1" };

  it("goes to the operation with a digest of what the request says", async () => {
    await post("/v1/incidents/inc_1/notes", { note: "n" }, KEY);
    const idempotency = { key: "k-1", requestDigest: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(answered.mock.lastCall).toEqual(["incidents.write.addNote", expect.objectContaining({ idempotency })]);
    expect(execute.mock.lastCall?.[2]).toMatchObject({ tenantId: "acme", idempotency });
  });

  it("is answered before If-Match is looked at, in the same form", async () => {
    answered.mockResolvedValue({ output: { incidentId: "inc_1", version: 4 } });
    const again = await post("/v1/incidents/inc_1/resolve", {}, { ...KEY, "if-match": "nonsense" });
    expect([again.status, again.headers.get("etag")]).toEqual([200, '"4"']);
    const created = await post("/v1/incidents", {}, KEY);
    expect([created.status, created.headers.get("location")]).toEqual([201, "/v1/incidents/inc_1"]);
    expect(execute).not.toHaveBeenCalled();
  });

  it("that is none is refused with 400", async () => {
    const response = await post("/v1/signals", {}, { "idempotency-key": "two words" });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain("Idempotency-Key");
    expect(execute).not.toHaveBeenCalled();
  });

  it("is not looked at by reads", async () => {
    await get("/v1/incidents", { ...TOKEN, ...KEY });
    expect(answered).not.toHaveBeenCalled();
    expect(execute.mock.lastCall?.[2]).not.toHaveProperty("idempotency");
  });
});

describe("output", () => {
  it("is the operation's, as JSON", async () => {
    execute.mockResolvedValue({ items: [], hasMore: false, nextCursor: null });
    const response = await get("/v1/incidents");
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await response.json()).toEqual({ items: [], hasMore: false, nextCursor: null });
  });

  it("says where a new incident is", async () => {
    execute.mockResolvedValue({ incidentId: "inc_1", version: 1 });
    const response = await post("/v1/incidents", { title: "t", severity: "low" });
    expect([response.status, response.headers.get("location"), response.headers.get("etag")]).toEqual([
      201,
      "/v1/incidents/inc_1",
      '"1"',
    ]);
  });

  it("answers HEAD like GET without a body", async () => {
    const response = await app.request("/v1/incidents/inc_1", { method: "HEAD", headers: TOKEN });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("is neither stored nor guessed at on its way", async () => {
    const { headers } = await get("/v1/incidents");
    expect([headers.get("cache-control"), headers.get("x-content-type-options")]).toEqual(["no-store", "nosniff"]);
  });
});

describe("paths and methods", () => {
  it.each(["/", "/v1", "/v1/incident", "/v1/incidents/", "/v1/incidents/inc_1/other", "/v2/incidents"])(
    "knows nothing at %s",
    async (path) => {
      const response = await get(path);
      expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
      expect(await response.json()).toMatchObject({
        code: "unknown_route",
        type: "/problems/unknown_route",
        detail: `There is nothing at ${path}; /docs has what there is.`,
      });
    },
  );

  it.each([
    ["DELETE", "/v1/incidents/inc_1", "GET, HEAD"],
    ["PUT", "/v1/incidents", "GET, HEAD, POST"],
    ["GET", "/v1/signals", "POST"],
    ["GET", "/v1/incidents/inc_1/acknowledge", "POST"],
    ["POST", "/v1/incidents/by-run/run-1", "GET, HEAD"],
    ["POST", "/livez", "GET, HEAD"],
    ["OPTIONS", "/v1/stats", "GET, HEAD"],
  ])("answers %s %s with 405 and what is allowed", async (method, path, allow) => {
    const response = await app.request(path, { method, headers: TOKEN });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({
      code: "method_not_allowed",
      type: "/problems/method_not_allowed",
      status: 405,
    });
    expect(execute).not.toHaveBeenCalled();
  });
});

describe("a deprecated endpoint", () => {
  const deprecated = ENDPOINTS.filter((endpoint) => endpoint.deprecated !== undefined);
  const told = ({ headers }: Response) => ["deprecation", "sunset", "link"].map((name) => headers.get(name));
  const TOLD = ["@1795305600", "Tue, 30 Nov 2027 00:00:00 GMT", '</v1/incidents/active>; rel="successor-version"'];

  it("F-140: is the list of all incidents; what takes its place is there and stays", () => {
    expect(deprecated.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v1/incidents"]);
    for (const {
      method,
      deprecated: { since, sunset, successor } = { since: "", sunset: "", successor: "" },
    } of deprecated) {
      expect(Date.parse(sunset)).toBeGreaterThan(Date.parse(since));
      expect(ENDPOINTS.find((one) => one.method === method && one.path === successor)).not.toHaveProperty("deprecated");
    }
  });

  it("F-140: says so in every answer, errors too", async () => {
    const failing = (error: Error) => {
      execute.mockRejectedValueOnce(error);
      return get("/v1/incidents");
    };
    const answers = [
      [200, () => get("/v1/incidents")],
      [200, () => app.request("/v1/incidents", { method: "HEAD", headers: TOKEN })],
      [401, () => get("/v1/incidents", {})],
      [400, () => get("/v1/incidents?limit=1&limit=2")],
      [400, () => failing(new DomainError("invalid_input", "m"))],
      [500, () => failing(new Error("broken"))],
    ] as const;
    for (const [status, ask] of answers) {
      const answer = await ask();
      expect([answer.status, ...told(answer)]).toEqual([status, ...TOLD]);
    }
  });

  it("F-140: is the only one that says so", async () => {
    for (const answer of [await get("/v1/incidents/active"), await post("/v1/incidents", {}), await get("/nowhere")])
      expect(told(answer)).toEqual([null, null, null]);
  });

  it("F-140: leaves a line in the log for the tenant that uses it, and none for a request without one", async () => {
    clock.mockReset().mockReturnValue("2026-12-01T09:00:00.000000Z");
    await get("/v1/incidents", { "user-agent": "curl/8.5.0" });
    expect(logger.warn).not.toHaveBeenCalled();
    await get("/v1/incidents?ownerId=s3cret", { ...TOKEN, "user-agent": "curl/8.5.0\u009b2J", "x-secret": "s3cret" });
    await get("/v1/incidents");
    await get("/v1/incidents/active");
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ tenantId: "acme", route: "GET /v1/incidents", userAgent: "curl/8.5.02J" }),
      "a deprecated endpoint is used",
    );
    expect(JSON.stringify(logger.warn.mock.calls)).not.toMatch(/s3cret|a-token/);
  });
});

describe("correlation ids", () => {
  it("go through to operation, log and answer", async () => {
    const response = await get("/v1/incidents", { ...TOKEN, "x-correlation-id": "job-7" });
    expect(response.headers.get("x-correlation-id")).toBe("job-7");
    expect(response.headers.get("x-request-id")).toBe("req-0123456789ab");
    expect(execute.mock.lastCall?.[2]).toMatchObject({ correlationId: "job-7" });
    const ids = { requestId: "req-0123456789ab", correlationId: "job-7" };
    expect(logger.info).toHaveBeenCalledWith(expect.objectContaining(ids), "request");
    execute.mockRejectedValue(new Error("broken"));
    await get("/v1/incidents", { ...TOKEN, "x-correlation-id": "job-7" });
    expect(logger.error).toHaveBeenCalledWith(expect.objectContaining(ids), "request failed");
  });

  it.each<Record<string, string>>([{}, { "x-correlation-id": "two words" }])(
    "are the request's own where there is no good one: %o",
    async (headers) => {
      const response = await get("/v1/incidents", { ...TOKEN, ...headers });
      expect(response.headers.get("x-correlation-id")).toBe("req-0123456789ab");
    },
  );
});

describe("request ids", () => {
  it("are given where there is none, and repeated in problems", async () => {
    const response = await get("/nowhere");
    expect(response.headers.get("x-request-id")).toBe("req-0123456789ab");
    expect(await response.json()).toMatchObject({ requestId: "req-0123456789ab" });
  });

  it("are kept where there is a good one", async () => {
    const response = await get("/v1/incidents", { ...TOKEN, "x-request-id": "caller-7" });
    expect(response.headers.get("x-request-id")).toBe("caller-7");
    expect(execute.mock.lastCall?.[2]).toMatchObject({ correlationId: "caller-7" });
  });

  it("are replaced where they could do harm", async () => {
    expect((await get("/livez", { "x-request-id": "<b>" })).headers.get("x-request-id")).toBe("req-0123456789ab");
  });
});

describe("failures", () => {
  it("are logged whole and told in a word", async () => {
    const error = new Error("relation hoc.incidents does not exist");
    execute.mockRejectedValue(error);
    const response = await get("/v1/incidents");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("relation");
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ err: error, requestId: "req-0123456789ab", path: "/v1/incidents", status: 500 }),
      "request failed",
    );
    expect(logger.info).not.toHaveBeenCalled();
  });

  it("that are the caller's are no errors in the log", async () => {
    execute.mockRejectedValue(new DomainError("incident_not_found", "m"));
    expect((await get("/v1/incidents/inc_1")).status).toBe(404);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it.each(["overloaded", "tenant_busy", "database_unavailable"] as const)(
    "by %s say when to come back, in one line of the log",
    async (code) => {
      execute.mockRejectedValue(new DomainError(code, "m", { retryAfterSeconds: 3 }));
      const response = await post("/v1/signals", { signals: [] });
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "3"]);
      expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ err: expect.objectContaining({ code }), status: 503 }),
        "request refused for now",
      );
      for (const write of [logger.info, logger.error]) expect(write).not.toHaveBeenCalled();
    },
  );

  it("lead to what their code means", async () => {
    for (const [code, { meaning }] of Object.entries(ERROR_CODES)) {
      const response = await get(`/problems/${code}`, {});
      expect([response.status, await response.json()]).toMatchObject([200, { code, meaning }]);
    }
    for (const code of ["nothing", "toString", "__proto__"])
      expect((await get(`/problems/${code}`, {})).status).toBe(404);
  });
});

describe("the log", () => {
  it("has a line for every request, without query and token", async () => {
    await get("/v1/incidents?ownerId=s3cret");
    expect(logger.info).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        requestId: "req-0123456789ab",
        method: "GET",
        path: "/v1/incidents",
        status: 200,
        tenantId: "acme",
        milliseconds: 7,
      }),
      "request",
    );
    expect(JSON.stringify(logger.info.mock.calls)).not.toMatch(/s3cret|a-token/);
  });
});

describe("health", () => {
  it("is alive whatever the database does", async () => {
    checkReady.mockRejectedValue(new DomainError("database_unavailable", "m"));
    expect((await get("/livez", {})).status).toBe(200);
  });

  it("is ready when the database answers", async () => {
    expect(await (await get("/readyz", {})).json()).toEqual({ status: "ok" });
  });

  it("is not ready when it does not", async () => {
    checkReady.mockRejectedValue(new DomainError("database_unavailable", "m"));
    const response = await get("/readyz", {});
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: "database_unavailable" });
  });
});
