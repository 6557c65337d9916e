import type { Operations } from "@hoc/incident-engines";
import { addSeconds } from "@hoc/incident-schemas";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { adminOfNewTenant, memoryOperations } from "../../test/memory-operations.js";

const NOON = "2026-03-14T12:00:00.000000Z";
const HOUR = 3_600;
const DAY = 24 * HOUR;
const DOLLAR = 1_000_000;

let now = NOON;
let db: Kysely<unknown>;
let operations: Operations;
beforeAll(async () => {
  ({ db, operations } = await memoryOperations(() => now));
});
afterAll(() => db?.destroy());
beforeEach(() => {
  now = NOON;
});

/** A tenant of its own, asked by an administrator. */
function openTenant() {
  const context = adminOfNewTenant();
  const { tenantId } = context;
  return {
    tenantId,
    spend: (hoursAgo: number, costMicros: number, said: object = {}) =>
      operations.execute(
        "incidents.costs.recordCosts",
        {
          records: [{ model: "gpt-4o-mini", costMicros, occurredAt: addSeconds(NOON, -hoursAgo * HOUR), ...said }],
        },
        context,
      ),
    async compute() {
      while ((await operations.execute("incidents.costs.computeSnapshots", {}, context)).isBehind);
    },
    setBudget: (said: object) => operations.execute("incidents.costs.setBudget", said, context),
    reserve: (said: { estimateMicros: number; requestId?: string }) =>
      operations.execute("incidents.costs.reserve", { model: "gpt-4o-mini", ...said }, context),
    summary: (asked: object = {}) => operations.execute("incidents.costGuard.getSummary", asked, context),
    explained: (asked: object = {}) => operations.execute("incidents.costGuard.getExplained", asked, context),
    incidents: (asked: object = {}) => operations.execute("incidents.costGuard.getIncidents", asked, context),
    recordAnomaly: (anomalyId: string, said: object = {}) =>
      operations.execute(
        "incidents.costs.recordAnomaly",
        {
          anomalyId,
          anomalyType: "ABSOLUTE_SPIKE",
          severity: "HIGH",
          currentValueMicros: 31 * DOLLAR,
          expectedValueMicros: 10 * DOLLAR,
          ...said,
        } as never,
        context,
      ),
  };
}

