import { verifyFile } from "@hoc/export-bundles";
import { createPdfInspector, createPdfRenderer } from "@hoc/export-bundles/pdf";
import type { TrustFile } from "@hoc/incident-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../config.js";
import { Tallying } from "../replay/tally.js";
import { type RunningServer, start } from "../start.js";
import { createLogger } from "../wiring/logger.js";
import { renderDemo, renderDemoProgress } from "./render-demo.js";
import { type DemoSummary, isTenantEmpty, runDemo } from "./run-demo.js";

const ada = { tenantId: "demo", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;

let server: RunningServer;
beforeAll(async () => {
  server = await start(readConfig({ PORT: "0", HOC_DATA_DIR: "memory://", HOC_DEMO: "off" }), createLogger("silent"));
});
afterAll(() => server.stop());

describe("the demonstration", () => {
  it("records an outage for an empty tenant and shows what came out", async () => {
    expect(await isTenantEmpty(server.operations, "demo")).toBe(true);
    const steps: string[] = [];
    const shares: number[] = [];
    const summary = await runDemo({
      operations: server.operations,
      tenantId: "demo",
      now: new Date().toISOString(),
      onProgress(share, tally) {
        shares.push(share);
        steps.push(renderDemoProgress(tally));
      },
    });
    expect(await isTenantEmpty(server.operations, "demo")).toBe(false);
    expect(summary.tally.outcomes).toEqual({ opened: 10, attached: 3_949, late: 40, cleared: 1, duplicate: 60 });
    expect(summary.incidents.reduce((sum, { signalCount }) => sum + signalCount, 0)).toBe(10 + 3_949);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares.at(-1), steps.at(-1)]).toEqual([1, "4,060 signals, 10 incidents"]);

    const text = renderDemo(summary, { url: server.url, token: "dev-token", verifier: "npx export-bundles" });
    expect(text).toContain("4,000 signals → 10 incidents");
    expect(text).toContain("60 came twice and count once; 40 came when their incident was over");
    for (const [, path] of text.matchAll(/curl -H 'Authorization: Bearer dev-token' '([^']+)'/g)) {
      const answer = await fetch(path ?? "", { headers: { authorization: "Bearer dev-token" } });
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });

  it("says how to export evidence, which verifies as it says", async () => {
    const incidents = await server.operations.execute("incidents.query.listIncidents", { limit: 1 }, ada);
    const summary = { tally: new Tallying(), incidents: incidents.items };
    const text = renderDemo(summary as unknown as DemoSummary, {
      url: server.url,
      token: "dev-token",
      verifier: "npx v",
    });
    const [, body, exported] = /-d '([^']+)' -o evidence\.pdf '([^']+)'/.exec(text) ?? [];
    const [, keys] = /-o keys\.json '([^']+)'/.exec(text) ?? [];
    expect(text).toContain("npx v verify evidence.pdf --trust keys.json");
    const headers = { authorization: "Bearer dev-token", "content-type": "application/json" };
    const answer = await fetch(String(exported), { method: "POST", headers, body: String(body) });
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const trust = (await (await fetch(String(keys), { headers })).json()) as TrustFile;
    const tools = { pdf: createPdfInspector(), renderer: createPdfRenderer() };
    const result = await verifyFile(new Uint8Array(await answer.arrayBuffer()), { trust, ...tools });
    expect(result).toMatchObject({ verdict: "verified", warnings: [] });
  });

  it("counts nothing twice when it is recorded again with the same instants", async () => {
    const options = { operations: server.operations, tenantId: "again", now: new Date().toISOString() };
    await runDemo(options);
    const { tally } = await runDemo(options);
    expect(tally.outcomes).toEqual({ duplicate: 4_060 });
  });
});
