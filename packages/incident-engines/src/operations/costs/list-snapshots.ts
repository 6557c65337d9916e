import { listSnapshotsInputSchema, snapshotListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * Snapshots of costs, recorded last first, every version of them: all, or those of hours or of days. Errors:
 * `invalid_cursor`, `cost_out_of_range`.
 *
 * @example await operations.execute("incidents.costs.listSnapshots", { snapshotType: "daily" }, context)
 */
export const listSnapshots = defineOperation({
  id: "incidents.costs.listSnapshots",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists snapshots of costs, recorded last first.",
  input: listSnapshotsInputSchema,
  output: snapshotListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("costs.snapshots", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.costSnapshots.listSnapshots(tenantId, { ...page, filters }),
    ),
});
