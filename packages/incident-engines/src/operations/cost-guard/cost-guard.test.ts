import type { CostGuardDriver } from "@hoc/incident-schemas/ports";
import { type PortStubs, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { guardedAnomaly } from "../../../test/guarded-anomaly.js";
import { IncidentsCostGuardHandler } from "./index.js";

const DOLLAR = 1_000_000;
const COVERED = "2026-03-14T11:00:00.000000Z";
const COMPLETED = "2026-03-14T11:00:30.000000Z";
const AT = { asOf: READ.asOf, sequence: 0, isLatest: true };

const { getSummary, getExplained, getIncidents } = IncidentsCostGuardHandler;

function portsOf(costGuard: PortStubs<{ costGuard: CostGuardDriver }>["costGuard"]) {
  const lastSnapshot = async () => ({ completedAt: COMPLETED, coveredUntil: COVERED });
  return stubPorts({ costGuard: { getLastSnapshot: lastSnapshot, ...costGuard } });
}

describe("incidents.costGuard.getSummary", () => {
  it("asks for today, the month and seven days until costs are in, at the point that it answers of", async () => {
    const getSpendTotals = vi.fn(async () => ({
      todayMicros: DOLLAR,
      mtdMicros: 20 * DOLLAR,
      weekMicros: 9 * DOLLAR,
    }));
    const getBaseline = vi.fn(async () => DOLLAR);
    const ports = portsOf({ getSpendTotals, getBaseline, getBudget: async () => undefined });
    const answer = await ask(getSummary, ports, "viewer")({ tenantId: "acme" });
    expect(answer).toMatchObject({ spendMtdCents: 2_000, coveredUntil: COVERED, lastUpdated: COMPLETED, ...READ });
    expect(getSpendTotals.mock.calls).toEqual([
      [
        "acme",
        {
          todayStart: "2026-03-14T00:00:00.000000Z",
          monthStart: "2026-03-01T00:00:00.000000Z",
          weekAgo: "2026-03-07T11:00:00.000000Z",
          until: COVERED,
        },
        AT,
      ],
    ]);
    expect(getBaseline.mock.calls).toEqual([["acme", { forDay: "2026-03-14T00:00:00.000000Z", windowDays: 7 }, AT]]);
  });
});

describe("incidents.costGuard.getExplained", () => {
  it.each([
    ["today", "2026-03-14T00:00:00.000000Z", "2026-03-14T00:00:00.000000Z", 7],
    ["7d", "2026-03-07T11:00:00.000000Z", "2026-03-07T00:00:00.000000Z", 7],
    ["30d", "2026-02-12T11:00:00.000000Z", "2026-02-12T00:00:00.000000Z", 30],
  ] as const)("F-102: holds %s against what was usual when it began", async (period, from, forDay, windowDays) => {
    const span = { from, until: COVERED };
    const spend = vi.fn(async () => [{ entityId: "chat", displayName: null, spendMicros: DOLLAR, requestCount: 1 }]);
    const getBaselines = vi.fn(async () => []);
    const getTotalSpend = vi.fn(async () => DOLLAR);
    const ports = portsOf({
      getTotalSpend,
      getBaselines,
      getSpendByFeature: spend,
      getSpendByModel: spend,
      getSpendByUser: spend,
    });
    const answer = await ask(getExplained, ports, "viewer")({ period });
    expect(answer).toMatchObject({ period, periodStart: from, periodEnd: COVERED, lastUpdated: COMPLETED, ...READ });
    expect(getTotalSpend.mock.calls).toEqual([["acme", span, AT]]);
    expect(spend.mock.calls).toEqual(Array(3).fill(["acme", span, 10, AT]));
    expect(getBaselines.mock.calls).toEqual(
      (["feature", "model", "user"] as const).map((entityType) => [
        "acme",
        { entityType, entityIds: ["chat"] },
        { forDay, windowDays },
        AT,
      ]),
    );
  });
});

describe("incidents.costGuard.getIncidents", () => {
  const periodStart = "2026-03-14T00:00:00.000000Z";
  const budget = { entityType: "feature", entityId: "chat", period: "daily", periodStart } as const;

  it("F-106: looks 30 days back, and says how many there are in truth", async () => {
    const getCostAnomalies = vi.fn(async () => ({ anomalies: [guardedAnomaly()], total: 3 }));
    const ports = portsOf({ getCostAnomalies, getRefusedSpend: async () => [] });
    const list = ask(getIncidents, ports, "viewer");
    expect(await list({ limit: "1", offset: "1", includeResolved: "true" })).toMatchObject({
      incidents: [{ id: "inc_1", costAvoidedCents: null }],
      total: 3,
      hasMore: true,
      ...READ,
    });
    expect(await list({ limit: 1, offset: 2 })).toMatchObject({ hasMore: false });
    const since = "2026-02-12T11:59:55.000000Z";
    expect(getCostAnomalies.mock.calls).toEqual([
      ["acme", { since, includeResolved: true, limit: 1, offset: 1 }, AT],
      ["acme", { since, includeResolved: false, limit: 1, offset: 2 }, AT],
    ]);
  });

  it("F-101: tells what a budget refused in its period, and of no other", async () => {
    const span = { budgetType: "feature", entityId: "chat", period: "daily", periodStart } as const;
    const anomalies = [
      guardedAnomaly({ anomalyId: "passed", anomalyType: "BUDGET_EXCEEDED", ...budget }),
      guardedAnomaly({ anomalyId: "warned", anomalyType: "BUDGET_WARNING", ...budget, tellsRefusals: false }),
      guardedAnomaly({ anomalyId: "tenant", anomalyType: "BUDGET_EXCEEDED" }),
      guardedAnomaly({ anomalyId: "hourly", anomalyType: "BUDGET_EXCEEDED", ...budget, period: "hourly" }),
      guardedAnomaly({ anomalyId: "model", anomalyType: "BUDGET_EXCEEDED", ...budget, entityType: "model" }),
      guardedAnomaly({ anomalyId: "unknown", anomalyType: "BUDGET_EXCEEDED", ...budget, periodStart: null }),
      guardedAnomaly({ anomalyId: "spike", ...budget }),
    ];
    const getRefusedSpend = vi.fn(async () => [{ ...span, refusedMicros: 5 * DOLLAR }]);
    const ports = portsOf({ getCostAnomalies: async () => ({ anomalies, total: 7 }), getRefusedSpend });
    const { incidents } = (await ask(getIncidents, ports, "viewer")({})) as {
      incidents: { anomalyId: string; costAvoidedCents: number | null; status: string }[];
    };
    expect(incidents.map(({ costAvoidedCents }) => costAvoidedCents)).toEqual([500, ...Array(6).fill(null)]);
    expect(incidents.filter(({ status }) => status === "protected").map(({ anomalyId }) => anomalyId)).toEqual([
      "passed",
    ]);
    const ofTenant = { ...span, budgetType: "tenant", entityId: "" };
    expect(getRefusedSpend.mock.calls).toEqual([["acme", [span, ofTenant], AT]]);
  });
});

describe.each(Object.values(IncidentsCostGuardHandler))("$id", (operation) => {
  it("F-098: refuses another tenant than the caller's, and asks nothing of it", async () => {
    const asked = ask(operation, stubPorts(), "admin")({ tenantId: "globex" });
    await expect(asked).rejects.toMatchObject({ code: "other_tenant" });
  });

  it("F-098: refuses what is no tenant at all as malformed", async () => {
    for (const tenantId of ["", "a\u0000b", 7])
      await expect(ask(operation, stubPorts(), "admin")({ tenantId })).rejects.toMatchObject({
        code: "invalid_input",
        details: { fields: [{ pointer: "/tenantId" }] },
      });
  });

  it("is for whoever may read", async () => {
    await expect(ask(operation, stubPorts(), "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
  });
});
