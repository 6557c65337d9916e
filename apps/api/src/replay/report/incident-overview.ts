import { OVERFLOW_TRIGGER_TYPE, SEVERITIES, type Severity } from "@hoc/incident-schemas";
import type { ReportedIncident } from "../targets/target.js";

/** Most incidents that a report shows one by one. */
export const MOST_SHOWN = 300;

/** Whether an incident holds what came above the hourly cap. */
export const isOverflow = ({ triggerType }: Pick<ReportedIncident, "triggerType">) =>
  triggerType === OVERFLOW_TRIGGER_TYPE;

/** All incidents in numbers, and the biggest of them one by one; keeps no more than it shows. */
export class IncidentOverview {
  total = 0;
  open = 0;
  costMicros: bigint | null = null;
  readonly severities: Record<Severity, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  #kept: ReportedIncident[] = [];

  add(incident: ReportedIncident): void {
    this.total += 1;
    this.severities[incident.severity] += 1;
    if (incident.status !== "RESOLVED") this.open += 1;
    if (incident.costMicros !== null) this.costMicros = (this.costMicros ?? 0n) + BigInt(incident.costMicros);
    this.#kept.push(incident);
    if (this.#kept.length >= 2 * MOST_SHOWN) this.#kept = this.biggest;
  }

  /** The incidents with most signals, biggest first; ties by severity, start and id. */
  get biggest(): ReportedIncident[] {
    return [...this.#kept].sort(bySize).slice(0, MOST_SHOWN);
  }
}

function bySize(a: ReportedIncident, b: ReportedIncident): number {
  return (
    b.signalCount - a.signalCount ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    compared(a.startedAt, b.startedAt) ||
    compared(a.title, b.title) ||
    compared(a.incidentId, b.incidentId)
  );
}

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
