import { type Endpoint, get, patch, post } from "../http/endpoint.js";

const ENDPOINT = "/v1/webhooks/endpoints/:endpointId";

/** The places outside where events are sent. */
export const webhookRoutes: readonly Endpoint[] = [
  post("/v1/webhooks/endpoints", "incidents.webhooks.createEndpoint", {
    createsAt: "/v1/webhooks/endpoints/:endpoint.endpointId",
  }),
  get("/v1/webhooks/endpoints", "incidents.webhooks.listEndpoints"),
  get(ENDPOINT, "incidents.webhooks.getEndpoint"),
  patch(ENDPOINT, "incidents.webhooks.updateEndpoint", { takesIfMatch: true }),
  post(`${ENDPOINT}/rotate`, "incidents.webhooks.rotateSecret"),
  post(`${ENDPOINT}/remove`, "incidents.webhooks.removeEndpoint"),
  post(`${ENDPOINT}/test`, "incidents.webhooks.testEndpoint"),
  post(`${ENDPOINT}/replay`, "incidents.webhooks.replayEvents"),
  get(`${ENDPOINT}/deliveries`, "incidents.webhooks.listDeliveries"),
  get(`${ENDPOINT}/deliveries/:eventId`, "incidents.webhooks.getDelivery"),
  post(`${ENDPOINT}/deliveries/:eventId/replay`, "incidents.webhooks.replayDelivery"),
];
