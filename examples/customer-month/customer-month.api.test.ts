import { expect, it } from "vitest";
import { startApiServer } from "../../apps/api/test/api-server.js";
import { discrepanciesOf, liveThrough, readable } from "./customer-month.js";
import { findUsage, madeUpMonth } from "./usage.js";

it.each([
  ["made up", madeUpMonth()],
  ["real where it lies beside the repository", findUsage()],
])("F-104: a customer's month that is %s adds up to the cent, and tells of its peaks", async (_, usage) => {
  const server = await startApiServer();
  try {
    const month = await liveThrough(usage, async (holder, path, body, headers) => {
      const { status, body: answer } = await server.send(holder, path, {
        ...(body !== undefined && { body }),
        ...(headers !== undefined && { headers }),
      });
      expect([path, status < 400]).toEqual([path, true]);
      return answer;
    });
    expect(discrepanciesOf(month)).toEqual([]);
    expect(month.meteredMicros).toBeGreaterThan(0);
    expect(month.incidents.incidents.map(({ triggerType }) => triggerType)).toContain("budget_exceeded");
    expect(readable(month)).toContain(`${month.incidents.total} cost incidents in 30 days`);
    const wrong = { ...month, meteredMicros: month.meteredMicros + 10_000 };
    expect(discrepanciesOf(wrong)).toHaveLength(4);
  } finally {
    await server.stop();
  }
});
