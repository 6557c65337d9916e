import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ HOC_RELAY_INTERVAL_MS: "10" });
});
afterAll(() => server.stop());

async function figures(): Promise<Map<string, number>> {
  const response = await fetch(`${server.url}/metrics`);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

it("counts requests, signals, incidents and deliveries, and names nobody", async () => {
  const id = await server.openIncident({ triggerType: "a" }, { triggerType: "a" }, { triggerType: "freeze" });
  await server.send("viewer", `/v1/incidents/${id}`);
  await server.send("viewer", "/v1/nothing/here");
  await server.send("viewer", "/v1/stats", { method: "DELETE" });
  const opened = (labels: string) => `hoc_incidents_opened_total{${labels}}`;
  await expect.poll(async () => (await figures()).get(opened('trigger_type="freeze",severity="critical"'))).toBe(1);
  const read = await figures();
  const requests = (labels: string) => read.get(`hoc_http_request_duration_seconds_count{${labels}}`);
  expect(requests('method="POST",route="/v1/signals",status="200"')).toBe(1);
  expect(requests('method="GET",route="/v1/incidents/:incidentId",status="200"')).toBe(1);
  expect(requests('method="GET",route="unmatched",status="404"')).toBe(1);
  expect(requests('method="other",route="unmatched",status="405"')).toBe(1);
  expect(read.get(opened('trigger_type="other",severity="medium"'))).toBe(1);
  expect(read.get('hoc_signals_recorded_total{outcome="opened"}')).toBe(2);
  expect(read.get('hoc_signals_recorded_total{outcome="attached"}')).toBe(1);
  expect(read.get("hoc_relay_deliveries_total")).toBeGreaterThanOrEqual(2);
  expect(read.get("hoc_gatherer_waiting_signals")).toBe(0);
  expect(read.get("hoc_sweep_resolved_incidents_total")).toBe(0);
  expect([...read.keys()].join()).not.toMatch(/acme|inc_|nothing/);
});

it("are not there when they are off", async () => {
  const silent = await startApiServer({ HOC_METRICS: "off" });
  const { status } = await fetch(`${silent.url}/metrics`);
  await silent.stop();
  expect(status).toBe(404);
});
