import { addSeconds, type IncidentAggregatorConfig, type Instant } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import type { HeardAlert } from "./alert-occurrence.js";

/** Against what is judged whether an incident is over. */
export interface OverAt {
  readonly receivedAt: Instant;
  readonly config: Pick<IncidentAggregatorConfig, "incidentCooldownSeconds">;
}

/**
 * For each alert whether the incident of what fired last is over, or there was none. What was heard within the cooldown is
 * taken for the same notification, sent once more because its answer was lost.
 *
 * @example await incidentsOver(ports, "acme", [heard], { receivedAt, config })
 */
export async function incidentsOver(
  { incidentRead }: Pick<ReadPorts, "incidentRead">,
  tenantId: string,
  alerts: readonly (HeardAlert | undefined)[],
  { receivedAt, config }: OverAt,
): Promise<boolean[]> {
  const repeatedSince = addSeconds(receivedAt, -config.incidentCooldownSeconds);
  const ids = new Set(alerts.flatMap((heard) => heard?.fired?.incidentId ?? []));
  const open = new Set<string>();
  for (const id of ids) {
    const incident = await incidentRead.getIncident(tenantId, id);
    if (incident !== undefined && incident.lifecycleState !== "RESOLVED") open.add(id);
  }
  return alerts.map((heard) => {
    const fired = heard?.fired;
    if (fired === undefined || fired.receivedAt > repeatedSince) return false;
    return fired.incidentId === null || !open.has(fired.incidentId);
  });
}
