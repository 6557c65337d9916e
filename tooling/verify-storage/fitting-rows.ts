import { LIFECYCLE_OF_STATUS, STATUS_OF_LIFECYCLE } from "@hoc/incident-schemas";
import type { StoredRow } from "../../packages/incident-drivers/test/stored-tables.js";
import { LESSON_WAYS } from "./lesson-ways.js";

/** An incident whose states agree: resolved with everything that belongs to it, unless something else is given. */
export function fittingIncident(given: StoredRow): StoredRow {
  const statuses = LIFECYCLE_OF_STATUS as StoredRow;
  const lifecycleState =
    given.lifecycleState ?? statuses[String(given.status)] ?? (given.resolvedAt === null ? "ACTIVE" : "RESOLVED");
  const status = (STATUS_OF_LIFECYCLE as StoredRow)[String(lifecycleState)] ?? "OPEN";
  return {
    lifecycleState,
    status,
    grouping: "sliding",
    signalCount: 50_000_000_001,
    lateSignals: 3,
    callsAffected: 50_000_000_002,
    ...(status !== "RESOLVED" && { resolvedAt: null, resolvedBy: null, resolutionMethod: null, endedAt: null }),
  };
}

/** A signal whose state agrees with what became of it, and that has an incident unless nothing came of it. */
export function fittingSignal({ state, absorption, incidentId }: StoredRow): StoredRow {
  const absorbed = absorption ?? (state === "resolved" ? "cleared" : incidentId === null ? "suppressed" : "opened");
  const isOver = absorbed === "cleared" || absorbed === "noted";
  const isAlone = absorbed === "suppressed" || absorbed === "noted";
  return { absorption: absorbed, state: isOver ? "resolved" : "firing", ...(isAlone && { incidentId: null }) };
}

/** A run whose severity agrees with its outcome; a failed one unless something else is given. */
export function fittingRun({ outcome, severity }: StoredRow): StoredRow {
  if (outcome === null) return {};
  const ended = outcome ?? (severity === "none" ? "SUCCESS" : "FAILURE");
  return { outcome: ended, severity: ended === "SUCCESS" ? "none" : "low" };
}

/** A rule whose reach and retirement agree: a retired one with everything that belongs to it, unless something else is given. */
export function fittingRule({ status, scope, scopeId, retiredAt }: StoredRow): StoredRow {
  const isRetired = (status ?? (retiredAt === null ? "ACTIVE" : "RETIRED")) === "RETIRED";
  const reach = scope ?? (scopeId === null ? "TENANT" : "AGENT");
  return {
    scope: reach,
    ...(reach !== "PROJECT" && reach !== "AGENT" && { scopeId: null }),
    status: isRetired ? "RETIRED" : "ACTIVE",
    ...(!isRetired && { retiredAt: null, retiredBy: null, retirementReason: null, retiredSequence: null }),
  };
}

/** A proposal that says of its review what its status does: an approved one, unless something else is given. */
export function fittingProposal({ status, reviewedAt }: StoredRow): StoredRow {
  const stands = status ?? (reviewedAt === null ? "draft" : "approved");
  return {
    status: stands,
    ...(stands === "draft" && {
      reviewedAt: null,
      reviewedBy: null,
      reviewNotes: null,
      reviewDigest: null,
      reviewSequence: null,
    }),
    ...(stands !== "approved" && { effectiveFrom: null, policyId: null, backtest: null }),
  };
}

/** A lesson that says of what was done with it what its status does: a converted one, unless something else is given. */
export function fittingLesson({ status, draftProposalId }: StoredRow): StoredRow {
  const stands = status ?? (draftProposalId === null ? "pending" : "converted_to_draft");
  return {
    status: stands,
    ...(stands !== "converted_to_draft" && { draftProposalId: null, convertedAt: null }),
    ...(stands !== "deferred" && { deferredUntil: null }),
    ...(stands !== "dismissed" && { dismissedAt: null, dismissedBy: null, dismissedReason: null }),
  };
}

/** A postmortem that says of its publication what its status does: a published one, unless something else is given. */
export function fittingPostmortem({ status, publishedAt }: StoredRow): StoredRow {
  const stands = status ?? (publishedAt === null ? "stub" : "published");
  return {
    status: stands,
    ...(stands !== "published" && { publishedAt: null, publishedBy: null, publishedRecordedAt: null }),
  };
}

/** What was done with a lesson, on the first way that agrees with what is given. */
export function fittingTransition(given: StoredRow): StoredRow {
  const agrees = (way: StoredRow) => Object.entries(way).every(([field, value]) => (given[field] ?? value) === value);
  return { ...(LESSON_WAYS.find(agrees) ?? LESSON_WAYS[0]) };
}

/** A budget whose entity agrees with its type: a feature's, unless something else is given. */
export function fittingBudget({ budgetType, entityId }: StoredRow): StoredRow {
  if (budgetType === "tenant") return { entityId: "" };
  return entityId === "" ? { budgetType: "tenant" } : {};
}

/** The end of a reservation that says what it cost where it was committed, which it was unless something else is given. */
export function fittingEnd({ outcome, actualMicros }: StoredRow): StoredRow {
  const isCommitted = (outcome ?? (actualMicros === null ? "released" : "committed")) === "committed";
  return isCommitted ? { outcome: "committed" } : { outcome: "released", actualMicros: null, costRecordId: null };
}

/** A snapshot whose period has a length, and that says when it was complete where it is, which it is by default. */
export function fittingSnapshot({ status, completedAt }: StoredRow): StoredRow {
  const isComplete = (status ?? (completedAt === null ? "pending" : "complete")) === "complete";
  const periodEnd = "2190-01-01T00:00:00.000000Z";
  return isComplete ? { status: "complete", periodEnd } : { status: "pending", completedAt: null, periodEnd };
}

/** What somebody spent: a feature, unless something else is given; the tenant has no entity. */
export function fittingSpend({ entityType, entityId }: StoredRow): StoredRow {
  if (entityType === "tenant") return { entityId: "" };
  return entityId === "" ? { entityType: "tenant" } : {};
}

/** An event on its way: one that was delivered and that nobody holds, unless something else is given. */
export function fittingDelivery({ status, endedAt }: StoredRow): StoredRow {
  const stands = status ?? (endedAt === null ? "pending" : "delivered");
  const availableAt = "2190-01-01T00:00:00.000000Z";
  return stands === "pending"
    ? { status: "pending", availableAt, endedAt: null }
    : { status: stands, availableAt, leasedUntil: null };
}

/** A key of an endpoint: the first where nothing is said of one before, otherwise a later one. */
export function fittingSecret({ generation, previousEndsAt }: StoredRow, number: number): StoredRow {
  const secret = "whsec_QUJD";
  if ((generation ?? (previousEndsAt === null ? 1 : number + 2)) === 1)
    return { secret, generation: 1, previousEndsAt: null };
  return { secret, generation: generation ?? number + 2 };
}
