import { namesOf } from "./live.js";
import { type Place, storedEntries, storedIncidents, storedPreventions, storedSignals } from "./stored.js";

/**
 * Everything stored of a tenant that the same history must leave behind wherever batches ended: incidents, membership and
 * timelines, with incidents named by their opening signals. `withTransactions` adds the instants of the transactions.
 */
export async function tell(place: Place, tenantId: string, withTransactions = false) {
  const names = await namesOf(place, tenantId);
  const nameOf = (id: string | null) => (id === null ? null : names.get(id));
  const incidents = (await storedIncidents(place, tenantId))
    .map(
      ({ timelineHead: _, recordedAt, updatedAt, stateSequence, stateRecordedAt, changedSequence, ...incident }) => ({
        ...incident,
        id: nameOf(incident.id),
        previousIncidentId: nameOf(incident.previousIncidentId),
        ...(withTransactions ? { recordedAt, updatedAt, stateSequence, stateRecordedAt, changedSequence } : {}),
      }),
    )
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  const signals = (await storedSignals(place, tenantId)).map(
    ({ signalId, absorption, incidentId, recordedAt, sequence }) => ({
      signalId,
      absorption,
      incidentId: nameOf(incidentId),
      ...(withTransactions ? { recordedAt, sequence } : {}),
    }),
  );
  const entries = (await storedEntries(place, tenantId)).map(
    ({ id: _i, prev: _p, leaf: _l, recordedAt, sequence, data, ...entry }) => ({
      ...entry,
      incidentId: nameOf(entry.incidentId),
      data: named(data),
      ...(withTransactions ? { recordedAt, sequence } : {}),
    }),
  );
  const preventions = (await storedPreventions(place, tenantId)).map(
    ({ preventionId: _i, recordedAt, sequence, ...prevention }) => ({
      ...prevention,
      ...(withTransactions ? { recordedAt, sequence } : {}),
    }),
  );
  return { incidents, signals, entries, preventions };

  function named(data: unknown): unknown {
    const { previousIncidentId, ...rest } = data as { previousIncidentId?: string | null };
    return previousIncidentId === undefined ? rest : { ...rest, previousIncidentId: nameOf(previousIncidentId) };
  }
}
