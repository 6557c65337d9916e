import type { BudgetPeriod } from "@hoc/incident-schemas";
import type {
  BudgetInPeriod,
  BudgetKey,
  NewBudget,
  NewReservation,
  ThresholdCrossing,
} from "@hoc/incident-schemas/ports";
import { DIGESTS } from "./failure-facts.js";
import type { Scene } from "./scene.js";

const ANN = { type: "HUMAN", id: "ann" } as const;

/** The budgets that tests speak of. */
export const KEYS = {
  tenant: { budgetType: "tenant", entityId: null },
  search: { budgetType: "feature", entityId: "search" },
  bob: { budgetType: "user", entityId: "bob" },
} as const satisfies Record<string, BudgetKey>;

/** The day and the month in which a scene begins. */
const SPANS = {
  daily: {
    period: "daily",
    periodStart: "2026-03-14T00:00:00.000000Z",
    periodEnd: "2026-03-15T00:00:00.000000Z",
  },
  monthly: {
    period: "monthly",
    periodStart: "2026-03-01T00:00:00.000000Z",
    periodEnd: "2026-04-01T00:00:00.000000Z",
  },
} as const;

/** A budget in the day or the month in which a scene begins. */
export function inPeriod(key: BudgetKey, period: BudgetPeriod): BudgetInPeriod {
  return { ...key, ...SPANS[period] };
}

/** The first version of the tenant's budget, with what a test cares about put in. */
export function newBudget(said: Partial<NewBudget> = {}): NewBudget {
  return {
    ...KEYS.tenant,
    dailyLimitMicros: 1_000,
    monthlyLimitMicros: null,
    warnThresholdPct: 80,
    hardLimitEnabled: false,
    isActive: true,
    version: 1,
    setBy: ANN,
    ...said,
  };
}

/** That the tenant's budget is nearly used up, with what a test cares about put in. */
export function newCrossing(scene: Scene, anomalyId: string, said: Partial<ThresholdCrossing> = {}): ThresholdCrossing {
  return {
    ...inPeriod(KEYS.tenant, "daily"),
    budgetVersion: 1,
    thresholdPct: 80,
    limitMicros: 1_000,
    spentMicros: 800,
    anomalyId,
    crossedAt: scene.time(0),
    ...said,
  };
}

/** An allowed reservation of ten minutes, with what a test cares about put in. */
export function newReservation(
  scene: Scene,
  reservationId: string,
  said: Partial<NewReservation> = {},
): NewReservation {
  return {
    reservationId,
    estimateMicros: 100,
    model: "model-1",
    refusedBy: null,
    reservedAt: scene.time(0),
    expiresAt: scene.time(600),
    contentDigest: DIGESTS.first,
    ...said,
  };
}
