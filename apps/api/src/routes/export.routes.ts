import { type Endpoint, get, post } from "../http/endpoint.js";

const EXPORTED = {
  createsAt: "/v1/exports/:export.exportId",
  envelope: true,
  answersFile: ["application/pdf", "application/zip"],
} as const;

/** Evidence that can be checked without this server, and the log that shows when something of it was taken away. */
export const exportRoutes: readonly Endpoint[] = [
  post("/v1/incidents/:incidentId/export/evidence", "incidents.export.createEvidenceBundle", EXPORTED),
  post("/v1/incidents/:incidentId/export/soc2", "incidents.export.createSoc2Bundle", EXPORTED),
  post("/v1/incidents/:incidentId/export/executive-debrief", "incidents.export.createExecutiveDebrief", EXPORTED),
  get("/v1/exports", "incidents.export.listExports"),
  get("/v1/exports/:exportId", "incidents.export.getExport"),
  get("/v1/exports/:exportId/file", "incidents.export.getExportFile", {
    answersFile: ["application/json", "application/pdf", "application/zip"],
  }),
  get("/v1/keys", "incidents.export.getKeys"),
  get("/v1/checkpoints", "incidents.export.listCheckpoints"),
  get("/v1/checkpoints/consistency", "incidents.export.getConsistencyProof"),
  get("/v1/checkpoints/verification", "incidents.export.verifyCheckpoint"),
  get("/v1/incidents/:incidentId/inclusion", "incidents.export.getInclusionProof"),
];
