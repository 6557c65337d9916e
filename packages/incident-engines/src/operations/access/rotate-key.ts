import { issuedApiKeySchema, rotateApiKeyInputSchema } from "@hoc/incident-schemas";
import { rotateKey as rotate } from "../../engines/access/rotate-key.js";
import { defineOperation } from "../define-operation.js";
import { keptKey } from "../kept-key.js";

/**
 * Issues a key that takes the place of another one, which goes on for the overlap, so that whoever uses it can change
 * over. Errors: `api_key_not_found`, `api_key_ended`, `api_key_exceeds_issuer`.
 *
 * @example
 * await operations.execute("incidents.access.rotateKey", { keyId: "key_1", overlapSeconds: 3_600 }, context)
 */
export const rotateKey = defineOperation({
  id: "incidents.access.rotateKey",
  kind: "process",
  permission: "access.manage",
  summary: "Issues a key that takes the place of another one, which goes on for an overlap.",
  input: rotateApiKeyInputSchema,
  output: issuedApiKeySchema,
  joinsTransaction: true,
  kept: keptKey,
  handler: (asked, { context: { tenantId, idempotency, ...issuer }, ambient, write }) =>
    rotate({ write, ambient, issuer, request: idempotency }, tenantId, asked),
});
