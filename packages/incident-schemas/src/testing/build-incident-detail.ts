import type { Incident } from "../incident/incident.js";
import { UNKNOWN_CATEGORY } from "../incident/incident-filters.js";
import type { IncidentDetail } from "../reads/incident-summary.js";
import { buildIncident } from "./build-incident.js";

/**
 * What is answered about an incident as `buildIncident` makes it, with what a test cares about put in.
 *
 * @example buildIncidentDetail({ id: "inc_7" }, { relatedCallIds: ["call-1"] }).incidentId // "inc_7"
 */
export function buildIncidentDetail(
  incident: Partial<Incident> = {},
  overrides: Partial<IncidentDetail> = {},
): IncidentDetail {
  const { id: incidentId, category, ...shown } = buildIncident(incident);
  return {
    incidentId,
    category: category ?? UNKNOWN_CATEGORY,
    ...shown,
    policyRef: null,
    violationRef: null,
    lessonRef: null,
    recovery: {
      errorCategory: "PERMANENT",
      recoveryMode: "ABORT",
      recommendedAction: null,
      mayExecuteUnattended: false,
      confidence: 0,
      explanation: "No rule matched.",
    },
    relatedCallIds: [],
    ...overrides,
  };
}
