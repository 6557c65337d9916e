import type { Incident, Transition } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import { decideTransition, TARGET_STATE } from "./transition.js";

/**
 * Whether a transition is in effect already because the same actor asked for it in the same words: the incident is in
 * the state that it leads to, and the last transition has the same digest.
 *
 * @example if (await isRepetition(ports, incident, "acknowledge", digest)) return incident;
 */
export async function isRepetition(
  ports: Pick<IncidentPorts, "incidentWrite">,
  incident: Incident,
  transition: Transition,
  digest: string,
): Promise<boolean> {
  if (decideTransition(incident.lifecycleState, transition).ok) return false;
  if (incident.lifecycleState !== TARGET_STATE[transition]) return false;
  return (await ports.incidentWrite.lastTransitionDigest(incident.tenantId, incident.id)) === digest;
}
