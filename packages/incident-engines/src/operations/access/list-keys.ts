import { apiKeyListSchema, listApiKeysInputSchema } from "@hoc/incident-schemas";
import { shownKey } from "../../engines/access/load-key.js";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * The tenant's API keys, recorded last first, those included that open nothing any more; never their secrets. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.access.listKeys", { limit: 20 }, context)
 */
export const listKeys = defineOperation({
  id: "incidents.access.listKeys",
  kind: "query",
  permission: "access.manage",
  summary: "Lists API keys, recorded last first, without their secrets.",
  input: listApiKeysInputSchema,
  output: apiKeyListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("access.keys", { ports, clock }, tenantId, asked, async (page) => {
      const keys = await ports.apiKeys.listKeys(tenantId, page);
      return keys.map((key) => shownKey(key, page.at.asOf));
    }),
});
