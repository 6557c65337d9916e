import { SEVERITIES, type Severity } from "@hoc/incident-schemas";
import type { BundleEvent } from "./format.js";
import { dataOf } from "./shown.js";

/** Entries with which an incident comes to its end. */
const RESOLUTIONS: ReadonlySet<string> = new Set(["resolved", "auto_resolved", "manually_closed"]);

const SEVERITY_ENTRIES: ReadonlySet<string> = new Set(["incident_created", "severity_escalated", "severity_set"]);

/**
 * What the timeline says of the handling of an incident. After a reopening only what was recorded later counts, and
 * clocks start at the reopening: what was done before did not last.
 */
export interface Handling {
  readonly opening: BundleEvent | undefined;
  readonly reopenings: readonly BundleEvent[];
  /** The last reopening, or else the opening. */
  readonly start: BundleEvent | undefined;
  readonly acknowledgement: BundleEvent | undefined;
  /** The first containment that is not said to be earlier than the start; else the first. */
  readonly containment: BundleEvent | undefined;
  readonly classifications: readonly BundleEvent[];
  readonly remediations: readonly BundleEvent[];
  /** The first communication that is not said to be earlier than the start; else the first. */
  readonly communication: BundleEvent | undefined;
  /** The last recovery. */
  readonly recovery: BundleEvent | undefined;
  readonly resolution: BundleEvent | undefined;
  readonly postmortem: BundleEvent | undefined;
}

/** Reads the handling of an incident off its timeline. */
export function handlingOf(events: readonly BundleEvent[]): Handling {
  const opening = events.find(({ type }) => type === "incident_created");
  const reopenings = events.filter(({ type }) => type === "reopened");
  const start = reopenings.at(-1) ?? opening;
  const since = start === undefined ? [] : events.filter(({ seq }) => seq > start.seq);
  const of = (type: string) => since.filter((event) => event.type === type);
  const firstAfterStart = (type: string) =>
    of(type).find(({ at }) => start === undefined || at >= start.at) ?? of(type)[0];
  return {
    opening,
    reopenings,
    start,
    acknowledgement: of("acknowledged")[0],
    containment: firstAfterStart("contained"),
    classifications: of("classified"),
    remediations: of("remediated"),
    communication: firstAfterStart("communicated"),
    recovery: of("recovered").at(-1),
    resolution: since.filter(({ type }) => RESOLUTIONS.has(type)).at(-1),
    postmortem: of("postmortem_published").at(-1),
  };
}

/**
 * The severity that the timeline shows once the entry `seq` was written, or `undefined` when an entry that says so is
 * hidden or there is none.
 */
export function severityAt(events: readonly BundleEvent[], seq: number): Severity | undefined {
  let severity: Severity | undefined;
  for (const event of events) {
    if (event.seq > seq) break;
    if (SEVERITY_ENTRIES.has(event.type)) severity = severityOf(event);
  }
  return severity;
}

/** Whether an entry brings an incident to its end. */
export function isResolution({ type }: BundleEvent): boolean {
  return RESOLUTIONS.has(type);
}

function severityOf(event: BundleEvent): Severity | undefined {
  const said = dataOf(event)?.severity;
  return SEVERITIES.find((severity) => severity === said);
}