describe("what a customer is shown of the costs", () => {
  it("F-099: comes from complete snapshots alone, and says until when costs are in", async () => {
    const { spend, compute, summary, tenantId } = openTenant();
    await spend(2, DOLLAR);
    expect(await summary()).toMatchObject({ spendTodayCents: 0, coveredUntil: null, lastUpdated: null });
    await compute();
    await spend(2, DOLLAR);
    await spend(0, DOLLAR);
    const covered = await summary();
    expect(covered).toMatchObject({ spendTodayCents: 100, spendMtdCents: 100, spend7dCents: 100, coveredUntil: NOON });
    expect(covered.lastUpdated).not.toBeNull();
    await sql`update hoc.cost_snapshots set status = 'failed', completed_at = null where tenant_id = ${tenantId}`.execute(
      db,
    );
    expect(await summary()).toMatchObject({ spendTodayCents: 0, coveredUntil: null, lastUpdated: null });
  });

  it("F-099: does not say that nothing was spent of hours that nobody added up yet", async () => {
    const { spend, compute, explained, summary } = openTenant();
    const told = async (period: string) => (await explained({ period })).summary;
    await spend(13, DOLLAR);
    expect(await told("7d")).toBe("The costs of the last 7 days are not added up yet.");
    now = addSeconds(NOON, 12.5 * HOUR);
    await spend(-12.25, 5 * DOLLAR);
    await compute();
    expect(await told("today")).toBe("The costs of today are not added up yet.");
    expect(await told("7d")).toBe("GPT-4o mini made up 100% of your spending in the last 7 days.");
    expect(await summary()).toMatchObject({ spendTodayCents: 0, projectedMonthEndCents: expect.any(Number) });
    now = addSeconds(NOON, 18 * HOUR);
    expect(await told("7d")).toBe(
      "GPT-4o mini made up 100% of your spending in the last 7 days (costs are in until 2026-03-15 00:00 UTC).",
    );
  });

  it("carries no month on by a few hours of it", async () => {
    const { spend, compute, summary } = openTenant();
    now = "2026-04-01T03:30:00.000000Z";
    const hoursAgo = -(17 * DAY + 14 * HOUR) / HOUR;
    await spend(hoursAgo, 334 * DOLLAR);
    await compute();
    expect(await summary()).toMatchObject({ spendMtdCents: 33_400, projectedMonthEndCents: null });
  });

  it("F-100: tells of a budget that is passed, beyond 100 per cent", async () => {
    const { spend, compute, setBudget, summary } = openTenant();
    await setBudget({ dailyLimitMicros: DOLLAR, monthlyLimitMicros: 10 * DOLLAR });
    await spend(2, 3 * DOLLAR);
    await compute();
    expect(await summary()).toMatchObject({
      budgetDailyCents: 100,
      budgetUsedDailyPct: 300,
      budgetUsedMonthlyPct: 30,
      overBudget: true,
    });
  });

  it("F-109: takes a limit of 0 for one", async () => {
    const { spend, compute, setBudget, summary } = openTenant();
    await setBudget({ monthlyLimitMicros: 0 });
    await spend(2, 1);
    await compute();
    expect(await summary()).toMatchObject({
      budgetDailyCents: null,
      budgetMonthlyCents: 0,
      budgetUsedMonthlyPct: null,
      overBudget: true,
      daysUntilBudgetExhausted: 0,
    });
  });

  it("F-104: every breakdown adds up to the total, which is the exact sum rounded once", async () => {
    const { spend, compute, explained } = openTenant();
    let total = 0;
    for (let index = 0; index < 25; index++) {
      const costMicros = 3_333 + index * 7_777;
      total += costMicros;
      await spend(3 + index, costMicros, {
        model: `m-${index % 12}`,
        featureTag: `f-${index % 11}`,
        userId: `u-${index}`,
      });
    }
    await compute();
    const said = await explained();
    expect(said.totalSpendCents).toBe(Math.floor(total / 10_000 + 0.5));
    for (const [items, rest] of [
      [said.byFeature, said.restByFeatureCents],
      [said.byModel, said.restByModelCents],
      [said.byUser, said.restByUserCents],
    ] as const) {
      expect(items).toHaveLength(10);
      expect(items.reduce((sum, { spendCents }) => sum + spendCents, rest)).toBe(said.totalSpendCents);
    }
  });

  it("F-102: F-103: F-107: holds a week against as many usual days, each thing by its own", async () => {
    const { spend, compute, explained } = openTenant();
    for (let day = 8; day <= 14; day++) {
      await spend(day * 24, DOLLAR, { featureTag: "same", userId: "calm" });
      await spend(day * 24, DOLLAR, { featureTag: "calm", userId: "same", model: "o1" });
    }
    for (let day = 1; day <= 6; day++) {
      await spend(day * 24, DOLLAR, { featureTag: "calm", userId: "calm", model: "o1" });
      await spend(day * 24, 9 * DOLLAR, { featureTag: "same", userId: "calm" });
    }
    await compute();
    const said = await explained({ period: "7d" });
    const trends = (items: readonly { name: string; trend: string }[]) =>
      Object.fromEntries(items.map(({ name, trend }) => [name, trend]));
    expect(trends(said.byFeature)).toEqual({ same: "spike", calm: "normal" });
    expect(trends(said.byModel)).toEqual({ "gpt-4o-mini": "spike", o1: "normal" });
    expect(trends(said.byUser)).toEqual({ calm: "spike" });
  });

  it("F-101: what a hard limit refused was avoided, each request once", async () => {
    const { setBudget, spend, reserve, incidents } = openTenant();
    await setBudget({ dailyLimitMicros: DOLLAR, hardLimitEnabled: true });
    await spend(0, 0.9 * DOLLAR);
    expect(await incidents()).toMatchObject({
      incidents: [{ triggerType: "budget_warning", status: "attention_needed", costAvoidedCents: null }],
    });
    for (const requestId of ["a", "a", "b"])
      expect(await reserve({ estimateMicros: 2 * DOLLAR, requestId })).toMatchObject({ allowed: false });
    expect(await incidents()).toMatchObject({
      incidents: [{ triggerType: "budget_warning", status: "protected", costAvoidedCents: 400, thresholdCents: 80 }],
    });
    await spend(0, DOLLAR);
    expect(await incidents()).toMatchObject({
      incidents: [
        {
          triggerType: "budget_exceeded",
          title: "Your daily budget is used up",
          status: "protected",
          costAvoidedCents: 400,
          thresholdCents: 100,
        },
      ],
      total: 1,
    });
    expect(await incidents({ includeResolved: true })).toMatchObject({ incidents: [{}], total: 1 });
  });

  it("F-105: a hard limit that was passed protected nobody where nothing was refused", async () => {
    const { setBudget, spend, reserve, incidents } = openTenant();
    await setBudget({ dailyLimitMicros: DOLLAR, hardLimitEnabled: true });
    await spend(0, DOLLAR + 1);
    await spend(0, 900 * DOLLAR);
    const exceeded = async () =>
      (await incidents()).incidents.find(({ triggerType }) => triggerType === "budget_exceeded");
    expect(await exceeded()).toMatchObject({
      status: "attention_needed",
      actionTaken: "You were notified.",
      costAvoidedCents: null,
    });
    await reserve({ estimateMicros: DOLLAR });
    expect(await exceeded()).toMatchObject({
      status: "protected",
      actionTaken: "Requests beyond the limit were refused.",
      costAvoidedCents: 100,
    });
  });

  it("F-105: F-106: severities of any case are told as they are, with the true number of all pages", async () => {
    const { recordAnomaly, incidents } = openTenant();
    for (const [index, severity] of ["LOW", "MEDIUM", "HIGH", "CRITICAL"].entries())
      await recordAnomaly(`a-${index}`, { severity, entityType: "user", entityId: `u-${index}` });
    const all = await incidents();
    expect(all.incidents.map(({ anomalyId, status }) => [anomalyId, status])).toEqual(
      ["a-3", "a-2", "a-1", "a-0"].map((anomalyId) => [anomalyId, "attention_needed"]),
    );
    expect(all.incidents.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^inc_/),
      expect.stringMatching(/^inc_/),
      "a-1",
      "a-0",
    ]);
    expect(await incidents({ limit: 2, offset: 1 })).toEqual({
      ...all,
      incidents: all.incidents.slice(1, 3),
      hasMore: true,
    });
  });

  it("says the same again of an earlier instant", async () => {
    const { spend, compute, summary, explained, incidents, recordAnomaly } = openTenant();
    await spend(5, DOLLAR, { featureTag: "chat" });
    await recordAnomaly("first");
    await compute();
    const then = { asOf: addSeconds(NOON, 60) };
    now = addSeconds(NOON, 120);
    const before = [await summary(then), await explained(then), await incidents(then)];
    now = addSeconds(NOON, DAY);
    await spend(6, 7 * DOLLAR);
    await recordAnomaly("second");
    await compute();
    expect([await summary(then), await explained(then), await incidents(then)]).toEqual(
      before.map((answer) => ({ ...answer, asOf: then.asOf })),
    );
    expect((await summary()).spendMtdCents).toBe(800);
  });
});
