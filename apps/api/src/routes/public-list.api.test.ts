import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

const DAY_MS = 86_400_000;

let server: ApiServer;
let old: string;
let open: string;
let acknowledged: string;
beforeAll(async () => {
  server = await startApiServer();
  const signal = { triggerType: "listed", fingerprint: "a", category: "billing" };
  old = await server.openIncident({ ...signal, occurredAt: new Date(Date.now() - 40 * DAY_MS).toISOString() });
  open = await server.openIncident(signal);
  acknowledged = await server.openIncident({ triggerType: "listed", fingerprint: "b", initialSeverity: "critical" });
  await server.post("responder", `/v1/incidents/${acknowledged}/acknowledge`);
});
afterAll(() => server.stop());

const ask = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  server.send("viewer", `/v1/cus/incidents/list?${query}`, { headers });
const idsIn = ({ body }: Answer): string[] =>
  body.incidents.map(({ incidentId }: { incidentId: string }) => incidentId);

/** What is refused, by the name of the parameter. */
async function refusals(query: string): Promise<Record<string, string>> {
  const { status, body } = await ask(query);
  expect([query, status, body.code]).toEqual([query, 400, "invalid_query"]);
  return Object.fromEntries(
    body.errors.map(({ pointer, detail }: { pointer: string; detail: string }) => [pointer, detail]),
  );
}

describe("GET /v1/cus/incidents/list", () => {
  it("200: gives a topic's incidents in its order, and says of which request and instant", async () => {
    const answer = await ask("topic=active", { "x-request-id": "req-1", "x-correlation-id": "job-7" });
    expect(answer.status).toBe(200);
    expect(idsIn(answer)).toEqual([acknowledged, open]);
    const { incidents, ...rest } = answer.body;
    expect(incidents[0]).toMatchObject({ lifecycleState: "ACKED", severity: "critical", category: "UNKNOWN" });
    const { asOf } = rest.meta;
    expect(rest).toEqual({
      topic: "active",
      total: 2,
      hasMore: false,
      pagination: { limit: 20, offset: 0, nextOffset: null },
      generatedAt: asOf,
      meta: { requestId: "req-1", correlationId: "job-7", asOf, dataVersion: expect.any(Number) },
    });
  });

  it.each([
    ["topic=resolved", () => [old]],
    ["topic=historical", () => [old]],
    ["topic=historical&retentionDays=365", () => []],
    ["topic=active&isSynthetic=YES", () => []],
    ["topic=active&isSynthetic=0&category=BILLING", () => [open]],
    ["topic=active&severity=CRITICAL&causeType=system", () => [acknowledged]],
    ["topic=resolved&resolvedAfter=2199-01-01T00:00:00Z", () => []],
    ["topic=active&createdBefore=1999-01-01T00:00:00%2B01:00", () => []],
  ])("200: %s", async (query, expected) => {
    expect(idsIn(await ask(query))).toEqual(expected());
  });

  it("200: goes on where the page before ended", async () => {
    const first = await ask("topic=active&limit=1");
    expect(first.body).toMatchObject({
      total: 2,
      hasMore: true,
      pagination: { limit: 1, offset: 0, nextOffset: 1 },
    });
    const second = await ask(`topic=active&limit=1&offset=1&asOf=${first.body.meta.asOf}`);
    expect(second.body).toMatchObject({ hasMore: false, pagination: { limit: 1, offset: 1, nextOffset: null } });
    expect([...idsIn(first), ...idsIn(second)]).toEqual([acknowledged, open]);
  });

  it("F-042, F-044: is the same to the byte for the instant that it told, but for the request's own id", async () => {
    const headers = { "x-correlation-id": "job-7" };
    const first = await ask("topic=active", headers);
    await server.openIncident({ triggerType: "later" });
    const again = await ask(`topic=active&asOf=${first.body.meta.asOf}`, headers);
    const told = ({ body }: Answer) => JSON.stringify(body).replace(body.meta.requestId, "");
    expect(told(again)).toBe(told(first));
    expect(again.body.meta.requestId).not.toBe(first.body.meta.requestId);
  });

  it("shows a tenant nothing of another's", async () => {
    const { body } = await server.send("stranger", "/v1/cus/incidents/list?topic=active");
    expect(body).toMatchObject({ incidents: [], total: 0 });
  });
});

describe("what the public list refuses", () => {
  it.each([
    ["", { "/topic": "is missing; it must be one of: active, resolved, historical" }],
    ["topic=ACTIVE", { "/topic": "must be one of: active, resolved, historical" }],
    ["topic=active&topic=active", { "/topic": "is given more than once" }],
    ["topic=active&limit=5&limit=5", { "/limit": "is given more than once" }],
    ["topic=active&limit=5.0", { "/limit": "must be a whole number from 1 to 100, in plain digits" }],
    ["topic=active&isSynthetic=maybe", { "/isSynthetic": "must be one of: true, 1, yes, false, 0, no" }],
    ["topic=active&asOf=2199-01-01T00:00:00Z", { "/asOf": "lies in the future" }],
    ["topic=active&tenantId=globex", { "/tenantId": "is not a known member" }],
    [
      "topic=resolved&resolvedAfter=2026-03-02T00:00:00Z&resolvedBefore=2026-03-01T00:00:00Z",
      { "/resolvedAfter": "must not lie after resolvedBefore" },
    ],
  ])("400: %s", async (query, expected) => {
    expect(await refusals(query)).toEqual(expected);
  });

  it("F-060: looks at no bound of a parameter that the topic does not have", async () => {
    expect(await refusals("topic=active&retentionDays=1")).toEqual({
      "/retentionDays": "is not known for the topic active",
    });
  });

  it("400: names everything at once", async () => {
    const query =
      "topic=historical&limit=0&offset=x&retentionDays=6&severity=dire&category=a&category=b&createdAfter=x&colour=red";
    expect(Object.keys(await refusals(query)).sort()).toEqual([
      "/category",
      "/colour",
      "/createdAfter",
      "/limit",
      "/offset",
      "/retentionDays",
      "/severity",
    ]);
  });

  it("F-060: 401 before anything is looked at, 403 for who may not read", async () => {
    const response = await fetch(`${server.url}/v1/cus/incidents/list?topic=nonsense&colour=red`);
    expect(response.status).toBe(401);
    expect(await response.json()).not.toHaveProperty("errors");
    expect((await server.send("collector", "/v1/cus/incidents/list?topic=nonsense")).status).toBe(403);
  });
});
