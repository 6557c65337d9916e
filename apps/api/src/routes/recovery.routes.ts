import { type Endpoint, get, post } from "../http/endpoint.js";

/** What the recovery rules are, and what they advise. */
export const recoveryRoutes: readonly Endpoint[] = [
  get("/v1/recovery/rules", "incidents.recoveryRules.getRules"),
  post("/v1/recovery/evaluate", "incidents.recoveryRules.evaluate"),
];
