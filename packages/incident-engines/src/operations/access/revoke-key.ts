import { revokeApiKeyInputSchema, revokedApiKeySchema } from "@hoc/incident-schemas";
import { revokeKey as revoke } from "../../engines/access/revoke-key.js";
import { defineOperation } from "../define-operation.js";

/**
 * Ends an API key at once and for good. One that is ended stays as it is, with its first reason. Errors:
 * `api_key_not_found`.
 *
 * @example
 * await operations.execute("incidents.access.revokeKey", { keyId: "key_1", reason: "it leaked" }, context)
 */
export const revokeKey = defineOperation({
  id: "incidents.access.revokeKey",
  kind: "command",
  permission: "access.manage",
  summary: "Ends an API key at once and for good.",
  input: revokeApiKeyInputSchema,
  output: revokedApiKeySchema,
  handler: (asked, { context: { tenantId, actor }, ports }) => revoke({ ports, actor }, tenantId, asked),
});
