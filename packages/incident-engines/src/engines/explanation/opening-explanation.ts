import {
  type ExplanationFacts,
  type Incident,
  type IncidentEvent,
  type Instant,
  MICROS_PER_SECOND,
  microsOf,
  type OpeningReason,
  type SignalView,
  SYSTEM_ACTORS,
} from "@hoc/incident-schemas";
import { textIn } from "./entry-data.js";
import { type ExplanationSources, openingEntry, openingSignal } from "./explanation-sources.js";
import { keyExplanation } from "./key-explanation.js";

type OpeningExplanation = ExplanationFacts["opening"];

/**
 * Why an incident was opened: by which signal, and why that one did not join an incident that was there.
 *
 * @example openingExplanation(sources).reason // "after_gap"
 */
export function openingExplanation(sources: ExplanationSources): OpeningExplanation {
  const { incident, timeline, previous } = sources;
  const entry = openingEntry(timeline);
  const signal = openingSignal(sources);
  return {
    reason: openingReason(sources),
    openedAt: incident.createdAt,
    signalId: entry === undefined ? null : textIn(entry, "signalId"),
    signal: signal === undefined ? null : shownSignal(signal),
    previous: previous === undefined ? null : previousIncident(previous, incident.createdAt),
  };
}

function openingReason({ incident, timeline, previous }: ExplanationSources): OpeningReason {
  const { grouping } = keyExplanation(incident);
  if (grouping === "manual") return "manual";
  if (grouping === "overflow") return "above_cap";
  if (timeline.some(isBackfilling)) return "backfilled";
  if (previous !== undefined) return reasonAfter(previous);
  return grouping === "tumbling" ? "first_of_window" : "first_of_key";
}

function isBackfilling(entry: IncidentEvent): boolean {
  return entry.eventType === "auto_resolved" && textIn(entry, "resolutionType") === "backfilled";
}

/** Only what a person or the sweep resolved has a cooldown; the rest ended by silence, or by being reported well. */
function reasonAfter({ resolvedBy, resolutionType }: Incident): OpeningReason {
  if (resolvedBy !== null && resolvedBy !== SYSTEM_ACTORS.aggregator.id) return "after_cooldown";
  return resolutionType === "all_clear" ? "after_all_clear" : "after_gap";
}

function shownSignal({ kind, reference, triggerType, triggerValue, occurredAt, receivedAt }: SignalView) {
  return { kind, reference, triggerType, triggerValue, occurredAt, receivedAt };
}

function previousIncident(previous: Incident, openedAt: Instant): OpeningExplanation["previous"] {
  const { id, lastSignalAt, endedAt, resolvedBy, resolutionType } = previous;
  return {
    incidentId: id,
    lastSignalAt,
    endedAt,
    resolvedBy,
    resolutionType,
    silenceSeconds: wholeSeconds(lastSignalAt, openedAt),
    secondsSinceEnd: endedAt === null ? null : wholeSeconds(endedAt, openedAt),
  };
}

function wholeSeconds(from: Instant, to: Instant): number {
  return Math.trunc((microsOf(to) - microsOf(from)) / MICROS_PER_SECOND);
}
