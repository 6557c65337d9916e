import type { Operations } from "@hoc/incident-engines";
import { addSeconds, type Instant } from "@hoc/incident-schemas";
import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adminOfNewTenant, memoryOperations } from "../../test/memory-operations.js";

const START = "2026-03-02T00:00:00.000000Z";
const DOLLAR = 1_000_000;
const HOUR = 3_600;

let now = START;
let db: Kysely<unknown>;
let operations: Operations;
beforeAll(async () => {
  ({ db, operations } = await memoryOperations(() => now));
});
afterAll(() => db?.destroy());

const at = (day: number, hour: number): Instant => addSeconds(START, (day * 24 + hour) * HOUR);

/** Reads a little later, when everything that was recorded is told. */
async function settled<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const then = now;
  now = addSeconds(then, 10);
  const answer = await ask();
  now = then;
  return answer;
}

/** A tenant of its own that has spent $10 on the feature `chat` and $10 on `search` on each of the first days. */
async function openTenant(quietDays = 8) {
  const context = adminOfNewTenant();
  const { tenantId } = context;
  const addUp = () => operations.execute("incidents.costs.computeSnapshots", {}, context);
  const tenant = {
    tenantId,
    context,
    spend: (day: number, hour: number, dollars: Readonly<Record<string, number>>) => {
      now = at(day, hour);
      const records = Object.entries(dollars).map(([featureTag, amount]) => ({
        model: "large",
        featureTag,
        costMicros: amount * DOLLAR,
        occurredAt: addSeconds(now, -60),
      }));
      return operations.execute("incidents.costs.recordCosts", { records }, context);
    },
    compute: async (day: number, hour: number) => {
      now = at(day, hour);
      const steps: Awaited<ReturnType<typeof addUp>>[] = [];
      do steps.push(await addUp());
      while (steps.at(-1)?.isBehind);
      return {
        anomalies: steps.flatMap(({ anomalies }) => anomalies),
        resolved: steps.flatMap(({ resolved }) => resolved),
      };
    },
    anomalies: async () => {
      const { items } = await settled(() =>
        operations.execute("incidents.costs.listAnomalies", { limit: 100 }, context),
      );
      return items.toReversed();
    },
    incidents: async () => {
      const { items } = await settled(() =>
        operations.execute("incidents.query.listIncidents", { limit: 100 }, context),
      );
      return items;
    },
    resolve: (anomalyId: string, reason?: string) =>
      operations.execute("incidents.costs.resolveAnomaly", { anomalyId, reason }, context),
  };
  for (let day = 0; day < quietDays; day += 1) await tenant.spend(day, 12, { chat: 10, search: 10 });
  return tenant;
}

