import { commitReservationInputSchema, settledReservationSchema } from "@hoc/incident-schemas";
import { commitReservation as commit } from "../../engines/cost/budget/commit-reservation.js";
import { defineOperation } from "../define-operation.js";

/**
 * Meters what a reserved step did cost, and frees what was held back for it; one that was refused or expired too. Errors:
 * `reservation_not_found`, `reservation_settled`, `reservation_conflict`, `cost_in_future`, `cost_before_reservation`.
 *
 * @example
 * await operations.execute("incidents.costs.commitReservation", { reservationId: "step-17", actualMicros: 1_180 }, context)
 */
export const commitReservation = defineOperation({
  id: "incidents.costs.commitReservation",
  kind: "command",
  permission: "signals.record",
  summary: "Meters what a reserved step did cost.",
  input: commitReservationInputSchema,
  output: settledReservationSchema,
  handler: (spent, { context: { tenantId }, ports, ambient }) => commit({ ports, uuid: ambient.uuid }, tenantId, spent),
});
