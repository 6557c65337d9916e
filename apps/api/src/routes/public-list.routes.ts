import { type Endpoint, get } from "../http/endpoint.js";

/** The list of incidents for callers outside the house: one question, and one answer to all that is wrong with it. */
export const publicListRoutes: readonly Endpoint[] = [
  get("/v1/cus/incidents/list", "incidents.query.listPublicIncidents", { takesRepeated: true }),
];
