import { type Endpoint, get, post } from "../http/endpoint.js";

/** What was spent, and where it was out of line. */
export const costRoutes: readonly Endpoint[] = [
  post("/v1/costs/records", "incidents.costs.recordCosts"),
  post("/v1/costs/anomalies", "incidents.costs.recordAnomaly"),
  get("/v1/costs/anomalies", "incidents.costs.listAnomalies"),
  post("/v1/costs/anomalies/:anomalyId/resolve", "incidents.costs.resolveAnomaly"),
  post("/v1/costs/snapshots", "incidents.costs.computeSnapshots"),
  get("/v1/costs/snapshots", "incidents.costs.listSnapshots"),
  post("/v1/costs/budgets", "incidents.costs.setBudget"),
  get("/v1/costs/budgets", "incidents.costs.listBudgets"),
  post("/v1/costs/reservations", "incidents.costs.reserve", {
    createsAt: "/v1/costs/reservations/:reservationId",
  }),
  get("/v1/costs/reservations/:reservationId", "incidents.costs.getReservation"),
  post("/v1/costs/reservations/:reservationId/commit", "incidents.costs.commitReservation"),
  post("/v1/costs/reservations/:reservationId/release", "incidents.costs.releaseReservation"),
  post("/v1/costs/features", "incidents.costs.nameFeature"),
  get("/v1/costs/features", "incidents.costs.listFeatures"),
];
