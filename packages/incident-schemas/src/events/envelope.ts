import { z } from "zod";
import type { ActorType } from "../incident/actor.js";
import { LIFECYCLE_STATES } from "../incident/status.js";
import { tenantIdSchema } from "../primitives/ids.js";

/** Version of the event schemas. */
export const EVENT_SCHEMA_VERSION = "1.0.0";

/** Project of an event that belongs to none. */
export const SYSTEM_PROJECT_ID = "__system__";

/** Kinds of actor in events. */
export const EVENT_ACTOR_TYPES = ["user", "system", "sdk", "founder"] as const;

/** The event's word for each kind of actor. */
export const EVENT_ACTOR_OF = {
  HUMAN: "user",
  SYSTEM: "system",
  AGENT: "sdk",
} as const satisfies Record<ActorType, (typeof EVENT_ACTOR_TYPES)[number]>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/** A stored instant: UTC with six digits. */
export const eventInstant = z.string().regex(INSTANT, "must be a UTC instant with six digits");

/** Text that must not be empty. */
export const eventText = z.string().min(1);

/** The members that every event has. `sequenceNo` rises within a tenant and orders its events. */
const eventBaseShape = {
  eventId: eventText.max(100),
  tenantId: tenantIdSchema,
  projectId: eventText.max(200),
  actorType: z.enum(EVENT_ACTOR_TYPES),
  actorId: eventText.max(100),
  decisionOwner: eventText,
  sequenceNo: z.int().min(0),
  schemaVersion: z.literal(EVENT_SCHEMA_VERSION),
  occurredAt: eventInstant,
} as const;

/** The nine mandatory members of an event, and when it happened. */
export interface EventBase {
  readonly eventId: string;
  readonly eventType: string;
  readonly tenantId: string;
  readonly projectId: string;
  readonly actorType: (typeof EVENT_ACTOR_TYPES)[number];
  readonly actorId: string;
  readonly decisionOwner: string;
  readonly sequenceNo: number;
  readonly schemaVersion: typeof EVENT_SCHEMA_VERSION;
  readonly occurredAt: string;
}

/** The domains that decide what events tell. */
type DecisionOwner = "incidents" | "analytics" | "runs" | "policies" | "costs" | "lessons";

/**
 * Schema of an event type: the base, and the type's own members. The type begins with the domain that decides.
 *
 * @example eventSchema("runs", "runs.RunStarted", { runId: eventText })
 */
export function eventSchema<
  const Owner extends DecisionOwner,
  const Type extends `${Owner}.${string}`,
  Shape extends z.ZodRawShape,
>(decisionOwner: Owner, type: Type, shape: Shape) {
  return z
    .strictObject({
      ...eventBaseShape,
      eventType: z.literal(type),
      decisionOwner: z.literal(decisionOwner),
      ...shape,
    })
    .meta({ id: type });
}

/** Every event of an incident's life names the incident and the state it is in afterwards. */
const lifecycleShape = { incidentId: eventText, incidentState: z.enum(LIFECYCLE_STATES) };

/**
 * Schema of an event of an incident's life.
 *
 * @example lifecycleEventSchema("incidents.IncidentReopened", { reason: eventText })
 */
export function lifecycleEventSchema<const Type extends `incidents.${string}`, Shape extends z.ZodRawShape>(
  type: Type,
  shape: Shape,
) {
  return eventSchema("incidents", type, { ...lifecycleShape, ...shape });
}
