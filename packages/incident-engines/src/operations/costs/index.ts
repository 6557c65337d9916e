import { commitReservation } from "./commit-reservation.js";
import { computeSnapshots } from "./compute-snapshots.js";
import { getReservation } from "./get-reservation.js";
import { listAnomalies } from "./list-anomalies.js";
import { listBudgets } from "./list-budgets.js";
import { listFeatures } from "./list-features.js";
import { listSnapshots } from "./list-snapshots.js";
import { nameFeature } from "./name-feature.js";
import { recordAnomaly } from "./record-anomaly.js";
import { recordCosts } from "./record-costs.js";
import { releaseReservation } from "./release-reservation.js";
import { reserve } from "./reserve.js";
import { resolveAnomaly } from "./resolve-anomaly.js";
import { setBudget } from "./set-budget.js";

/** The operations of the family `incidents.costs`. */
export const IncidentsCostsHandler = {
  recordCosts,
  recordAnomaly,
  listAnomalies,
  resolveAnomaly,
  computeSnapshots,
  listSnapshots,
  setBudget,
  listBudgets,
  reserve,
  commitReservation,
  releaseReservation,
  getReservation,
  nameFeature,
  listFeatures,
} as const;
