import { checkpointTimelines } from "./checkpoint-timelines.js";
import { pruneSignals } from "./prune-signals.js";
import { reactivateExpiredLessons } from "./reactivate-expired-lessons.js";
import { resolveStaleIncidents } from "./resolve-stale-incidents.js";

/** The operations of the family `incidents.maintenance`. */
export const IncidentsMaintenanceHandler = {
  resolveStaleIncidents,
  pruneSignals,
  reactivateExpiredLessons,
  checkpointTimelines,
} as const;
