/** An endpoint of the reference design, and the one of ours that stands for it; `{name}` stands for any value. */
export interface ReferenceEndpoint {
  readonly reference: string;
  readonly ours: string;
}

const incident = (method: string, rest: string): ReferenceEndpoint => ({
  reference: `${method} /incidents/{incident_id}${rest}`,
  ours: `${method} /v1/incidents/{incidentId}${rest}`,
});

const analysis = (rest: string): ReferenceEndpoint => ({
  reference: `GET /incidents${rest}`,
  ours: `GET /v1/incidents${rest}`,
});

/** Every endpoint of the reference design, in its order. */
export const REFERENCE_ENDPOINTS: readonly ReferenceEndpoint[] = [
  analysis(""),
  {
    reference: "GET /incidents/by-run/{run_id}",
    ours: "GET /v1/incidents/by-run/{runId}",
  },
  analysis("/patterns"),
  analysis("/recurring"),
  analysis("/cost-impact"),
  analysis("/active"),
  analysis("/resolved"),
  analysis("/historical"),
  analysis("/metrics"),
  analysis("/historical/trend"),
  analysis("/historical/distribution"),
  analysis("/historical/cost-trend"),
  incident("GET", ""),
  incident("GET", "/evidence"),
  incident("GET", "/proof"),
  incident("GET", "/learnings"),
  incident("POST", "/export/evidence"),
  incident("POST", "/export/soc2"),
  incident("POST", "/export/executive-debrief"),
  incident("POST", "/acknowledge"),
  incident("POST", "/resolve"),
  incident("POST", "/close"),
  incident("POST", "/postmortem"),
  incident("GET", "/recurrence"),
  {
    reference: "GET /cus/incidents/list",
    ours: "GET /v1/cus/incidents/list",
  },
  ...["summary", "explained", "incidents"].map((view) => ({
    reference: `GET /guard/costs/${view}`,
    ours: `GET /v1/guard/costs/${view}`,
  })),
];
