import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { buildReservation } from "../../../../test/budgets.js";
import { reservationConflict, reservationOver, settledBefore, storedReservation } from "./stored-reservation.js";

it("gives the tenant's reservation, and refuses where there is none", async () => {
  const stored = buildReservation();
  const fetchReservation = async (tenantId: string) => (tenantId === "acme" ? stored : undefined);
  const ports = stubPorts({ costReservations: { fetchReservation } });
  expect(await storedReservation(ports, "acme", "step-1")).toBe(stored);
  await expect(storedReservation(ports, "other", "step-1")).rejects.toMatchObject({
    code: "reservation_not_found",
    details: { reservationId: "step-1" },
  });
});

it("says how a reservation ended, and what can be done instead", () => {
  expect(settledBefore("a", "released")).toMatchObject({
    code: "reservation_settled",
    message: "The reservation was released before. Meter what was spent as a cost record of its own.",
  });
  expect(settledBefore("a", "committed").message).toContain("refund");
});

it("says why an id is not answered again, and what is needed instead", () => {
  expect(reservationOver("a", "expired")).toMatchObject({
    code: "reservation_settled",
    message: expect.stringMatching(/^The time of the reservation is over, .* id of its own\.$/),
    details: { reservationId: "a", outcome: "expired" },
  });
  expect(reservationOver("a", "released").message).toContain("was released before");
  expect(reservationConflict("a", "reserved").message).toContain("an id of its own");
});
