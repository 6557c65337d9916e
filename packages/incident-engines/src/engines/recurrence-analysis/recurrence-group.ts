import type { getRecurrenceGroupInputSchema, RecurrenceGroup } from "@hoc/incident-schemas";
import type { z } from "zod";
import { loadIncident } from "../incident-read/load-incident.js";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import { snapshotToSummary } from "../incidents-facade/snapshot-to-summary.js";

/**
 * The incidents that have the signature of one of them, in its version, newest first; that one is among them.
 *
 * @throws DomainError `incident_not_found`, `invalid_input` for an instant in the future
 * @example await getRecurrenceGroup(scope, "acme", getRecurrenceGroupInputSchema.parse({ incidentId: "inc_1" }))
 */
export async function getRecurrenceGroup(
  { ports, clock }: FacadeScope,
  tenantId: string,
  { incidentId, limit, asOf }: z.output<typeof getRecurrenceGroupInputSchema>,
): Promise<RecurrenceGroup> {
  const at = await readPointOf(ports, tenantId, asOf, clock());
  const { recurrenceSignature, signatureVersion } = await loadIncident(ports, tenantId, incidentId, at);
  const { incidents, count } = await ports.recurrence.fetchRecurrenceGroup(
    tenantId,
    { recurrenceSignature, signatureVersion },
    limit,
    at,
  );
  return {
    incidentId,
    recurrenceSignature,
    signatureVersion,
    incidents: incidents.map((member) => ({
      ...snapshotToSummary(member),
      resolutionSummary: member.resolutionSummary,
      postmortemArtifactId: member.postmortemArtifactId,
    })),
    count,
    ...readAt(at),
  };
}
