import { type Endpoint, get, post } from "../http/endpoint.js";

/** Detectors of agents that fail, and what they find in runs. */
export const detectorRoutes: readonly Endpoint[] = [
  get("/v1/detectors", "incidents.detectors.listDetectors"),
  post("/v1/runs/:runId/examination", "incidents.detectors.examineRun"),
  get("/v1/runs/:runId/examination", "incidents.detectors.getExamination"),
  get("/v1/findings", "incidents.detectors.listFindings"),
];
