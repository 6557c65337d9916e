import type { JsonValue } from "@hoc/incident-schemas";
import type { SaltedEntry } from "@hoc/incident-schemas/ports";
import type { BundleEvent } from "./format.js";

/** A stored timeline entry as it stands in bundles, with all of its fields shown. */
export function eventOfEntry(entry: SaltedEntry): BundleEvent {
  return {
    seq: entry.sequenceNo,
    id: entry.id,
    type: entry.eventType,
    at: entry.createdAt,
    recordedAt: entry.recordedAt,
    actor: { type: entry.actor.type, id: entry.actor.id },
    prev: entry.prev,
    fields: entry.fields.map(({ salt, name, value }) => ({
      salt,
      name,
      value: value as JsonValue,
    })) as BundleEvent["fields"],
  };
}
