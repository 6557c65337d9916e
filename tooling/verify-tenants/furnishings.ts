import { addSeconds } from "@hoc/incident-schemas";
import { type Chapter, type Deed, inTurn, READ_AT } from "../verify-reads/deeds.js";
import { RUN_ID } from "../verify-reads/history.js";

const A_WEEK_AGO = addSeconds(READ_AT, -7 * 86_400);

/** What a tenant has beside its history, so that there is something of everything. */
export function furnishings(): Chapter[] {
  return inTurn(addSeconds(READ_AT, 60), [
    budget({ dailyLimitMicros: 100_000, monthlyLimitMicros: 1_000_000 }),
    budget({ budgetType: "user", entityId: "u", dailyLimitMicros: 1_000, warnThresholdPct: 10 }),
    ...[0, 1, 2].map((index) => costs(`record-${index}`, { occurredAt: addSeconds(A_WEEK_AGO, 3_600 * index) })),
    ...[3, 4].map((index) => costs(`record-${index}`, {})),
    ...[0, 1, 2].map((index) => reservation(`reservation-${index}`)),
    { path: "incidents.costs.commitReservation", body: { reservationId: "reservation-2", actualMicros: 40 } },
    { path: "incidents.costs.resolveAnomaly", body: { anomalyId: "anomaly-0", reason: "Known." } },
    { path: "incidents.costs.nameFeature", body: { tag: "chat", displayName: "Chat" } },
    { path: "incidents.costs.computeSnapshots", body: {} },
    ...[5, 6].map((index) => costs(`record-${index}`, {})),
    costs("record-7", { costMicros: 2_000 }),
    { path: "/v1/webhooks/endpoints/:hook-0/test", body: {} },
  ]);
}

function budget(limits: object): Deed {
  return { path: "incidents.costs.setBudget", body: limits };
}

function costs(recordId: string, more: object): Deed {
  const record = { recordId, runId: RUN_ID, userId: "u", featureTag: "chat", model: "m", costMicros: 70, ...more };
  return { path: "incidents.costs.recordCosts", body: { records: [record] } };
}

function reservation(reservationId: string): Deed {
  return { path: "incidents.costs.reserve", body: { reservationId, estimateMicros: 50, model: "m", userId: "u" } };
}
