import { type Endpoint, get } from "../http/endpoint.js";

/** What customers are shown of their costs. */
export const guardRoutes: readonly Endpoint[] = [
  get("/v1/guard/costs/summary", "incidents.costGuard.getSummary"),
  get("/v1/guard/costs/explained", "incidents.costGuard.getExplained"),
  get("/v1/guard/costs/incidents", "incidents.costGuard.getIncidents"),
];
