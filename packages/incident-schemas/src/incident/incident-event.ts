import { z } from "zod";
import { sequence } from "../primitives/read-point.js";
import { actorSchema } from "./actor.js";

/** Steps of handling an incident that people record as they happen. */
export const MILESTONES = ["contained", "classified", "remediated", "communicated", "recovered"] as const;

/** A step of handling an incident. */
export type Milestone = (typeof MILESTONES)[number];

/** What a timeline entry can say. */
export const INCIDENT_EVENT_TYPES = [
  "incident_created",
  "severity_escalated",
  "reactivated",
  "late_signals",
  "overflow_summary",
  "auto_resolved",
  "acknowledged",
  "resolved",
  "manually_closed",
  "reopened",
  "assigned",
  "note_added",
  "severity_set",
  "postmortem_created",
  "postmortem_published",
  "evidence_captured",
  ...MILESTONES,
] as const;

/** What a timeline entry says. */
export type IncidentEventType = (typeof INCIDENT_EVENT_TYPES)[number];

/** A timeline entry that is about to be written. */
export interface IncidentEventDraft {
  readonly incidentId: string;
  readonly eventType: IncidentEventType;
  /** One sentence for a person. */
  readonly description: string;
  /** The same as data; whole numbers, text, booleans and nulls only. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly actor: { readonly type: string; readonly id: string };
  /** When it happened. */
  readonly at: string;
}

/** A stored timeline entry. `prev` and `leaf` chain the entries of an incident, so that a changed one shows. */
export const incidentEventSchema = z
  .strictObject({
    id: z.string(),
    incidentId: z.string(),
    sequenceNo: z.int().min(1).describe("Position in the incident's timeline, without gaps."),
    sequence,
    eventType: z.enum(INCIDENT_EVENT_TYPES),
    description: z.string(),
    data: z.record(z.string(), z.unknown()),
    actor: actorSchema,
    createdAt: z.string(),
    recordedAt: z.string(),
    prev: z.string(),
    leaf: z.string(),
  })
  .meta({ id: "IncidentEvent" });

/** A stored timeline entry. */
export type IncidentEvent = z.output<typeof incidentEventSchema>;
