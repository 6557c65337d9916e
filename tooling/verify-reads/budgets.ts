import { type Deed, markOf } from "./deeds.js";
import type { Tenant } from "./verified-app.js";

/** What an anomaly or a budget is about. */
export const ENTITY_ID = "agent-1";

/** Reservations whose own pages are read: under way, released, committed, refused, and committed only afterwards. */
export const READ_RESERVATIONS = ["step-0", "step-1", "step-2", "step-3", "step-4"] as const;

/** A reservation that is made only after everything was read. */
export const LATER_RESERVATION = "step-later";

/** What may be spent, and which steps were about to be taken. */
export function budgetDeeds(tenant: Tenant): Deed[] {
  const reserve = reserving(tenant);
  return [
    budget({ monthlyLimitMicros: 900_000_000 }),
    budget({ budgetType: "user", entityId: ENTITY_ID, dailyLimitMicros: 5_000, hardLimitEnabled: true }),
    budget({ budgetType: "feature", entityId: "search", dailyLimitMicros: 1, isActive: false }),
    budget({ budgetType: "feature", entityId: "chat", monthlyLimitMicros: 7 }),
    ...["step-0", "step-1", "step-2", "step-4"].map((reservationId) => reserve(reservationId, 1_000)),
    reserve("step-3", 4_500),
    { path: "/v1/costs/reservations/step-1/release", body: {} },
    { path: "/v1/costs/reservations/step-2/commit", body: { actualMicros: 900 } },
  ];
}

/** What is set and settled only after everything was read. */
export function laterBudgetDeeds(tenant: Tenant): Deed[] {
  return [
    budget({ monthlyLimitMicros: 800_000_000 }),
    budget({ budgetType: "user", entityId: "later", dailyLimitMicros: 5_000 }),
    reserving(tenant)(LATER_RESERVATION, 10),
    { path: "/v1/costs/reservations/step-4/commit", body: { actualMicros: 1_100 } },
  ];
}

function budget(said: object): Deed {
  return { path: "/v1/costs/budgets", body: said };
}

function reserving(tenant: Tenant) {
  return (reservationId: string, estimateMicros: number): Deed => ({
    path: "/v1/costs/reservations",
    body: { reservationId, estimateMicros, model: `${markOf(tenant)}model`, userId: ENTITY_ID, ttlSeconds: 86_400 },
  });
}
