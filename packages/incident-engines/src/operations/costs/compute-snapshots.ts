import { computedSnapshotsSchema, computeSnapshotsInputSchema } from "@hoc/incident-schemas";
import { computeSnapshots as addUpCosts } from "../../engines/cost/snapshot/compute-snapshots.js";
import { defineOperation } from "../define-operation.js";

/**
 * Adds up the costs of the hours and days that are over, and those again that have costs since. Any number may run at
 * once; what one did, the next one finds done. Where `isBehind`, more is left: ask again.
 *
 * @example
 * await operations.execute("incidents.costs.computeSnapshots", {}, { tenantId, actor, role: "admin" })
 */
export const computeSnapshots = defineOperation({
  id: "incidents.costs.computeSnapshots",
  kind: "command",
  permission: "maintenance",
  summary: "Adds up the costs of the hours and days that are over.",
  input: computeSnapshotsInputSchema,
  output: computedSnapshotsSchema,
  handler: (_input, { context: { tenantId, actor }, ports, ambient }) =>
    addUpCosts({ ports, uuid: ambient.uuid, actor }, tenantId),
});
