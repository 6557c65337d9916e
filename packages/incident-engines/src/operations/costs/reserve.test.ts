import type { NewReservation } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { reserve } from "./reserve.js";

it("answers whether a step may be taken, for whoever meters", async () => {
  const stored: NewReservation[] = [];
  const ports = stubPorts({
    costBudgets: { fetchBudgetsOf: async () => [] },
    costReservations: {
      fetchReservation: async () => undefined,
      insertReservation: async (_tenantId, reservation) => {
        stored.push(reservation);
      },
    },
  });
  const wish = { reservationId: "step-1", estimateMicros: 0, model: "large-1" };
  expect(await ask(reserve, ports, "ingest")(wish)).toMatchObject({ reservationId: "step-1", allowed: true });
  expect(stored).toMatchObject([{ ...wish, expiresAt: "2026-03-14T12:10:00.000000Z" }]);
  await expect(ask(reserve, ports, "responder")(wish)).rejects.toMatchObject({ code: "permission_denied" });
  for (const said of [{ estimateMicros: -1 }, { reservationId: ".." }, { ttlSeconds: 0 }])
    await expect(ask(reserve, ports, "ingest")({ ...wish, ...said })).rejects.toMatchObject({ code: "invalid_input" });
});
