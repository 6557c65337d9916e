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
    const { commit, records } = scene({ reservedAt: "2026-03-14T10:59:00.000000Z" });
    await commit({ occurredAt: "2026-03-14T11:00:00Z" });
    expect(records[0]).toMatchObject({ occurredAt: "2026-03-14T11:00:00.000000Z" });
    for (const name of Object.keys(STEP)) expect(records[0]).not.toHaveProperty(name);
  });

  it("is for refused and expired ones too: money that is spent is spent", async () => {
    const refusedBy = { budgetType: "tenant", entityId: null, period: "daily", periodStart: NOW } as const;
    for (const said of [{ allowed: false, refusedBy }, { expiresAt: NOW }])
      expect(await scene(said).commit()).toMatchObject({ changed: true, reservation: { state: "committed" } });
  });

  it("does not choose its period: it was spent since it was reserved, give or take what clocks differ", async () => {
    const reservedAt = "2026-03-14T11:00:00.000000Z";
    for (const [occurredAt, code] of [
      ["2026-03-14T10:54:59.999999Z", "cost_before_reservation"],
      ["2026-03-14T12:05:00.000001Z", "cost_in_future"],
      ["2199-01-01T00:00:00Z", "cost_in_future"],
    ]) {
      const { commit, records, ends } = scene({ reservedAt });
      await expect(commit({ occurredAt })).rejects.toMatchObject({
        code,
        details: { fields: [{ pointer: "/occurredAt" }] },
      });
      expect([records, ends]).toEqual([[], []]);
    }
    for (const occurredAt of ["2026-03-14T10:55:00Z", "2026-03-14T12:05:00Z"])
      expect(await scene({ reservedAt }).commit({ occurredAt })).toMatchObject({ changed: true });
  });

  it("again meters nothing, whenever it is told, and refuses figures that differ", async () => {
    const first = scene();
    const occurredAt = "2026-03-14T11:58:00Z";
    await first.commit({ occurredAt });
    const endDigest = first.ends[0]?.contentDigest ?? null;
    const again = scene({ outcome: "committed", endDigest, actualMicros: 90, recordId: "c", endedAt: NOW });
    expect(await again.commit({ occurredAt })).toMatchObject({ changed: false, reservation: { actualMicros: 90 } });
    for (const spent of [{ actualMicros: 91 }, { inputTokens: 1 }, { outputTokens: 1 }, { occurredAt: NOW }])
      await expect(again.commit({ occurredAt, ...spent })).rejects.toMatchObject({
        code: "reservation_conflict",
        message: expect.stringContaining("meter what is missing"),
      });
    expect(again.records).toEqual([]);
  });
});
