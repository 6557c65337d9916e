import type { ReservationEnd } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildReservation } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { settleReservation } from "./settle-reservation.js";

const DIGEST = "a".repeat(64);
const RELEASED = { outcome: "released", contentDigest: DIGEST } as const;

function scene(said: Parameters<typeof buildReservation>[0] = {}) {
  const insertReservationEnd = vi.fn(async (_tenantId: string, _id: string, _end: ReservationEnd) => {});
  const ports = stubPorts({
    costReservations: { fetchReservation: async () => buildReservation(said), insertReservationEnd },
    costBudgets: { fetchBudgetsOf: async () => [] },
  });
  const end = vi.fn(async () => RELEASED);
  return { insertReservationEnd, end, settle: () => settleReservation({ ports }, "acme", "step-1", RELEASED, end) };
}

describe("ending a reservation", () => {
  it("stores its end, and shows it", async () => {
    const { settle, insertReservationEnd } = scene();
    const { reservation, changed } = await settle();
    expect(changed).toBe(true);
    expect(reservation).toMatchObject({ state: "released", endedAt: NOW });
    expect(insertReservationEnd.mock.calls).toEqual([["acme", "step-1", RELEASED]]);
  });

  it("a second time changes nothing", async () => {
    const { settle, end, insertReservationEnd } = scene({ outcome: "released", endDigest: DIGEST, endedAt: NOW });
    expect(await settle()).toMatchObject({ changed: false, reservation: { state: "released" } });
    expect([end.mock.calls, insertReservationEnd.mock.calls]).toEqual([[], []]);
  });

  it("a second time in other words is refused", async () => {
    const { settle, end } = scene({ outcome: "released", endDigest: "b".repeat(64), endedAt: NOW });
    await expect(settle()).rejects.toMatchObject({ code: "reservation_conflict" });
    expect(end).not.toHaveBeenCalled();
  });

  it("is refused when it ended the other way", async () => {
    const { settle, end } = scene({ outcome: "committed" });
    await expect(settle()).rejects.toMatchObject({ code: "reservation_settled" });
    expect(end).not.toHaveBeenCalled();
  });
});
