import { addSeconds, incidentStatsInputSchema, incidentStatsSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
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
  async handler({ since, asOf }, { context: { tenantId }, ports, ambient }) {
    const point = await readPointOf(ports, tenantId, asOf, ambient.clock());
    const from = since ?? addSeconds(point.asOf, -ONE_DAY_SECONDS);
    return { ...(await ports.aggregator.getIncidentStats(tenantId, from, point)), ...readAt(point) };
  },
});
