import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildReservation } from "../../../test/budgets.js";
import { getReservation } from "./get-reservation.js";

it("shows a reservation as it stood at a point, for whoever may read", async () => {
  const stored = buildReservation({ expiresAt: "2026-03-14T11:00:00.000000Z" });
  const fetchReservation = vi.fn(async (_tenantId: string, id: string) => (id === "step-1" ? stored : undefined));
  const ports = stubPorts({ costReservations: { fetchReservation } });
  const get = ask(getReservation, ports, "viewer");
  expect(await get({ reservationId: "step-1" })).toMatchObject({ state: "expired", ...READ });
  expect(await get({ reservationId: "step-1", asOf: "2026-03-14T10:59:59Z" })).toMatchObject({ state: "open" });
  expect(fetchReservation.mock.calls[0]).toMatchObject(["acme", "step-1", { asOf: READ.asOf }]);
  await expect(get({ reservationId: "other" })).rejects.toMatchObject({ code: "reservation_not_found" });
  await expect(ask(getReservation, ports, "ingest")({ reservationId: "step-1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
