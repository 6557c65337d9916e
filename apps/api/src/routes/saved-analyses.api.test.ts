import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

const ANALYSES = "/v1/analytics/analyses";
const ARTIFACTS = "/v1/analytics/artifacts";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ HOC_SLA_CRITICAL_SECONDS: "77" });
});
afterAll(() => server.stop());

const save = (analysis: string, parameters: object = {}, headers?: Record<string, string>): Promise<Answer> =>
  server.post("responder", ANALYSES, { analysis, parameters }, headers);

const fail = (costMicros: number) =>
  server.openIncident({ triggerType: "run_failure", kind: "run", reference: `run-${costMicros}`, costMicros });

async function artifactsOf(datasetId: string): Promise<{ id: string }[]> {
  return (await server.send("viewer", `${ARTIFACTS}/${datasetId}`)).body.items;
}

const PATHS: Readonly<Record<string, string>> = {
  getMetrics: "/v1/incidents/metrics",
  analyzeCostImpact: "/v1/incidents/cost-impact",
  getHistoricalTrend: "/v1/incidents/historical/trend",
  getHistoricalDistribution: "/v1/incidents/historical/distribution",
  getHistoricalCostTrend: "/v1/incidents/historical/cost-trend",
  detectPatterns: "/v1/incidents/patterns",
  analyzeRecurrence: "/v1/incidents/recurring",
};

describe("POST /v1/analytics/analyses", () => {
  it("F-124: 200: makes the analysis, stores by what it can be made again, and names the artifact", async () => {
    await fail(5);
    const { status, body } = await save("analyzeCostImpact", { baselineDays: 7 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      artifact: {
        tenantId: "acme",
        datasetId: "incidents.analyzeCostImpact",
        datasetVersion: expect.stringMatching(/^[0-9a-f]{64}$/),
        inputWindowHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        asOf: body.result.asOf,
        computeCodeVersion: "incident-analyses/v1",
      },
      recorded: true,
      result: { artifactId: body.artifact.id, baselineDays: 7, totalCostImpactMicros: 5, totalIncidents: 1 },
    });
    expect(await artifactsOf("incidents.analyzeCostImpact")).toEqual([body.artifact]);
  });

  it("F-124: 200: saved again with the same asOf it is the same artifact and result, whatever was recorded since", async () => {
    const { body: first } = await save("getHistoricalCostTrend", { windowDays: 7 });
    expect(first.recorded).toBe(true);
    const incidentId = await fail(7);
    const resolution = { resolutionType: "fixed", resolutionSummary: "It was fixed." };
    expect((await server.post("responder", `/v1/incidents/${incidentId}/resolve`, resolution)).status).toBe(200);
    const asked = { windowDays: 7, asOf: first.result.asOf };
    expect(await save("getHistoricalCostTrend", asked)).toMatchObject({
      status: 200,
      body: { ...first, recorded: false },
    });
    const { body: later } = await save("getHistoricalCostTrend", { windowDays: 7 });
    expect(later).toMatchObject({ recorded: true, result: { totalCostMicros: first.result.totalCostMicros + 7 } });
    expect(later.artifact.inputWindowHash).not.toBe(first.artifact.inputWindowHash);
    expect(await artifactsOf("incidents.getHistoricalCostTrend")).toEqual([later.artifact, first.artifact]);
  });

  it.each(Object.entries(PATHS))(
    "F-124: 200: %s gives what GET %s gives, and the same again",
    async (analysis, path) => {
      const { body } = await save(analysis);
      const { artifactId, ...result } = body.result;
      expect(artifactId).toBe(body.artifact.id);
      const again = await save(analysis, { asOf: result.asOf });
      expect(again).toMatchObject({ status: 200, body: { ...body, recorded: false } });
      expect((await server.send("viewer", `${path}?asOf=${result.asOf}`)).body).toEqual(result);
    },
  );

  it("200: metrics are measured against the configured service levels", async () => {
    const { body } = await save("getMetrics");
    expect(body.result.slaTargets).toEqual({ critical: 77, high: 14_400, medium: 86_400, low: 259_200 });
  });

  it("F-126: tells of an artifact once", async () => {
    const quiet = await startApiServer({ HOC_RELAY_INTERVAL_MS: "10", HOC_WEBHOOKS: "off" });
    const figure = async (name: string) => {
      const text = await (await fetch(`${quiet.url}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]);
    };
    const asked = { analysis: "getMetrics", parameters: { asOf: "2026-01-01T00:00:00Z" } };
    for (const recorded of [true, false])
      expect(await quiet.post("responder", ANALYSES, asked)).toMatchObject({ status: 200, body: { recorded } });
    await quiet.openIncident({ triggerType: "a" });
    await expect.poll(() => figure('hoc_incidents_opened_total{trigger_type="other",severity="medium"}')).toBe(1);
    await expect.poll(() => figure("hoc_relay_deliveries_total")).toBeGreaterThanOrEqual(2);
    expect(await figure("hoc_relay_deliveries_total")).toBe(2);
    await quiet.stop();
  });

  it("200: of another tenant there is nothing in it, and its artifact is its own", async () => {
    await fail(13);
    const { body: own } = await save("analyzeCostImpact");
    const { body } = await server.post("stranger", ANALYSES, {
      analysis: "analyzeCostImpact",
      parameters: { asOf: own.result.asOf },
    });
    expect(body).toMatchObject({ recorded: true, artifact: { tenantId: "globex" }, result: { totalIncidents: 0 } });
    expect(body.artifact.id).not.toBe(own.artifact.id);
    expect((await server.send("stranger", `${ARTIFACTS}/incidents.analyzeCostImpact`)).body.items).toEqual([
      body.artifact,
    ]);
  });

  it("200: an idempotency key brings the first answer again", async () => {
    const key = { "idempotency-key": "analysis-1" };
    const { body } = await save("getHistoricalTrend", { granularity: "day" }, key);
    await fail(17);
    expect(await save("getHistoricalTrend", { granularity: "day" }, key)).toMatchObject({ status: 200, body });
  });

  it("400: names what is wrong", async () => {
    const pointersOf = async (analysis: string, parameters: object) => {
      const { status, body } = await save(analysis, parameters);
      return [status, body.errors?.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await pointersOf("getMetrics", { windowDays: 0 })).toEqual([400, ["/parameters/windowDays"]]);
    expect(await pointersOf("getMetrics", { granularity: "day" })).toEqual([400, ["/parameters/granularity"]]);
    expect((await save("listIncidents")).status).toBe(400);
    expect((await save("getMetrics", { asOf: "2199-01-01T00:00:00Z" })).status).toBe(400);
  });

  it("403: a viewer and a collector do not save", async () => {
    for (const holder of ["viewer", "collector"] as const)
      expect((await server.post(holder, ANALYSES, { analysis: "getMetrics", parameters: {} })).status).toBe(403);
  });
});
