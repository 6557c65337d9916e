import type { Incident, IncidentEvent, Severity } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import type { Deed } from "./histories.js";

/** A deed with all that it depends on. */
export interface DeedOf {
  readonly deed: Deed;
  readonly incidentId: string;
  readonly at: string;
  readonly severity: Severity;
}

const ENTRY_OF = {
  acknowledge: "acknowledged",
  resolve: "resolved",
  reopen: "reopened",
  setSeverity: "severity_set",
} as const satisfies Record<Deed, IncidentEvent["eventType"]>;

/** Does what a person does, with its entry, when the incident's state allows it; tells whether it did. */
export async function doAsPerson(ports: IncidentPorts, tenantId: string, deed: DeedOf): Promise<boolean> {
  const incident = await ports.incidentWrite.refreshIncident(tenantId, deed.incidentId);
  if (incident === undefined || !isPossible(incident, deed)) return false;
  if (deed.deed === "reopen") {
    const open = await ports.incidentRead.findOpenIncident(tenantId, incident.groupingKey);
    if (open !== undefined) return false;
  }
  const changed = await change(ports, tenantId, incident, deed);
  if (changed === undefined) throw new Error(`${deed.deed} was not stored under the tenant's lock`);
  await ports.incidentWrite.createIncidentEvent(tenantId, {
    incidentId: incident.id,
    eventType: ENTRY_OF[deed.deed],
    description: deed.deed,
    data: { deed: deed.deed, severity: deed.severity },
    actor: { type: "HUMAN", id: "ann" },
    at: deed.at,
  });
  return true;
}

function isPossible({ lifecycleState, severity }: Incident, { deed, severity: wanted }: DeedOf): boolean {
  if (deed === "reopen") return lifecycleState === "RESOLVED";
  if (deed === "acknowledge") return lifecycleState === "ACTIVE";
  return lifecycleState !== "RESOLVED" && (deed === "resolve" || severity !== wanted);
}

function change(
  { incidentWrite }: IncidentPorts,
  tenantId: string,
  { id: incidentId, version, lifecycleState }: Incident,
  { deed, at, severity }: DeedOf,
): Promise<Incident | undefined> {
  const expected = { incidentId, version, lifecycleState };
  if (deed === "acknowledge")
    return incidentWrite.updateIncidentAcknowledged(tenantId, expected, {
      acknowledgedAt: at,
      acknowledgedBy: "ann",
      transitionDigest: "acknowledge",
    });
  if (deed === "reopen")
    return incidentWrite.updateIncidentReopened(tenantId, expected, { reopenedAt: at, transitionDigest: "reopen" });
  if (deed === "setSeverity") return incidentWrite.updateIncidentSeverity(tenantId, expected, { severity, at });
  return incidentWrite.updateIncidentResolved(tenantId, expected, {
    resolvedAt: at,
    resolvedBy: "ann",
    resolutionMethod: "manual",
    resolutionType: "fixed",
    resolutionSummary: null,
    resolutionNotes: null,
    postmortemArtifactId: null,
    transitionDigest: "resolve",
  });
}
