import type { Incident } from "@hoc/incident-schemas";
import type { ExpectedIncident, IncidentPorts } from "@hoc/incident-schemas/ports";
import type { Decided } from "./decision.js";
import { leaveTraces } from "./leave-traces.js";
import { versionConflict } from "./refusals.js";

/** Stores a change under the condition that the incident still is as it was decided on; `undefined` when it is not. */
export type Store<Change> = (change: Change, expected: ExpectedIncident) => Promise<Incident | undefined>;

/**
 * Refuses a command that expects another version of the incident than the stored one.
 *
 * @throws DomainError `version_conflict`
 * @example checkVersion(incident, command.expectedVersion)
 */
export function checkVersion(incident: Incident, expectedVersion: number | undefined): void {
  if (expectedVersion !== undefined && expectedVersion !== incident.version)
    throw versionConflict(incident.id, incident.version);
}

/**
 * Carries a decision out: the conditional change, then its traces. Gives the incident as it is stored now.
 *
 * @throws DomainError `version_conflict` when the incident is not any more as it was decided on
 * @example await carryOut(ports, incident, decision, (change, expected) => ports.incidentWrite.updateIncidentOwner(tenantId, expected, change))
 */
export async function carryOut<Change>(
  ports: IncidentPorts,
  incident: Incident,
  decided: Decided<Change>,
  store: Store<Change>,
): Promise<Incident> {
  const { id: incidentId, version, lifecycleState, tenantId } = incident;
  const stored = await store(decided.change, { incidentId, version, lifecycleState });
  if (stored === undefined) {
    const current = await ports.incidentWrite.refreshIncident(tenantId, incidentId);
    throw versionConflict(incidentId, current?.version);
  }
  await leaveTraces(ports, stored, decided);
  return stored;
}
