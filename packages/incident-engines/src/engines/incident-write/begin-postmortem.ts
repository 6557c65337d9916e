import type { Incident } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import type { Doing } from "../append-traces.js";
import { incidentNotFound } from "../incident-read/load-incident.js";
import { leaveTraces } from "./leave-traces.js";
import { postmortemCreated } from "./postmortem-created.js";

/**
 * Links a stub to an incident that has no postmortem, with its traces. Gives the incident with the postmortem that it
 * names, the new one or the one that it named before.
 *
 * @throws DomainError `incident_not_found` when the incident is gone
 * @example const { postmortemArtifactId } = await beginPostmortem(ports, incident, { actor, at })
 */
export async function beginPostmortem(
  ports: IncidentPorts,
  incident: Incident,
  doing: Doing,
): Promise<Incident & { readonly postmortemArtifactId: string }> {
  const { id: incidentId, tenantId } = incident;
  const stub = { incidentId, createdAt: doing.at, createdBy: doing.actor.id };
  const linked = await ports.incidentWrite.createPostmortemStub(tenantId, stub);
  if (linked === undefined) throw incidentNotFound(incidentId);
  const { postmortemArtifactId, created } = linked;
  const begun = { ...incident, postmortemArtifactId };
  if (created) await leaveTraces(ports, begun, postmortemCreated(incident, postmortemArtifactId, doing));
  return begun;
}
