import type { IncidentEvent, IncidentExplanation } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { loadIncident } from "../incident-read/load-incident.js";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import type { GetIncident } from "../incidents-facade/inputs.js";
import { textIn } from "./entry-data.js";
import { explanationOf } from "./explanation.js";
import { openingEntry } from "./explanation-sources.js";

const ENTRIES_PER_READ = 1_000;

/**
 * Why an incident exists and has its severity, by everything that was recorded at `asOf`.
 *
 * @throws DomainError `incident_not_found`; `invalid_input` for an instant in the future
 * @example await explainIncident({ ports, clock }, "acme", { incidentId: "inc_1" })
 */
export async function explainIncident(
  { ports, clock }: FacadeScope,
  tenantId: string,
  { incidentId, asOf }: GetIncident,
): Promise<IncidentExplanation> {
  const { signals, incidentRead, aggregator } = ports;
  const at = await readPointOf(ports, tenantId, asOf, clock());
  const incident = await loadIncident(ports, tenantId, incidentId, at);
  const timeline = await wholeTimeline(ports, tenantId, incidentId, at);
  const named = await signals.findIncidentSignals(tenantId, incidentId, namedSignals(timeline), at);
  const { previousIncidentId } = incident;
  const explanation = explanationOf({
    incident,
    timeline,
    named,
    previous:
      previousIncidentId === null
        ? undefined
        : await incidentRead.getIncident(tenantId, previousIncidentId, pointOfOpening(timeline) ?? at),
    tally: await signals.tallySignals(tenantId, incidentId, at),
    totals: await signals.fetchRunningTotals(tenantId, incidentId, [
      ...named.map(({ sequence }) => sequence),
      ...timeline.filter(({ eventType }) => eventType === "severity_set").map(({ sequence }) => sequence),
    ]),
    person: await incidentRead.findPersonSeverity(tenantId, incidentId, at),
    config: aggregator.config,
    severityThresholds: aggregator.severityThresholds,
  });
  return { ...explanation, ...readAt(at) };
}

async function wholeTimeline(
  { incidentRead }: Pick<ReadPorts, "incidentRead">,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<IncidentEvent[]> {
  const timeline: IncidentEvent[] = [];
  for (;;) {
    const afterSequenceNo = timeline.at(-1)?.sequenceNo ?? 0;
    const page = { afterSequenceNo, limit: ENTRIES_PER_READ, at };
    const entries = await incidentRead.getIncidentEvents(tenantId, incidentId, page);
    timeline.push(...entries);
    if (entries.length < ENTRIES_PER_READ) return timeline;
  }
}

/** The signals that opened the incident and with which its severity rose. */
function namedSignals(timeline: readonly IncidentEvent[]): string[] {
  const telling = timeline.filter(
    ({ eventType }) => eventType === "incident_created" || eventType === "severity_escalated",
  );
  const ids = telling.map((entry) => textIn(entry, "signalId")).filter((signalId) => signalId !== null);
  return [...new Set(ids)];
}

/** Where the tenant stood when the incident opened: what had come before it, and nothing that came since. */
function pointOfOpening(timeline: readonly IncidentEvent[]): ReadPoint | undefined {
  const opening = openingEntry(timeline);
  return opening && { asOf: opening.recordedAt, sequence: opening.sequence, isLatest: false };
}
