import { getIncidentDetail } from "./get-incident-detail.js";
import { getIncidentSignals } from "./get-incident-signals.js";
import { getIncidentStats } from "./get-incident-stats.js";
import { getIncidentTimeline } from "./get-incident-timeline.js";
import { getIncidentsForRun } from "./get-incidents-for-run.js";
import { listIncidents } from "./list-incidents.js";

/** The operations of the family `incidents.query`. */
export const IncidentsQueryHandler = {
  listIncidents,
  getIncidentDetail,
  getIncidentTimeline,
  getIncidentSignals,
  getIncidentsForRun,
  getIncidentStats,
} as const;
