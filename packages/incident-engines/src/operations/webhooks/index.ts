import { createEndpoint } from "./create-endpoint.js";
import { getDelivery } from "./get-delivery.js";
import { getEndpoint } from "./get-endpoint.js";
import { listDeliveries } from "./list-deliveries.js";
import { listEndpoints } from "./list-endpoints.js";
import { removeEndpoint } from "./remove-endpoint.js";
import { replayDelivery } from "./replay-delivery.js";
import { replayEvents } from "./replay-events.js";
import { rotateSecret } from "./rotate-secret.js";
import { testEndpoint } from "./test-endpoint.js";
import { updateEndpoint } from "./update-endpoint.js";

/** The operations of the family `incidents.webhooks`. */
export const IncidentsWebhooksHandler = {
  createEndpoint,
  updateEndpoint,
  rotateSecret,
  removeEndpoint,
  getEndpoint,
  listEndpoints,
  listDeliveries,
  getDelivery,
  replayDelivery,
  replayEvents,
  testEndpoint,
} as const;
