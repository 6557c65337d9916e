import { type Endpoint, get } from "../http/endpoint.js";

/** The tenant's figures. */
export const statsRoutes: readonly Endpoint[] = [get("/v1/stats", "incidents.query.getIncidentStats")];
