import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildReservation } from "../../../test/budgets.js";
import { releaseReservation } from "./release-reservation.js";

const ports = stubPorts({
  costBudgets: { fetchBudgetsOf: async () => [] },
  costReservations: {
    fetchReservation: async (_tenantId, reservationId) => (reservationId === "step-1" ? buildReservation() : undefined),
    insertReservationEnd: async () => {},
  },
});

it("frees what was held back for a step, for whoever meters", async () => {
  const settle = ask(releaseReservation, ports, "ingest");
  expect(await settle({ reservationId: "step-1" })).toMatchObject({
    changed: true,
    reservation: { state: "released" },
    budgets: [],
  });
  await expect(settle({ reservationId: "other" })).rejects.toMatchObject({ code: "reservation_not_found" });
  await expect(ask(releaseReservation, ports, "responder")({ reservationId: "step-1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
