import type { CheckpointReason, IncidentEventType } from "@hoc/incident-schemas";

/** What timeline entries ask for a checkpoint, and as what: an incident opened, or came to its end or was reopened. */
export const CHECKPOINT_ENTRIES = {
  opened: ["incident_created"],
  ended: ["resolved", "auto_resolved", "manually_closed", "reopened"],
} as const satisfies Record<Exclude<CheckpointReason, "daily">, readonly IncidentEventType[]>;

const ALL: ReadonlySet<string> = new Set(Object.values(CHECKPOINT_ENTRIES).flat());

/** Whether a checkpoint of the timelines has to follow an entry of this kind. */
export function isForCheckpoint(eventType: IncidentEventType): boolean {
  return ALL.has(eventType);
}
