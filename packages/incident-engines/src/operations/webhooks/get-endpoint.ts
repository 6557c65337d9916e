import { getWebhookEndpointInputSchema, webhookEndpointDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadEndpoint } from "../../engines/webhook/load-endpoint.js";
import { defineOperation } from "../define-operation.js";

/**
 * A webhook endpoint as it stands, or as it stood at `asOf`; never its secrets. Errors: `webhook_endpoint_not_found`.
 *
 * @example await operations.execute("incidents.webhooks.getEndpoint", { endpointId: "whe_1" }, context)
 */
export const getEndpoint = defineOperation({
  id: "incidents.webhooks.getEndpoint",
  kind: "query",
  permission: "webhooks.manage",
  summary: "Shows a webhook endpoint, without its secrets.",
  input: getWebhookEndpointInputSchema,
  output: webhookEndpointDetailSchema,
  async handler({ endpointId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...(await loadEndpoint(ports, tenantId, endpointId, at)), ...readAt(at) };
  },
});
