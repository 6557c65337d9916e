import {
  type Incident,
  type IncidentEvidence,
  MAX_EARLIER_RESOLUTIONS,
  MAX_EVIDENCE_GROUPS,
  MAX_RELATED_INCIDENTS,
  type SourceRun,
  type TriggeredPolicy,
} from "@hoc/incident-schemas";
import type { PolicyTally, ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { incidentRefs } from "../incident-read/incident-refs.js";
import { loadIncident } from "../incident-read/load-incident.js";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import type { GetIncident } from "../incidents-facade/inputs.js";
import { adviseIncident } from "../recovery/advise-incident.js";
import { bestFirst } from "../recovery/best-first.js";
import { shownRun } from "../run/load-run.js";
import { type RelationSources, relatedIncidents } from "./related-incidents.js";

/**
 * What is stored around an incident, by everything that was recorded at `asOf`: its run, the policies that were broken,
 * incidents that belong to it, what the recovery rules advise, how earlier ones were resolved, and the evidence itself.
 *
 * @throws DomainError `incident_not_found`; `invalid_input` for an instant in the future
 * @example await getIncidentEvidence({ ports, clock }, "acme", { incidentId: "inc_1" })
 */
export async function getIncidentEvidence(
  { ports, clock }: FacadeScope,
  tenantId: string,
  { incidentId, asOf }: GetIncident,
): Promise<IncidentEvidence> {
  const { signals, incidentRead, postmortem, evidence } = ports;
  const at = await readPointOf(ports, tenantId, asOf, clock());
  const incident = await loadIncident(ports, tenantId, incidentId, at);
  const policies = await signals.tallyPolicies(tenantId, incidentId, MAX_EVIDENCE_GROUPS, at);
  const advice = await adviseIncident(ports, incident, at);
  const summary = await postmortem.fetchResolutionSummary(tenantId, incidentId, at);
  return {
    incidentId,
    sourceRun: await sourceRunOf(ports, incident, at),
    policiesTriggered: policies.map(triggeredPolicy),
    relatedIncidents: relatedIncidents(incident, await relationSources(ports, tenantId, incident, at)),
    recoverySuggestions: bestFirst(advice.ruleResults),
    earlierResolutions: await incidentRead.findEarlierResolutions(tenantId, incident, MAX_EARLIER_RESOLUTIONS, at),
    evidence: await evidence.listEvidence(tenantId, incidentId, MAX_EVIDENCE_GROUPS, at),
    evidenceCount: summary?.evidenceCount ?? 0,
    ...readAt(at),
  };
}

/** The run of the opening signal, by its signals and by what its host reported of it. */
async function sourceRunOf(
  { signals, runs }: Pick<ReadPorts, "signals" | "runs">,
  { tenantId, sourceRunId }: Incident,
  at: ReadPoint,
): Promise<SourceRun | null> {
  if (sourceRunId === null) return null;
  const summary = await signals.summarizeRun(tenantId, sourceRunId, MAX_EVIDENCE_GROUPS, at);
  const stored = await runs.fetchRun(tenantId, sourceRunId, at);
  return { ...summary, run: stored === undefined ? null : shownRun(stored) };
}

/** One more than is shown of a recurrence group, because the incident itself is in it. */
async function relationSources(
  { incidentsFacade, recurrence }: Pick<ReadPorts, "incidentsFacade" | "recurrence">,
  tenantId: string,
  incident: Incident,
  at: ReadPoint,
): Promise<RelationSources> {
  const group = await recurrence.fetchRecurrenceGroup(tenantId, incident, MAX_RELATED_INCIDENTS + 1, at);
  return {
    recurrence: group.incidents,
    sameRun: await incidentsFacade.fetchIncidentsOfSameRuns(tenantId, incident.id, MAX_RELATED_INCIDENTS, at),
  };
}

function triggeredPolicy({ policyId, violationIds, signalCount }: PolicyTally): TriggeredPolicy {
  return {
    policyId,
    policyRef: incidentRefs({ policyId, violationId: null }).policyRef,
    violations: violationIds.map((violationId) => ({
      violationId,
      violationRef: incidentRefs({ policyId: null, violationId }).violationRef,
    })),
    signalCount,
  };
}
