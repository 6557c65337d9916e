import { type Actor, canonicalJson, DomainError } from "@hoc/incident-schemas";
import type { IncidentPorts, PostmortemPublication } from "@hoc/incident-schemas/ports";
import { incidentNotFound, loadIncident } from "../incident-read/load-incident.js";
import { requirePerson } from "../require-person.js";
import { beginPostmortem } from "./begin-postmortem.js";
import type { PublishPostmortem } from "./commands.js";
import { leaveTraces } from "./leave-traces.js";
import { postmortemPublished } from "./postmortem-published.js";
import { notResolvedYet } from "./refusals.js";

/** The publication of an incident's postmortem that stands, and whether it was made just now. */
export interface PublishedPostmortem extends Pick<PostmortemPublication, "postmortemArtifactId" | "publishedAt"> {
  readonly incidentId: string;
  readonly recorded: boolean;
}

/**
 * Publishes what a person learned from a resolved incident, with its traces; a stub is made where there is none. What is
 * published stands: said again in the same words it changes nothing, whoever says it.
 *
 * @throws DomainError `person_required`, `incident_not_found`, `not_resolved`, `postmortem_published`
 * @example await publishPostmortem(ports, "acme", actor, { incidentId: "inc_1", rootCause, effectiveness, changes: [] })
 */
export async function publishPostmortem(
  ports: IncidentPorts,
  tenantId: string,
  actor: Actor,
  { incidentId, ...content }: PublishPostmortem,
): Promise<PublishedPostmortem> {
  requirePerson(actor, "publishes a postmortem");
  const incident = await loadIncident(ports, tenantId, incidentId);
  if (incident.lifecycleState !== "RESOLVED") throw notResolvedYet(incident);
  const doing = { actor, at: ports.recordedAt };
  const begun = await beginPostmortem(ports, incident, doing);
  const asked = { incidentId, content, publishedAt: doing.at, publishedBy: actor.id };
  const standing = await ports.incidentWrite.publishPostmortem(tenantId, asked);
  if (standing === undefined) throw incidentNotFound(incidentId);
  const { postmortemArtifactId, publishedAt, recorded } = standing;
  if (recorded) {
    const stored = { ...begun, postmortemArtifactId };
    await leaveTraces(ports, stored, postmortemPublished(begun, standing, doing));
  } else if (canonicalJson(standing.content) !== canonicalJson(content)) throw publishedBefore(incidentId, standing);
  return { incidentId, postmortemArtifactId, publishedAt, recorded };
}

function publishedBefore(incidentId: string, standing: PostmortemPublication): DomainError {
  const { postmortemArtifactId, publishedAt, publishedBy } = standing;
  return new DomainError(
    "postmortem_published",
    `The postmortem of the incident ${incidentId} was published by ${publishedBy} at ${publishedAt}, in other words; what is published stands.`,
    { incidentId, postmortemArtifactId, publishedAt, publishedBy },
  );
}
