import { checkpointTimelinesInputSchema, checkpointTimelinesOutputSchema } from "@hoc/incident-schemas";
import { checkpointTimelines as makeCheckpoint } from "../../engines/checkpoint/checkpoint-timelines.js";
import { defineOperation } from "../define-operation.js";

/**
 * Makes the checkpoint of the tenant's timelines that is due, if one is: since an incident opened or ended, or the last
 * one is old. Any number may run at once; one of them makes it. Errors: `signer_missing`.
 *
 * @example
 * await operations.execute("incidents.maintenance.checkpointTimelines", {}, { tenantId, actor, role: "admin" })
 */
export const checkpointTimelines = defineOperation({
  id: "incidents.maintenance.checkpointTimelines",
  kind: "process",
  permission: "maintenance",
  summary: "Makes the checkpoint of the timelines that is due.",
  input: checkpointTimelinesInputSchema,
  output: checkpointTimelinesOutputSchema,
  handler: (_input, { context: { tenantId }, ...scope }) => makeCheckpoint(scope, tenantId),
});
