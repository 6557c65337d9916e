import { issueApiKeyInputSchema, issuedApiKeySchema } from "@hoc/incident-schemas";
import { issueKey as issueTo } from "../../engines/access/issue-key.js";
import { defineOperation } from "../define-operation.js";
import { keptKey } from "../kept-key.js";

/**
 * Issues an API key, bound to the tenant, which gives nobody more than the caller holds: no other powers, no person or
 * product to act as, no longer life than the key that was sent. Only its hash is kept: its text is in this answer and
 * nowhere else. Errors: `api_key_exceeds_issuer`.
 *
 * @example
 * const { secret } = await operations.execute("incidents.access.issueKey", { name: "collector", role: "ingest" }, context)
 */
export const issueKey = defineOperation({
  id: "incidents.access.issueKey",
  kind: "process",
  permission: "access.manage",
  summary: "Issues an API key and tells its text, this once.",
  input: issueApiKeyInputSchema,
  output: issuedApiKeySchema,
  joinsTransaction: true,
  kept: keptKey,
  handler: (asked, { context: { tenantId, idempotency, ...issuer }, ambient, write }) =>
    issueTo({ write, ambient, issuer, request: idempotency }, tenantId, asked),
});
