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
  return { ask, inserted };
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

  it("answers the same id as the first time, and says when the words differ", async () => {
    const { ask, inserted } = scene(hard);
    await ask({ reservationId: "a" });
    const again = await ask({ reservationId: "a" });
    expect(again).toMatchObject({ allowed: true, duplicate: true, budgets: [{ reservedMicros: 50 }] });
    expect(again).not.toHaveProperty("conflict");
    for (const said of [{ estimateMicros: 999 }, { model: "small" }, { ttlSeconds: 5 }, { userId: "bob" }])
      expect(await ask({ reservationId: "a", ...said })).toMatchObject({ allowed: true, conflict: true });
    expect(inserted).toHaveLength(1);
  });
});
