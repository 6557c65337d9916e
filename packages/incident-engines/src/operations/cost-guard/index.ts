import { getExplained } from "./get-explained.js";
import { getIncidents } from "./get-incidents.js";
import { getSummary } from "./get-summary.js";

/** The operations of the family `incidents.costGuard`. */
export const IncidentsCostGuardHandler = { getSummary, getExplained, getIncidents } as const;
