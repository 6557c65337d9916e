import { type Endpoint, post } from "../http/endpoint.js";

/** Where signals come in: in the product's own format, and in formats of the field. */
export const signalRoutes: readonly Endpoint[] = [
  post("/v1/signals", "incidents.signals.record"),
  post("/v1/intake/alertmanager", "incidents.signals.recordAlerts"),
  post("/v1/intake/cloudevents", "incidents.signals.recordCloudEvents", { takesCloudEvents: true }),
];
