import {
  type Incident,
  type IncidentEvent,
  type Instant,
  incidentIdSchema,
  instantSchema,
  type SignalView,
} from "@hoc/incident-schemas";
import type { PagedList } from "./page.js";

/** Incidents by `createdAt`, newest first, then by id. */
export const INCIDENTS_NEWEST_FIRST: PagedList<Incident, { readonly createdAt: Instant; readonly id: string }> = {
  name: "incidents",
  parts: 2,
  write: (incident) => [incident.createdAt, incident.id],
  read: ([createdAt = "", id = ""]) => (isInstant(createdAt) && isId(id) ? { createdAt, id } : undefined),
};

/** The timeline of an incident, oldest first. */
export const TIMELINE: PagedList<IncidentEvent, number> = {
  name: "timeline",
  parts: 1,
  write: (entry) => [String(entry.sequenceNo)],
  read: ([sequenceNo = ""]) => wholeNumber(sequenceNo),
};

/** The signals of an incident, in the order they were recorded. */
export const INCIDENT_SIGNALS: PagedList<SignalView, number> = {
  name: "signals",
  parts: 1,
  write: (signal) => [String(signal.sequence)],
  read: ([sequence = ""]) => wholeNumber(sequence),
};

function isInstant(text: string): boolean {
  return instantSchema.safeParse(text).data === text;
}

function isId(text: string): boolean {
  return incidentIdSchema.safeParse(text).success;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
