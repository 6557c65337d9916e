import { listAnomalies } from "./list-anomalies.js";
import { recordAnomaly } from "./record-anomaly.js";
import { recordCosts } from "./record-costs.js";

/** The operations of the family `incidents.costs`. */
export const IncidentsCostsHandler = { recordCosts, recordAnomaly, listAnomalies } as const;
