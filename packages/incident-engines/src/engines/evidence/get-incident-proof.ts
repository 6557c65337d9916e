import { type IncidentProof, MAX_EVIDENCE_GROUPS, MAX_PROOF_ENTRIES, MAX_PROOF_LOGS } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { anchoredIntegrity } from "../checkpoint/anchored-integrity.js";
import { loadIncident } from "../incident-read/load-incident.js";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import type { GetIncident } from "../incidents-facade/inputs.js";

/**
 * What an incident can prove of itself, by everything that was recorded at `asOf`: its timeline with a verdict that is
 * computed anew and held against the last checkpoint, its signals as stored, and where the traces of its runs are found.
 *
 * @throws DomainError `incident_not_found`; `invalid_input` for an instant in the future
 * @example (await getIncidentProof({ ports, clock }, "acme", { incidentId: "inc_1" })).integrity.verificationStatus
 */
export async function getIncidentProof(
  { ports, clock }: FacadeScope,
  tenantId: string,
  { incidentId, asOf }: GetIncident,
): Promise<IncidentProof> {
  const { signals, incidentRead } = ports;
  const at = await readPointOf(ports, tenantId, asOf, clock());
  await loadIncident(ports, tenantId, incidentId, at);
  const firstSignals = { afterSequence: 0, limit: MAX_PROOF_LOGS + 1, at };
  const logs = await signals.listIncidentSignals(tenantId, incidentId, firstSignals);
  const firstEntries = { afterSequenceNo: 0, limit: MAX_PROOF_ENTRIES + 1, at };
  const entries = await incidentRead.getIncidentEvents(tenantId, incidentId, firstEntries);
  return {
    incidentId,
    integrity: await anchoredIntegrity(ports, tenantId, incidentId, at),
    aosTraces: await runTracesOf(ports, tenantId, incidentId, at),
    rawLogs: logs.slice(0, MAX_PROOF_LOGS),
    hasMoreLogs: logs.length > MAX_PROOF_LOGS,
    timeline: entries.slice(0, MAX_PROOF_ENTRIES),
    hasMoreEntries: entries.length > MAX_PROOF_ENTRIES,
    ...readAt(at),
  };
}

/**
 * The runs that its signals name, most signals first, with the traces of those that were reported; then those that it is
 * only linked to, as signals are pruned some day. They are cut off first: only a tally that is not full names all runs
 * that have signals.
 */
async function runTracesOf(
  { signals, runs, traceStore }: Pick<ReadPorts, "signals" | "runs" | "traceStore">,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<IncidentProof["aosTraces"]> {
  const tallies = await signals.tallyRuns(tenantId, incidentId, MAX_EVIDENCE_GROUPS, at);
  const tallied = tallies.map(({ runId }) => runId);
  const traceIds = await runs.fetchTraceIds(tenantId, tallied, at);
  const links = await traceStore.listTraceLinks(tenantId, incidentId, MAX_EVIDENCE_GROUPS, at);
  const onlyLinked = links.filter(({ runId }) => !tallied.includes(runId));
  return [
    ...tallies.map(({ runId, signalCount }) => ({ runId, traceId: traceIds.get(runId) ?? null, signalCount })),
    ...onlyLinked.map(({ runId, traceId }) => ({ runId, traceId, signalCount: 0 })).sort(byRunId),
  ].slice(0, MAX_EVIDENCE_GROUPS);
}

function byRunId(a: { readonly runId: string }, b: { readonly runId: string }): number {
  return a.runId < b.runId ? -1 : 1;
}
