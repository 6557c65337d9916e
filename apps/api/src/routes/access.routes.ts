import { type Endpoint, get, post } from "../http/endpoint.js";

/** The keys that programs call with. */
export const accessRoutes: readonly Endpoint[] = [
  post("/v1/access/keys", "incidents.access.issueKey", { createsAt: "/v1/access/keys/:key.keyId" }),
  get("/v1/access/keys", "incidents.access.listKeys"),
  get("/v1/access/keys/:keyId", "incidents.access.getKey"),
  post("/v1/access/keys/:keyId/rotate", "incidents.access.rotateKey", { createsAt: "/v1/access/keys/:key.keyId" }),
  post("/v1/access/keys/:keyId/revoke", "incidents.access.revokeKey"),
];
