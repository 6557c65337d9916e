import { type Endpoint, post } from "../http/endpoint.js";

/** Where signals come in. */
export const signalRoutes: readonly Endpoint[] = [post("/v1/signals", "incidents.signals.record")];
