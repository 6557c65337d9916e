import { checkpointVerdictSchema, verifyCheckpointInputSchema } from "@hoc/incident-schemas";
import { verifyCheckpoint as verify } from "../../engines/checkpoint/verify-checkpoint.js";
import { issuingKeys } from "../../engines/export/trust-file.js";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * Whether everything that the last checkpoint speaks of is still stored as it was: no incident gone, no timeline
 * rewritten. It reads all logged timelines, so it takes its time.
 *
 * @example (await operations.execute("incidents.export.verifyCheckpoint", {}, context)).verificationStatus
 */
export const verifyCheckpoint = defineOperation({
  id: "incidents.export.verifyCheckpoint",
  kind: "process",
  joinsTransaction: true,
  permission: "incidents.read",
  summary: "Holds the stored timelines against the last checkpoint.",
  input: verifyCheckpointInputSchema,
  output: checkpointVerdictSchema,
  handler: (_input, { context: { tenantId }, ambient, exports, read }) =>
    read(async (ports) => {
      const at = await readPointOf(ports, tenantId, undefined, ambient.clock());
      return verify(ports, tenantId, issuingKeys(exports), at);
    }),
});
