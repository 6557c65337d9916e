import { type Endpoint, get, post } from "../http/endpoint.js";

/** Reading incidents and working on them. The order counts: `by-run` before the incident that could have this id. */
export const incidentRoutes: readonly Endpoint[] = [
  get("/v1/incidents", "incidents.query.listIncidents"),
  get("/v1/incidents/by-run/:runId", "incidents.query.getIncidentsForRun"),
  get("/v1/incidents/:incidentId", "incidents.query.getIncidentDetail"),
  get("/v1/incidents/:incidentId/timeline", "incidents.query.getIncidentTimeline"),
  get("/v1/incidents/:incidentId/signals", "incidents.query.getIncidentSignals"),
  post("/v1/incidents", "incidents.write.createIncident", { createsAt: "/v1/incidents/:id" }),
  post("/v1/incidents/:incidentId/acknowledge", "incidents.write.acknowledgeIncident", { takesIfMatch: true }),
  post("/v1/incidents/:incidentId/resolve", "incidents.write.resolveIncident", { takesIfMatch: true }),
  post("/v1/incidents/:incidentId/close", "incidents.write.manualCloseIncident", { takesIfMatch: true }),
  post("/v1/incidents/:incidentId/reopen", "incidents.write.reopenIncident", { takesIfMatch: true }),
  post("/v1/incidents/:incidentId/assign", "incidents.write.assignIncident", { takesIfMatch: true }),
  post("/v1/incidents/:incidentId/notes", "incidents.write.addNote"),
  post("/v1/incidents/:incidentId/severity", "incidents.write.setSeverity", { takesIfMatch: true }),
  post("/v1/incidents/:incidentId/milestones", "incidents.write.recordMilestone", { takesIfMatch: true }),
  post("/v1/incidents/:incidentId/postmortem", "incidents.recurrence.createPostmortemStub"),
];
