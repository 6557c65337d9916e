import { type Endpoint, get, patch, post } from "../http/endpoint.js";

/** Runs, their traces, and how they ended. */
export const runRoutes: readonly Endpoint[] = [
  post("/v1/runs", "incidents.runs.reportRun", { createsAt: "/v1/runs/:run.runId" }),
  get("/v1/runs", "incidents.runs.listRuns"),
  get("/v1/runs/:runId", "incidents.runs.getRun"),
  patch("/v1/runs/:runId", "incidents.runs.reportOutcome"),
  post("/v1/runs/:runId/steps", "incidents.runs.appendSteps"),
  get("/v1/runs/:runId/trace", "incidents.runs.getTrace"),
  post("/v1/runs/:runId/llm-failure", "incidents.runs.recordLlmFailure"),
  get("/v1/runs/:runId/llm-failure", "incidents.runs.getLlmFailure"),
  get("/v1/runs/:runId/evaluation", "incidents.policies.getEvaluation"),
];
