import { reservationSchema } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { buildReservation } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { shownReservation } from "./shown-reservation.js";

const { expiresAt } = buildReservation();
const refusedBy = { budgetType: "tenant", entityId: null, period: "daily", periodStart: NOW } as const;

it.each([
  [{}, NOW, "open"],
  [{}, expiresAt, "expired"],
  [{ allowed: false, refusedBy }, expiresAt, "refused"],
  [{ outcome: "released" }, expiresAt, "released"],
  [{ outcome: "committed", allowed: false, refusedBy }, NOW, "committed"],
] as const)("a reservation %j is at %s %s", (said, at, state) => {
  const shown = shownReservation(buildReservation(said), at);
  expect(reservationSchema.parse(shown)).toMatchObject({ state });
});
