import { consistencyProofSchema, getConsistencyProofInputSchema } from "@hoc/incident-schemas";
import { getConsistencyProof as prove } from "../../engines/checkpoint/prove-consistency.js";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * The proof that the log of a later checkpoint begins with that of an earlier one, which somebody may have kept. Errors:
 * `checkpoint_not_found`, `invalid_input` when `to` is the smaller one.
 *
 * @example await operations.execute("incidents.export.getConsistencyProof", { from: 2 }, context)
 */
export const getConsistencyProof = defineOperation({
  id: "incidents.export.getConsistencyProof",
  kind: "query",
  permission: "incidents.read",
  summary: "Proves that a later checkpoint continues an earlier one.",
  input: getConsistencyProofInputSchema,
  output: consistencyProofSchema,
  async handler({ asOf, ...sizes }, { context: { tenantId }, ports, ambient }) {
    return prove(ports, tenantId, sizes, await readPointOf(ports, tenantId, asOf, ambient.clock()));
  },
});
