import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

const GUARD = "/v1/guard/costs";
const PATHS = ["summary", "explained", "incidents"].map((name) => `${GUARD}/${name}`);
const HOUR = 3_600_000;

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
  const occurredAt = new Date(Date.now() - 3 * HOUR).toISOString();
  const record = { model: "gpt-4o-mini", costMicros: 2_500_000, featureTag: "chat", userId: "ann", occurredAt };
  await server.post("collector", "/v1/costs/records", { records: [record] });
  await server.post("admin", "/v1/costs/snapshots", {});
  await server.post("collector", "/v1/costs/anomalies", {
    anomalyId: "anomaly-1",
    anomalyType: "ABSOLUTE_SPIKE",
    severity: "HIGH",
    currentValueMicros: 31_000_000,
    expectedValueMicros: 10_000_000,
    derivedCause: "RETRY_LOOP",
  });
});
afterAll(() => server.stop());

describe.each(PATHS)("GET %s", (path) => {
  it("F-098: 200 for the caller's own tenant, named or not; 403 for another, whoever asks", async () => {
    for (const query of ["", "?tenantId=acme"]) expect((await server.send("viewer", path + query)).status).toBe(200);
    for (const holder of ["viewer", "admin"] as const)
      expect(await server.send(holder, `${path}?tenantId=globex`)).toMatchObject({
        status: 403,
        body: { code: "other_tenant" },
      });
  });

  it("F-098: 400 for what is no tenant, and for anything that it does not know", async () => {
    for (const query of ["tenantId=", `tenantId=${"x".repeat(101)}`, "tenant_id=acme", "asOf=now"])
      expect(await server.send("viewer", `${path}?${query}`)).toMatchObject({ status: 400 });
  });

  it("403 for a collector, 401 for nobody", async () => {
    expect((await server.send("collector", path)).status).toBe(403);
    expect((await fetch(`${server.url}${path}`)).status).toBe(401);
  });
});

describe("what customers are shown", () => {
  it("has these members and no others: nothing for founders alone", async () => {
    const body = async (name: string) => (await server.send("viewer", `${GUARD}/${name}`)).body;
    const [summary, explained, { incidents, ...list }] = [
      await body("summary"),
      await body("explained"),
      await body("incidents"),
    ];
    expect(Object.keys(summary).sort()).toEqual([
      "asOf",
      "budgetDailyCents",
      "budgetMonthlyCents",
      "budgetUsedDailyPct",
      "budgetUsedMonthlyPct",
      "coveredUntil",
      "dataVersion",
      "daysUntilBudgetExhausted",
      "lastUpdated",
      "overBudget",
      "projectedMonthEndCents",
      "spend7dCents",
      "spendMtdCents",
      "spendTodayCents",
      "trend",
      "trendMessage",
    ]);
    expect(Object.keys(explained).sort()).toEqual([
      "asOf",
      "byFeature",
      "byModel",
      "byUser",
      "dataVersion",
      "largestDriverName",
      "largestDriverPct",
      "largestDriverType",
      "lastUpdated",
      "period",
      "periodEnd",
      "periodStart",
      "restByFeatureCents",
      "restByModelCents",
      "restByUserCents",
      "summary",
      "totalSpendCents",
    ]);
    for (const items of [explained.byFeature, explained.byModel, explained.byUser])
      expect(Object.keys(items[0]).sort()).toEqual([
        "displayName",
        "name",
        "pctOfTotal",
        "requestCount",
        "spendCents",
        "trend",
      ]);
    expect(Object.keys(list).sort()).toEqual(["asOf", "dataVersion", "hasMore", "total"]);
    expect(Object.keys(incidents[0]).sort()).toEqual([
      "actionTaken",
      "anomalyId",
      "causeExplanation",
      "costAtTriggerCents",
      "costAvoidedCents",
      "detectedAt",
      "id",
      "recommendation",
      "resolvedAt",
      "status",
      "thresholdCents",
      "title",
      "triggerType",
    ]);
  });

  it("F-107: F-108: names features as they were named, models by their catalogue, and says it in a sentence", async () => {
    const named = await server.post("responder", "/v1/costs/features", { tag: "chat", displayName: "Chat" });
    expect(named).toMatchObject({ status: 200, body: { feature: { tag: "chat", isActive: true }, changed: true } });
    expect(await server.send("viewer", "/v1/costs/features")).toMatchObject({
      status: 200,
      body: { items: [{ tag: "chat", displayName: "Chat" }], hasMore: false },
    });
    expect(await server.send("viewer", `${GUARD}/explained`)).toMatchObject({
      body: {
        totalSpendCents: 250,
        byFeature: [{ name: "chat", displayName: "Chat" }],
        byModel: [{ name: "gpt-4o-mini", displayName: "GPT-4o mini" }],
        byUser: [{ name: "ann", displayName: null }],
        summary: "GPT-4o mini made up 100% of your spending in the last 7 days; by feature, Chat made up 100%.",
      },
    });
  });

  it("F-101: F-105: F-106: F-107: tells of an anomaly by its incident, calmly, and claims no protection", async () => {
    const { body: incidents } = await server.send("viewer", `${GUARD}/incidents`);
    const [incident] = incidents.incidents;
    expect(incident).toMatchObject({
      anomalyId: "anomaly-1",
      status: "attention_needed",
      thresholdCents: 2_000,
      costAvoidedCents: null,
      causeExplanation: "The same requests were repeated more often than usual.",
    });
    const { body: shown } = await server.send("viewer", `/v1/incidents/${incident.id}`);
    expect(shown.incidentId ?? shown.id).toBe(incident.id);
    await server.post("responder", "/v1/costs/anomalies/anomaly-1/resolve", {});
    expect((await server.send("viewer", `${GUARD}/incidents`)).body).toMatchObject({ incidents: [], total: 0 });
    const all = await server.send("viewer", `${GUARD}/incidents?includeResolved=true`);
    expect(all.body).toMatchObject({ incidents: [{ id: incident.id, status: "resolved" }], total: 1 });
  });

  it("shows a stranger nothing of it", async () => {
    for (const name of ["explained", "incidents"]) {
      const { status, body } = await server.send("stranger", `${GUARD}/${name}`);
      expect([status, body.byFeature ?? body.incidents]).toEqual([200, []]);
    }
    expect((await server.send("stranger", "/v1/costs/features")).body.items).toEqual([]);
  });

  it("403: a viewer and a collector name no features", async () => {
    for (const holder of ["viewer", "collector"] as const)
      expect((await server.post(holder, "/v1/costs/features", { tag: "a", displayName: "A" })).status).toBe(403);
  });
});
