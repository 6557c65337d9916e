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

/** The members that all events of a domain have beyond the base, by the domain that decides. */
const OWNED_SHAPES = {
  analytics: {},
  incidents: { incidentId: eventText, incidentState: z.enum(LIFECYCLE_STATES) },
} as const;

/**
 * Schema of an event type: the base, what its domain's events have in common, and the type's own members.
 *
 * @example eventSchema("incidents", "incidents.IncidentReopened", { reason: eventText })
 */
export function eventSchema<
  const Owner extends keyof typeof OWNED_SHAPES,
  const Type extends `${Owner}.${string}`,
  Shape extends z.ZodRawShape,
>(decisionOwner: Owner, type: Type, shape: Shape) {
  return z
    .strictObject({
      ...eventBaseShape,
      eventType: z.literal(type),
      decisionOwner: z.literal(decisionOwner),
      ...OWNED_SHAPES[decisionOwner],
      ...shape,
    })
    .meta({ id: type });
}
