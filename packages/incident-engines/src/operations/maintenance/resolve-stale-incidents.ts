import { resolveStaleIncidentsInputSchema, resolveStaleIncidentsOutputSchema } from "@hoc/incident-schemas";
import { defineOperation } from "../define-operation.js";

/** Most incidents in one transaction, so that signals of the tenant never wait long for its lock. */
const BATCH = 200;

/**
 * Resolves the tenant's incidents that have been silent too long, a batch per transaction, until none are left.
 *
 * @example await operations.execute("incidents.maintenance.resolveStaleIncidents", {}, { tenantId, actor, role: "admin" })
 */
export const resolveStaleIncidents = defineOperation({
  id: "incidents.maintenance.resolveStaleIncidents",
  kind: "process",
  permission: "maintenance",
  summary: "Resolves incidents that have been silent too long.",
  input: resolveStaleIncidentsInputSchema,
  output: resolveStaleIncidentsOutputSchema,
  async handler(_input, { context: { tenantId }, write }) {
    let resolvedIncidents = 0;
    for (;;) {
      const resolved = await write(({ aggregator }) => aggregator.resolveStaleIncidents(tenantId, BATCH));
      resolvedIncidents += resolved.length;
      if (resolved.length < BATCH) return { resolvedIncidents };
    }
  },
});
