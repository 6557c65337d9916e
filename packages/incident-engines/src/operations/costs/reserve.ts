import { reservationAnswerSchema, reserveInputSchema } from "@hoc/incident-schemas";
import { reserve as reserveStep } from "../../engines/cost/budget/reserve.js";
import { defineOperation } from "../define-operation.js";

/**
 * Says, before a step is taken, whether the budgets that it falls under allow what it is about to cost, and holds that
 * back. Only hard limits refuse. Asked again in the same words, the first answer stands. Errors: `reservation_conflict`,
 * `reservation_settled`.
 *
 * @example
 * const { allowed } = await operations.execute("incidents.costs.reserve",
 *   { reservationId: "step-17", estimateMicros: 1_200, model: "large-1", featureTag: "search" }, context)
 */
export const reserve = defineOperation({
  id: "incidents.costs.reserve",
  kind: "command",
  permission: "signals.record",
  summary: "Says whether budgets allow a step, and holds its estimate back.",
  input: reserveInputSchema,
  output: reservationAnswerSchema,
  handler: (wish, { context: { tenantId }, ports, ambient }) =>
    reserveStep({ ports, uuid: ambient.uuid }, tenantId, wish),
});
