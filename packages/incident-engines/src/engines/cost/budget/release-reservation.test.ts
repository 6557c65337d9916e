import type { ReservationEnd } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { buildReservation } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { releaseReservation } from "./release-reservation.js";

it("frees what was held back once, and meters nothing", async () => {
  let stored = buildReservation();
  const ends: ReservationEnd[] = [];
  const ports = stubPorts({
    costReservations: {
      fetchReservation: async () => stored,
      insertReservationEnd: async (_tenantId, _id, end) => {
        ends.push(end);
        stored = buildReservation({ outcome: end.outcome, endDigest: end.contentDigest, endedAt: NOW });
      },
    },
    costBudgets: { fetchBudgetsOf: async () => [] },
  });
  const release = () => releaseReservation({ ports }, "acme", "step-1");
  expect(await release()).toMatchObject({ changed: true, reservation: { state: "released", actualMicros: null } });
  expect(await release()).toMatchObject({ changed: false });
  expect(ends).toHaveLength(1);
});
