import { type Endpoint, get, post } from "../http/endpoint.js";

/** By what results of analytics can be computed again. */
export const analyticsRoutes: readonly Endpoint[] = [
  post("/v1/analytics/artifacts", "analytics.artifacts.save", {
    createsAt: "/v1/analytics/artifacts/:datasetId?datasetVersion=:datasetVersion",
  }),
  post("/v1/analytics/analyses", "analytics.artifacts.saveAnalysis"),
  get("/v1/analytics/artifacts", "analytics.artifacts.list"),
  get("/v1/analytics/artifacts/:datasetId", "analytics.artifacts.get"),
];
