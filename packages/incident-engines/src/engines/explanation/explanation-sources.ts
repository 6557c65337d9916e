import type { Incident, IncidentAggregatorConfig, IncidentEvent, Severity, SignalView } from "@hoc/incident-schemas";
import type { PersonSeverity, RunningTotal, SignalTally } from "@hoc/incident-schemas/ports";
import { keyExplanation } from "./key-explanation.js";

/** The stored facts that an explanation is made of, all of one point. */
export interface ExplanationSources {
  readonly incident: Incident;
  /** The whole timeline, oldest first. */
  readonly timeline: readonly IncidentEvent[];
  /** The signals that the timeline names, as far as they are stored. */
  readonly named: readonly SignalView[];
  /** The earlier incident of the key, as it stood when this one opened. */
  readonly previous: Incident | undefined;
  readonly tally: readonly SignalTally[];
  /** What the signals had come to at the places where the severity changed. */
  readonly totals: readonly RunningTotal[];
  readonly person: PersonSeverity | undefined;
  readonly config: IncidentAggregatorConfig;
  readonly severityThresholds: Readonly<Record<Severity, number>>;
}

/** The entry with which an incident began. */
export function openingEntry(timeline: readonly IncidentEvent[]): IncidentEvent | undefined {
  return timeline.find(({ eventType }) => eventType === "incident_created");
}

/** The signal that opened the incident, if it is still stored. */
export function openingSignal({ timeline, named }: ExplanationSources): SignalView | undefined {
  const signalId = openingEntry(timeline)?.data.signalId;
  return named.find((signal) => signal.signalId === signalId);
}

/** Whether a person opened the incident and said how severe it is. */
export function isRatedByReporter(sources: ExplanationSources): boolean {
  return (
    keyExplanation(sources.incident).grouping === "manual" && (openingSignal(sources)?.initialSeverity ?? null) !== null
  );
}
