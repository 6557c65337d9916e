import type { WebhookEndpointWithSecret } from "@hoc/incident-schemas";
import { loadEndpoint } from "../engines/webhook/load-endpoint.js";
import { keptById } from "./kept-by-id.js";

/** Endpoints with a new secret are kept by their id alone: a request that is sent again gets the endpoint without it. */
export const keptEndpoint = keptById<WebhookEndpointWithSecret>({
  name: "endpointId",
  idOf: ({ endpoint }) => endpoint.endpointId,
  async load(endpointId, { context: { tenantId }, read }) {
    return { endpoint: await read((ports) => loadEndpoint(ports, tenantId, endpointId)), secret: null };
  },
});
