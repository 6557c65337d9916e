import { commitReservationInputSchema } from "@hoc/incident-schemas";
import type { NewCostRecord, ReservationEnd } from "@hoc/incident-schemas/ports";
import { counterUuid, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildReservation } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { commitReservation } from "./commit-reservation.js";

const STEP = { userId: "bob", featureTag: "search", requestId: "q", workflowId: "w", runId: "r", skillId: "s" };

function scene(said: Parameters<typeof buildReservation>[0] = {}) {
  const records: NewCostRecord[] = [];
  const ends: ReservationEnd[] = [];
  const ports = stubPorts({
    costs: {
      insertCostRecords: async (_tenantId, inserted) => {
        records.push(...inserted);
        return new Map();
      },
    },
    costReservations: {
      fetchReservation: async () => buildReservation(said),
      insertReservationEnd: async (_tenantId, _id, end) => {
        ends.push(end);
      },
    },
    costBudgets: { fetchBudgetsOf: async () => [] },
  });
  const commit = (spent: object = {}) =>
    commitReservation(
      { ports, uuid: counterUuid() },
      "acme",
      commitReservationInputSchema.parse({ reservationId: "step-1", actualMicros: 90, ...spent }),
    );
  return { commit, records, ends };
}

describe("committing a reservation", () => {
  it("meters what the step did cost, of whom and for what it was reserved, under an id of its own", async () => {
    const { commit, records, ends } = scene(STEP);
    const { reservation } = await commit({ inputTokens: 7, outputTokens: 9 });
    const recordId = "cost_00000000-0000-7000-8000-000000000001";
    expect(records).toMatchObject([
      { recordId, ...STEP, model: "large-1", costMicros: 90, inputTokens: 7, outputTokens: 9, occurredAt: NOW },
    ]);
    expect(ends).toMatchObject([{ outcome: "committed", actualMicros: 90, recordId }]);
    expect(reservation).toMatchObject({ state: "committed", actualMicros: 90, recordId });
  });

  it("leaves out what the reservation did not say, and takes the instant that it is told", async () => {
    const { commit, records } = scene();
    await commit({ occurredAt: "2026-03-14T11:00:00Z" });
    expect(records[0]).toMatchObject({ occurredAt: "2026-03-14T11:00:00.000000Z" });
    for (const name of Object.keys(STEP)) expect(records[0]).not.toHaveProperty(name);
  });

  it("is for refused and expired ones too: money that is spent is spent", async () => {
    const refusedBy = { budgetType: "tenant", entityId: null, period: "daily", periodStart: NOW } as const;
    for (const said of [{ allowed: false, refusedBy }, { expiresAt: NOW }])
      expect(await scene(said).commit()).toMatchObject({ changed: true, reservation: { state: "committed" } });
  });

  it("again meters nothing, and tells figures that differ", async () => {
    const first = scene();
    await first.commit();
    const endDigest = first.ends[0]?.contentDigest ?? null;
    const again = scene({ outcome: "committed", endDigest, actualMicros: 90, recordId: "c", endedAt: NOW });
    expect(await again.commit()).not.toHaveProperty("conflict");
    for (const spent of [{ actualMicros: 91 }, { inputTokens: 1 }, { outputTokens: 1 }])
      expect(await again.commit(spent)).toMatchObject({ changed: false, conflict: true });
    expect(again.records).toEqual([]);
  });
});