describe("a day that costs too much", () => {
  it("is one incident that rises, of the tenant and of the feature that makes it, and is over with the next quiet day", async () => {
    const tenant = await openTenant();
    expect(await tenant.compute(8, 0)).toMatchObject({ anomalies: [], resolved: [] });

    await tenant.spend(8, 3, { chat: 61 });
    expect((await tenant.compute(8, 3)).anomalies).toMatchObject([
      { anomalyType: "ABSOLUTE_SPIKE", severity: "HIGH", entityType: "tenant", entityId: null },
      { anomalyType: "ABSOLUTE_SPIKE", severity: "CRITICAL", entityType: "feature", entityId: "chat" },
    ]);
    await tenant.spend(8, 9, { chat: 60 });
    expect((await tenant.compute(8, 9)).anomalies).toMatchObject([{ severity: "CRITICAL", entityType: "tenant" }]);
    expect((await tenant.compute(8, 9)).anomalies).toEqual([]);

    const [incident, ...others] = await tenant.incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ status: "OPEN", severity: "critical", triggerType: "cost_spike", signalCount: 3 });
    expect(incident?.costMicros).toBe((121 - 20) * DOLLAR);
    const anomalies = await tenant.anomalies();
    expect(anomalies).toMatchObject([
      { severity: "HIGH", derivedCause: "FEATURE_SURGE", thresholdPct: 300, period: "daily", periodStart: at(8, 0) },
      { severity: "CRITICAL", entityId: "chat", currentValueMicros: 61 * DOLLAR, expectedValueMicros: 10 * DOLLAR },
      { severity: "CRITICAL", entityType: "tenant", currentValueMicros: 121 * DOLLAR, resolvedAt: null },
    ]);
    for (const { incidentId, snapshotId, baselineId } of anomalies) {
      expect(incidentId).toBe(incident?.incidentId);
      expect([snapshotId, baselineId]).toEqual([expect.stringMatching(/^csn_/), expect.any(String)]);
    }

    await tenant.spend(9, 12, { chat: 10, search: 10 });
    expect(await tenant.compute(9, 23)).toMatchObject({ anomalies: [], resolved: [] });
    expect((await tenant.compute(10, 0)).resolved).toHaveLength(2);
    expect(await tenant.incidents()).toMatchObject([
      { status: "RESOLVED", resolutionType: "all_clear", resolvedAt: at(10, 0) },
    ]);
    expect((await tenant.anomalies()).map(({ resolvedAt }) => resolvedAt)).toEqual([at(10, 0), at(10, 0), at(10, 0)]);
    expect(await tenant.compute(10, 0)).toMatchObject({ anomalies: [], resolved: [] });
  });

  it("is told once, in whatever hours costs are added up, and arms again the next day", async () => {
    const [often, seldom] = [await openTenant(), await openTenant()];
    for (const day of [8, 9]) {
      await often.spend(day, 3, { chat: 300 });
      for (const hour of [3, 4, 12]) await often.compute(day, hour);
      await often.spend(day, 20, { search: 1 });
      await often.compute(day, 21);
      await seldom.spend(day, 3, { chat: 300 });
      await seldom.spend(day, 20, { search: 1 });
    }
    await seldom.compute(10, 5);
    await often.compute(10, 5);
    const told = async ({ anomalies }: typeof often) =>
      (await anomalies())
        .filter(({ anomalyType }) => anomalyType === "ABSOLUTE_SPIKE")
        .map(({ anomalyId, severity }) => `${anomalyId} ${severity}`);
    expect(await told(often)).toEqual(await told(seldom));
    expect(new Set(await told(often)).size).toBe(4);
    expect(await told(often)).toHaveLength(4);
  });

  it("may be said to be over by a person, once, and only by somebody of the tenant", async () => {
    const [tenant, stranger] = [await openTenant(), await openTenant(0)];
    await tenant.spend(8, 3, { chat: 61 });
    const [first, second] = (await tenant.compute(8, 3)).anomalies.map(({ anomalyId }) => anomalyId);
    await expect(stranger.resolve(String(first))).rejects.toMatchObject({ code: "anomaly_not_found" });
    now = at(8, 4);
    const [incident] = await tenant.incidents();
    expect(await tenant.resolve(String(first), "A load test.")).toEqual({
      anomalyId: first,
      resolvedAt: at(8, 4),
      changed: true,
      incidentId: incident?.incidentId,
    });
    expect(await tenant.resolve(String(first), "Again.")).toMatchObject({ changed: false, resolvedAt: at(8, 4) });
    expect(await tenant.incidents()).toMatchObject([{ status: "OPEN" }]);
    await tenant.resolve(String(second));
    expect(await tenant.incidents()).toMatchObject([{ status: "RESOLVED", resolutionType: "all_clear" }]);
  });
});

it("days that cost more one after the other are one drift, until a day is back", async () => {
  const tenant = await openTenant(10);
  for (const day of [10, 11, 12, 13]) await tenant.spend(day, 12, { chat: 10, search: 30 });
  expect((await tenant.compute(13, 0)).anomalies).toMatchObject([
    { anomalyType: "SUSTAINED_DRIFT", severity: "MEDIUM", entityType: "tenant" },
    { anomalyType: "SUSTAINED_DRIFT", severity: "MEDIUM", entityType: "feature", entityId: "search" },
  ]);
  expect((await tenant.compute(14, 0)).anomalies).toEqual([]);
  expect(await tenant.incidents()).toMatchObject([{ triggerType: "cost_drift", status: "OPEN", severity: "medium" }]);
  await tenant.spend(14, 12, { chat: 10, search: 10 });
  expect((await tenant.compute(15, 0)).resolved).toHaveLength(2);
  expect(await tenant.incidents()).toMatchObject([{ status: "RESOLVED", resolutionType: "all_clear" }]);
});
