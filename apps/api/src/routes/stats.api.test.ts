import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ HOC_AGGREGATION_WINDOW_SECONDS: "120", HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: "7" });
});
afterAll(() => server.stop());

describe("GET /v1/stats", () => {
  it("200: the tenant's own figures, and the configuration from the environment", async () => {
    await server.openIncident(
      { triggerType: "a" },
      { triggerType: "a" },
      { triggerType: "b", initialSeverity: "critical" },
    );
    const { status, body } = await server.send("viewer", "/v1/stats");
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalIncidents: 2, openIncidents: 2, criticalIncidents: 1, totalSignals: 3 });
    expect(body.config).toEqual({ windowSeconds: 120, maxPerHour: 7 });
    expect((await server.send("stranger", "/v1/stats")).body).toMatchObject({ totalIncidents: 0, totalSignals: 0 });
  });

  it("200: since an instant", async () => {
    const { body } = await server.send("viewer", "/v1/stats?since=2199-01-01T00:00:00Z");
    expect(body).toMatchObject({ since: "2199-01-01T00:00:00.000000Z", totalIncidents: 0 });
  });

  it("400: an unknown parameter", async () => {
    expect(await server.send("viewer", "/v1/stats?until=x")).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/until" }] },
    });
  });

  it("403: a collector does not read", async () => {
    expect((await server.send("collector", "/v1/stats")).status).toBe(403);
  });
});
