import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { buildReservation } from "../../../../test/budgets.js";
import { settledBefore, storedReservation } from "./stored-reservation.js";

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
