import { createHmac, hash } from "node:crypto";
import {
  CHAIN_DOMAINS,
  fieldPreimage,
  genesisPreimage,
  type IncidentEvent,
  type IncidentEventDraft,
  leafPreimage,
  saltPreimage,
  timelineFields,
} from "@hoc/incident-schemas";
import type { WriteExecutor } from "../executor.js";
import { isForCheckpoint } from "./checkpoint-entries.js";
import { insertItems } from "./insert-rows.js";
import { INCIDENT_EVENTS } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/** The end of an incident's timeline: how many entries it has, and the leaf of the last one. */
export interface TimelineEnd {
  readonly length: number;
  /** Leaf of the last entry; empty before the first. */
  readonly head: string;
}

/** A timeline entry with its place in the tenant's sequence and its id. */
export interface PlacedDraft extends IncidentEventDraft {
  readonly sequence: number;
  readonly id: string;
}

/** Chains a draft to the end of its incident's timeline. */
export function chainEntry(
  head: Pick<TenantHead, "tenantId" | "saltKey" | "recordedAt">,
  end: TimelineEnd,
  draft: PlacedDraft,
): IncidentEvent {
  const sequenceNo = end.length + 1;
  const prev =
    end.length === 0 ? digest(CHAIN_DOMAINS.genesis, genesisPreimage(head.tenantId, draft.incidentId)) : end.head;
  const fields = timelineFields(draft.description, draft.data).map(([name, value]) =>
    digest(
      CHAIN_DOMAINS.field,
      fieldPreimage(fieldSalt(head.saltKey, draft.incidentId, sequenceNo, name), name, value),
    ),
  );
  const leaf = digest(
    CHAIN_DOMAINS.leaf,
    leafPreimage({
      seq: sequenceNo,
      id: draft.id,
      type: draft.eventType,
      at: draft.at,
      recordedAt: head.recordedAt,
      actor: draft.actor,
      prev,
      fields,
    }),
  );
  return {
    id: draft.id,
    incidentId: draft.incidentId,
    sequenceNo,
    sequence: draft.sequence,
    eventType: draft.eventType,
    description: draft.description,
    data: draft.data,
    actor: draft.actor as IncidentEvent["actor"],
    createdAt: draft.at,
    recordedAt: head.recordedAt,
    prev,
    leaf,
  };
}

/** Stores chained entries, and notes when a checkpoint has to follow them. */
export async function insertTimeline(
  executor: WriteExecutor,
  head: TenantHead,
  entries: readonly IncidentEvent[],
): Promise<void> {
  if (entries.some(({ eventType }) => isForCheckpoint(eventType))) head.noteCheckpointDue();
  const shared = { tenantId: head.tenantId, recordedAt: head.recordedAt };
  await insertItems(executor, INCIDENT_EVENTS, entries, shared, (entry, field) => {
    if (field === "actorType") return entry.actor.type;
    return field === "actorId" ? entry.actor.id : entry[field as keyof IncidentEvent];
  });
}

const SALT_BYTES = 16;

/** The salt of an entry's field, made of the tenant's key, so that no other salt tells anything about it. */
export function fieldSalt(saltKey: string, incidentId: string, sequenceNo: number, fieldName: string): string {
  return createHmac("sha256", Buffer.from(saltKey, "hex"))
    .update(saltPreimage(incidentId, sequenceNo, fieldName))
    .digest()
    .subarray(0, SALT_BYTES)
    .toString("base64url");
}

function digest(domain: number, preimage: string): string {
  // The domain is one byte below 0x80, so as a character it is one byte of UTF-8 too.
  return hash("sha256", String.fromCharCode(domain) + preimage, "hex");
}
