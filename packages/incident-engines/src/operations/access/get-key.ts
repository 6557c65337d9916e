import { apiKeyDetailSchema, getApiKeyInputSchema } from "@hoc/incident-schemas";
import { loadKey, shownKey } from "../../engines/access/load-key.js";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * An API key as it stands, or as it stood at `asOf`; never its secret. Errors: `api_key_not_found`.
 *
 * @example await operations.execute("incidents.access.getKey", { keyId: "key_1" }, context)
 */
export const getKey = defineOperation({
  id: "incidents.access.getKey",
  kind: "query",
  permission: "access.manage",
  summary: "Shows an API key, without its secret.",
  input: getApiKeyInputSchema,
  output: apiKeyDetailSchema,
  async handler({ keyId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...shownKey(await loadKey(ports, tenantId, keyId, at), at.asOf), ...readAt(at) };
  },
});
