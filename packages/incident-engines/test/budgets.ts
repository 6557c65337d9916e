import type { Budget } from "@hoc/incident-schemas";
import type { BudgetAmount, NewReservation, StoredReservation } from "@hoc/incident-schemas/ports";
import type { UsedLimit } from "../src/engines/cost/budget/budget-standing.js";
import { ADA, NOW } from "./noted-traces.js";

/** The day and the month of {@link NOW}. */
export const TODAY = {
  period: "daily",
  periodStart: "2026-03-14T00:00:00.000000Z",
  periodEnd: "2026-03-15T00:00:00.000000Z",
} as const;
export const THIS_MONTH = {
  period: "monthly",
  periodStart: "2026-03-01T00:00:00.000000Z",
  periodEnd: "2026-04-01T00:00:00.000000Z",
} as const;

/** The tenant's budget of 1,000 a day, with what a test cares about put in. */
export function buildBudget(said: Partial<Budget> = {}): Budget {
  return {
    tenantId: "acme",
    budgetType: "tenant",
    entityId: null,
    dailyLimitMicros: 1_000,
    monthlyLimitMicros: null,
    warnThresholdPct: 80,
    hardLimitEnabled: false,
    isActive: true,
    version: 1,
    setBy: ADA,
    recordedAt: NOW,
    sequence: 1,
    ...said,
  };
}

/** What is spent of the tenant's budget today, with what a test cares about put in. */
export function buildAmount(micros: number, said: Partial<BudgetAmount> = {}): BudgetAmount {
  return { budgetType: "tenant", entityId: null, ...TODAY, micros, ...said };
}

/** A limit of 1,000 a day of which nothing is used, with what a test cares about put in. */
export function buildUsedLimit(said: Partial<UsedLimit> = {}): UsedLimit {
  return { budget: buildBudget(), ...TODAY, limitMicros: 1_000, spentMicros: 0, reservedMicros: 0, ...said };
}

/** An allowed reservation without an end, with what a test cares about put in. */
export function buildReservation(said: Partial<StoredReservation> = {}): StoredReservation {
  return {
    reservationId: "step-1",
    tenantId: "acme",
    model: "large-1",
    userId: null,
    featureTag: null,
    requestId: null,
    workflowId: null,
    runId: null,
    skillId: null,
    estimateMicros: 100,
    allowed: true,
    refusedBy: null,
    reservedAt: NOW,
    expiresAt: "2026-03-14T12:10:00.000000Z",
    actualMicros: null,
    recordId: null,
    endedAt: null,
    recordedAt: NOW,
    sequence: 2,
    outcome: null,
    contentDigest: "0".repeat(64),
    endDigest: null,
    ...said,
  };
}

/** What is stored of a reservation that was just made. */
export function storedAs({ reservationId, refusedBy, ...said }: NewReservation): StoredReservation {
  return buildReservation({ ...said, reservationId, refusedBy, allowed: refusedBy === null } as StoredReservation);
}
