import { type Budget, reserveInputSchema } from "@hoc/incident-schemas";
import type { BudgetInPeriod, NewReservation, StoredReservation } from "@hoc/incident-schemas/ports";
import { counterUuid, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildBudget, storedAs, TODAY } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { reserve } from "./reserve.js";

function scene(budget: Partial<Budget> = {}, spentMicros = 900) {
  const stored = new Map<string, StoredReservation>();
  const inserted: NewReservation[] = [];
  const micros = (amount: number) => async (_tenantId: string, periods: readonly BudgetInPeriod[]) =>
    periods.map((period) => ({ ...period, micros: amount }));
  const ports = stubPorts({
    costBudgets: { fetchBudgetsOf: async () => [buildBudget(budget)], keepSpend: micros(spentMicros) },
    costReservations: {
      fetchReserved: micros(50),
      fetchReservation: async (_tenantId, reservationId) => stored.get(reservationId),
      insertReservation: async (_tenantId, reservation) => {
        inserted.push(reservation);
        stored.set(reservation.reservationId, storedAs(reservation));
      },
    },
  });
  const uuid = counterUuid();
  const ask = (said: object = {}) =>
    reserve({ ports, uuid }, "acme", reserveInputSchema.parse({ estimateMicros: 50, model: "large-1", ...said }));
  const becomes = (reservationId: string, said: Partial<StoredReservation>) =>
    stored.set(reservationId, { ...(stored.get(reservationId) as StoredReservation), ...said });
  return { ask, inserted, becomes };
}

const hard = { hardLimitEnabled: true };

describe("reserving", () => {
  it("holds back what fits, and counts it in the answer", async () => {
    const { ask, inserted } = scene(hard);
    const expiresAt = "2026-03-14T12:01:00.000000Z";
    expect(await ask({ reservationId: "step-1", ttlSeconds: 60, userId: "bob" })).toMatchObject({
      reservationId: "step-1",
      allowed: true,
      refusedBy: null,
      expiresAt,
      duplicate: false,
      budgets: [{ spentMicros: 900, reservedMicros: 100, remainingMicros: 0, verdict: "warning" }],
    });
    expect(inserted).toMatchObject([
      { reservationId: "step-1", userId: "bob", refusedBy: null, reservedAt: NOW, expiresAt },
    ]);
    expect(inserted[0]).not.toHaveProperty("ttlSeconds");
  });

  it("refuses what a hard limit has no room for, names the limit, and stores the refusal", async () => {
    const { ask, inserted } = scene(hard);
    const refusedBy = { budgetType: "tenant", entityId: null, period: "daily", periodStart: TODAY.periodStart };
    expect(await ask({ estimateMicros: 51 })).toMatchObject({
      allowed: false,
      refusedBy,
      budgets: [{ reservedMicros: 50, remainingMicros: 50 }],
    });
    expect(inserted).toMatchObject([{ refusedBy, reservationId: expect.stringMatching(/^res_/) }]);
  });

  it("is not refused by a soft limit", async () => {
    expect(await scene().ask({ estimateMicros: 9_999 })).toMatchObject({
      allowed: true,
      budgets: [{ verdict: "exceeded" }],
    });
  });

  it("answers the same words as the first time while it is open, and holds nothing back for them", async () => {
    const { ask, inserted } = scene(hard);
    const { expiresAt } = await ask({ reservationId: "a" });
    expect(await ask({ reservationId: "a" })).toMatchObject({
      allowed: true,
      duplicate: true,
      expiresAt,
      budgets: [{ reservedMicros: 50 }],
    });
    expect(inserted).toHaveLength(1);
  });

  it("keeps to a refusal, also when its time is over", async () => {
    const { ask, becomes } = scene(hard);
    const wish = { reservationId: "a", estimateMicros: 51 };
    const { refusedBy } = await ask(wish);
    becomes("a", { expiresAt: NOW });
    expect(await ask(wish)).toMatchObject({ allowed: false, refusedBy, duplicate: true });
  });

  it.each([
    ["an open one", {}],
    ["an expired one", { expiresAt: NOW }],
    ["a committed one", { outcome: "committed" as const }],
  ])("refuses other words under the id of %s, and stores nothing", async (_, said) => {
    const { ask, inserted, becomes } = scene(hard);
    await ask({ reservationId: "a" });
    becomes("a", said);
    for (const words of [{ estimateMicros: 9 }, { model: "small" }, { ttlSeconds: 5 }, { userId: "bob" }])
      await expect(ask({ reservationId: "a", ...words })).rejects.toMatchObject({
        code: "reservation_conflict",
        details: { reservationId: "a" },
      });
    expect(inserted).toHaveLength(1);
  });

  it.each([
    ["expired", { expiresAt: NOW }],
    ["committed", { outcome: "committed" as const }],
    ["released", { outcome: "released" as const }],
    ["committed", { outcome: "committed" as const, expiresAt: NOW }],
  ])("does not say yes under an id that is %s: nothing is held back under it", async (outcome, said) => {
    const { ask, inserted, becomes } = scene(hard);
    await ask({ reservationId: "a" });
    becomes("a", said);
    await expect(ask({ reservationId: "a" })).rejects.toMatchObject({
      code: "reservation_settled",
      details: { reservationId: "a", outcome },
    });
    expect(inserted).toHaveLength(1);
  });
});
