import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

/** Every read that reckons over incidents; ID is an incident of the tenant. */
const ANALYSES = [
  "/v1/incidents/metrics",
  "/v1/incidents/cost-impact",
  "/v1/incidents/patterns",
  "/v1/incidents/recurring",
  "/v1/incidents/recurring/BILLING",
  "/v1/incidents/categories/BILLING/learnings",
  "/v1/incidents/historical/trend",
  "/v1/incidents/historical/distribution",
  "/v1/incidents/historical/cost-trend",
  "/v1/incidents/ID/recurrence",
  "/v1/incidents/ID/learnings",
  "/v1/incidents/ID/postmortem",
] as const;

/** Of those that answer every tenant: what tells that there is something, and what it says when there is nothing. */
const COUNTS = [
  ["/v1/incidents/metrics", "totalCount", 0],
  ["/v1/incidents/cost-impact", "totalCostImpactMicros", 0],
  ["/v1/incidents/patterns", "incidentsAnalyzed", 0],
  ["/v1/incidents/recurring", "totalRecurring", 0],
  ["/v1/incidents/recurring/BILLING", "group", null],
  ["/v1/incidents/historical/trend", "totalIncidents", 0],
  ["/v1/incidents/historical/distribution", "totalIncidents", 0],
  ["/v1/incidents/historical/cost-trend", "totalCostMicros", 0],
] as const;

const resolution = { resolutionType: "fixed", resolutionSummary: "The provider recovered." };

let server: ApiServer;
let id: string;
beforeAll(async () => {
  server = await startApiServer();
  for (let i = 0; i < 5; i += 1) id = await happen(`before-${i}`);
  await server.post("responder", `/v1/incidents/${id}/postmortem`);
});
afterAll(() => server.stop());

/** Something that shows in every analysis: an incident with a run, a category and a cost, resolved. */
async function happen(fingerprint: string): Promise<string> {
  const incident = await server.openIncident({
    triggerType: "analysed",
    fingerprint,
    category: "billing",
    costMicros: 1_000,
    runId: "run-analysed",
    errorCode: "quota",
    initialSeverity: "critical",
  });
  await server.post("responder", `/v1/incidents/${incident}/resolve`, resolution);
  return incident;
}

const pathOf = (path: string) => path.replace("ID", id);

describe("every analysis", () => {
  it.each(ANALYSES)("F-042, F-043: %s is the same to the byte for the instant that it told", async (path) => {
    const first = await server.send("viewer", pathOf(path));
    expect([path, first.status]).toEqual([path, 200]);
    expect(first.body).toMatchObject({ asOf: expect.stringMatching(/Z$/), dataVersion: expect.any(Number) });
    await happen(`after-${path}`);
    await server.post("responder", `/v1/incidents/${id}/notes`, { note: "seen" });
    const again = await server.send("viewer", `${pathOf(path)}?asOf=${first.body.asOf}`);
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
    const now = await server.send("viewer", pathOf(path));
    expect(now.body.dataVersion).toBeGreaterThan(first.body.dataVersion);
  });

  it.each(COUNTS)("%s counts in `%s` the tenant's own incidents, and none of another's", async (path, member, none) => {
    const own = await server.send("viewer", path);
    expect(own.body[member]).not.toEqual(none);
    const foreign = await server.send("stranger", path);
    expect([foreign.status, foreign.body[member], foreign.body.dataVersion]).toEqual([200, none, 0]);
    expect(JSON.stringify(foreign.body)).not.toMatch(/inc_[0-9a-f]|run-analysed/);
  });

  it.each(ANALYSES.filter((path) => path.includes("ID")))(
    "404: %s of another tenant is as unknown as one that never was",
    async (path) => {
      const unknown = `inc_${"0".repeat(8)}-0000-7000-8000-${"0".repeat(12)}`;
      const headers = { "x-request-id": "same" };
      const foreign = await server.send("stranger", pathOf(path), { headers });
      const absent = await server.send("stranger", path.replace("ID", unknown), { headers });
      expect([foreign.status, foreign.body.code]).toEqual([404, "incident_not_found"]);
      expect(JSON.stringify(foreign.body).replaceAll(id, unknown)).toBe(JSON.stringify(absent.body));
    },
  );

  it("404: a category of which a tenant has no incidents teaches nothing, whoever else has some", async () => {
    for (const [holder, category] of [
      ["stranger", "BILLING"],
      ["viewer", "UNHEARD_OF"],
    ] as const)
      expect(await server.send(holder, `/v1/incidents/categories/${category}/learnings`)).toMatchObject({
        status: 404,
        body: { code: "no_learnings" },
      });
  });

  it.each(ANALYSES)("400: %s refuses an instant in the future, and what it does not know", async (path) => {
    for (const [query, pointer] of [
      ["asOf=2199-01-01T00:00:00Z", "/asOf"],
      ["colour=red", "/colour"],
    ])
      expect(await server.send("viewer", `${pathOf(path)}?${query}`)).toMatchObject({
        status: 400,
        body: { code: "invalid_input", errors: [{ pointer }] },
      });
  });

  it.each(ANALYSES)("403: %s is not for collectors", async (path) => {
    expect((await server.send("collector", pathOf(path))).status).toBe(403);
  });
});

it("what a person reports and resolves counts at the very instant that it was recorded", async () => {
  const metricsAt = async (asOf: string) => (await server.send("viewer", `/v1/incidents/metrics?asOf=${asOf}`)).body;
  const trendAt = async (asOf: string) =>
    (await server.send("viewer", `/v1/incidents/historical/trend?asOf=${asOf}`)).body;
  const { body: opened } = await server.post("responder", "/v1/incidents", {
    title: "search is down",
    severity: "low",
  });
  expect((await metricsAt(opened.recordedAt)).lowCount).toBe(1);
  const before = await trendAt(opened.recordedAt);
  const { body: resolved } = await server.post("responder", `/v1/incidents/${opened.incidentId}/resolve`, resolution);
  const after = await trendAt(resolved.updatedAt);
  expect(after.totalResolved).toBe(before.totalResolved + 1);
});
