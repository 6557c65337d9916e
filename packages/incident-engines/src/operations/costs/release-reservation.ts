import { releaseReservationInputSchema, settledReservationSchema } from "@hoc/incident-schemas";
import { releaseReservation as release } from "../../engines/cost/budget/release-reservation.js";
import { defineOperation } from "../define-operation.js";

/**
 * Frees what was held back for a step that is not taken. Errors: `reservation_not_found`, `reservation_settled`.
 *
 * @example await operations.execute("incidents.costs.releaseReservation", { reservationId: "step-17" }, context)
 */
export const releaseReservation = defineOperation({
  id: "incidents.costs.releaseReservation",
  kind: "command",
  permission: "signals.record",
  summary: "Frees what was held back for a step that is not taken.",
  input: releaseReservationInputSchema,
  output: settledReservationSchema,
  handler: ({ reservationId }, { context: { tenantId }, ports }) => release({ ports }, tenantId, reservationId),
});
