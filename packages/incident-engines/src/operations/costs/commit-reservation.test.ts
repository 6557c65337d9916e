import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildReservation } from "../../../test/budgets.js";
import { commitReservation } from "./commit-reservation.js";

const ports = stubPorts({
  costs: { insertCostRecords: async () => new Map() },
  costBudgets: { fetchBudgetsOf: async () => [] },
  costReservations: {
    fetchReservation: async (_tenantId, reservationId) => (reservationId === "step-1" ? buildReservation() : undefined),
    insertReservationEnd: async () => {},
  },
});

it("meters what a reserved step did cost, for whoever meters", async () => {
  const settle = ask(commitReservation, ports, "ingest");
  expect(await settle({ reservationId: "step-1", actualMicros: 5 })).toMatchObject({
    changed: true,
    reservation: { state: "committed" },
    budgets: [],
  });
  await expect(settle({ reservationId: "other", actualMicros: 5 })).rejects.toMatchObject({
    code: "reservation_not_found",
  });
  await expect(
    ask(commitReservation, ports, "responder")({ reservationId: "step-1", actualMicros: 5 }),
  ).rejects.toMatchObject({ code: "permission_denied" });
});
