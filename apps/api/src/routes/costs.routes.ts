import { type Endpoint, get, post } from "../http/endpoint.js";

/** What was spent, and where it was out of line. */
export const costRoutes: readonly Endpoint[] = [
  post("/v1/costs/records", "incidents.costs.recordCosts"),
  post("/v1/costs/anomalies", "incidents.costs.recordAnomaly"),
  get("/v1/costs/anomalies", "incidents.costs.listAnomalies"),
];
