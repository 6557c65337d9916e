import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TwentyCallers, twentyCallers } from "../../test/twenty-callers.js";

const admin = (tenantId: string) => ({ tenantId, actor: { type: "AGENT", id: "collector" }, role: "admin" }) as const;

let twenty: TwentyCallers;
beforeAll(async () => {
  twenty = await twentyCallers();
});
afterAll(() => twenty.stop());

describe("twenty connections that meter at once", () => {
  it("F-109: pass each threshold of a budget exactly once, and every cost is counted", async () => {
    const context = admin("thresholds");
    await twenty.one.execute("incidents.costs.setBudget", { dailyLimitMicros: 1_000 }, context);
    await twenty.all((operations, index) =>
      operations.execute(
        "incidents.costs.recordCosts",
        { records: [{ recordId: `c-${index}`, model: "large-1", costMicros: 100 }] },
        context,
      ),
    );
    const ofTenant = sql`t.tenant_id = 'thresholds'`;
    const crossed = async (thresholdPct: number) =>
      twenty.count("cost_threshold_crossings", sql`${ofTenant} and t.threshold_pct = ${thresholdPct}`);
    expect([await crossed(80), await crossed(100)]).toEqual([1, 1]);
    expect(await twenty.count("cost_threshold_crossings", ofTenant)).toBe(2);
    const told = await twenty.one.execute("incidents.costs.listAnomalies", {}, context);
    expect(told.items.map(({ anomalyType, severity, raised }) => [anomalyType, severity, raised]).sort()).toEqual([
      ["BUDGET_EXCEEDED", "CRITICAL", true],
      ["BUDGET_WARNING", "HIGH", true],
    ]);
    expect(new Set(told.items.map(({ incidentId }) => incidentId)).size).toBe(1);
    expect(await twenty.count("signals", sql`${ofTenant} and t.state = 'firing'`)).toBe(2);
    expect(await twenty.count("cost_budget_periods", sql`${ofTenant} and t.spent_micros = 2000`)).toBe(2);
  });
});

describe("fifty callers that reserve at once", () => {
  it("are allowed exactly as many steps as a hard limit has room for, and nothing passes it", async () => {
    const context = admin("hard");
    await twenty.one.execute(
      "incidents.costs.setBudget",
      { budgetType: "feature", entityId: "search", dailyLimitMicros: 1_000, hardLimitEnabled: true },
      context,
    );
    const reserve = (index: number) =>
      (twenty.callers[index % twenty.callers.length] as (typeof twenty)["one"]).execute(
        "incidents.costs.reserve",
        { reservationId: `step-${index}`, estimateMicros: 100, model: "large-1", featureTag: "search" },
        context,
      );
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => reserve(index)));
    const allowed = answers.filter((answer) => answer.allowed);
    expect(allowed).toHaveLength(10);
    for (const answer of answers.filter((one) => !one.allowed))
      expect(answer.refusedBy).toMatchObject({ budgetType: "feature", entityId: "search", period: "daily" });
    expect(await twenty.count("cost_reservations", sql`t.tenant_id = 'hard' and not t.allowed`)).toBe(40);

    await Promise.all(
      allowed.map(({ reservationId }, index) =>
        (twenty.callers[index] as (typeof twenty)["one"]).execute(
          "incidents.costs.commitReservation",
          { reservationId, actualMicros: 100 },
          context,
        ),
      ),
    );
    expect((await reserve(99)).budgets).toMatchObject([
      { spentMicros: 1_000, reservedMicros: 0, remainingMicros: 0, usedPct: 100, verdict: "warning" },
    ]);
    const committed = answers.findIndex((answer) => answer.allowed);
    await expect(reserve(committed)).rejects.toMatchObject({ code: "reservation_settled" });
    const refused = answers.findIndex((answer) => !answer.allowed);
    expect(await reserve(refused)).toMatchObject({ allowed: false, duplicate: true });
  });

  it("that send the same step get one answer, and one reservation is held", async () => {
    const context = admin("same");
    await twenty.one.execute("incidents.costs.setBudget", { dailyLimitMicros: 100, hardLimitEnabled: true }, context);
    const answers = await twenty.all((operations) =>
      operations.execute(
        "incidents.costs.reserve",
        { reservationId: "step", estimateMicros: 100, model: "large-1" },
        context,
      ),
    );
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(answers.every(({ allowed }) => allowed)).toBe(true);
    const commits = await twenty.all((operations) =>
      operations.execute("incidents.costs.commitReservation", { reservationId: "step", actualMicros: 90 }, context),
    );
    expect(commits.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await twenty.count("cost_records", sql`t.tenant_id = 'same'`)).toBe(1);
  });

  it("that ask in different words under one id are told yes once, and refused otherwise", async () => {
    const context = admin("fixed-id");
    await twenty.one.execute("incidents.costs.setBudget", { dailyLimitMicros: 1_000, hardLimitEnabled: true }, context);
    const answers = await Promise.allSettled(
      twenty.callers.map((operations, index) =>
        operations.execute(
          "incidents.costs.reserve",
          { reservationId: "step", estimateMicros: 900 + index, model: "large-1" },
          context,
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "reservation_conflict" });
    expect(await twenty.count("cost_reservations", sql`t.tenant_id = 'fixed-id'`)).toBe(1);
  });
});
