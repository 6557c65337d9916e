import { checkpointListSchema, listCheckpointsInputSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * The checkpoints of the tenant's timelines, made last first, a page at a time. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.export.listCheckpoints", { limit: 20 }, context)
 */
export const listCheckpoints = defineOperation({
  id: "incidents.export.listCheckpoints",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists the checkpoints of the timelines, made last first.",
  input: listCheckpointsInputSchema,
  output: checkpointListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("checkpoints", { ports, clock }, tenantId, asked, (page) =>
      ports.checkpoints.listCheckpoints(tenantId, page),
    ),
});
