import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../config.js";
import { type RunningServer, start } from "../start.js";
import { createLogger } from "../wiring/logger.js";
import { renderDemo, renderDemoProgress } from "./render-demo.js";
import { isTenantEmpty, runDemo } from "./run-demo.js";

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

    const text = renderDemo(summary, { url: server.url, token: "dev-token" });
    expect(text).toContain("4,000 signals → 10 incidents");
    expect(text).toContain("60 came twice and count once; 40 came when their incident was over");
    for (const [, path] of text.matchAll(/curl -H 'Authorization: Bearer dev-token' '([^']+)'/g)) {
      const answer = await fetch(path ?? "", { headers: { authorization: "Bearer dev-token" } });
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });

  it("counts nothing twice when it is recorded again with the same instants", async () => {
    const options = { operations: server.operations, tenantId: "again", now: new Date().toISOString() };
    await runDemo(options);
    const { tally } = await runDemo(options);
    expect(tally.outcomes).toEqual({ duplicate: 4_060 });
  });
});
