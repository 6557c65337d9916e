import { addSeconds, incidentStatsInputSchema, incidentStatsSchema } from "@hoc/incident-schemas";
import { defineOperation } from "../define-operation.js";

const ONE_DAY_SECONDS = 86_400;

/**
 * Counts of the incidents created since an instant, by default in the last 24 hours.
 *
 * @example await operations.execute("incidents.query.getIncidentStats", {}, context)
 */
export const getIncidentStats = defineOperation({
  id: "incidents.query.getIncidentStats",
  kind: "query",
  permission: "incidents.read",
  summary: "Counts incidents created since an instant.",
  input: incidentStatsInputSchema,
  output: incidentStatsSchema,
  handler: async ({ since }, { context, ports, ambient }) =>
    ports.aggregator.getIncidentStats(context.tenantId, since ?? addSeconds(ambient.clock(), -ONE_DAY_SECONDS)),
});
