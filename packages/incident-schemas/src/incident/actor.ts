import { z } from "zod";

/** Kinds of actor in timeline and audit. */
export const ACTOR_TYPES = ["HUMAN", "SYSTEM", "AGENT"] as const;

/** Who acts: a person, this product itself, or a program. */
export type ActorType = (typeof ACTOR_TYPES)[number];

/** Somebody who did something, as timeline and audit name them. */
export interface Actor {
  readonly type: ActorType;
  /** A user id, a service name, or one of {@link SYSTEM_ACTORS}. */
  readonly id: string;
}

/** Validates an actor. */
export const actorSchema = z
  .strictObject({ type: z.enum(ACTOR_TYPES), id: z.string().min(1).max(100) })
  .meta({ id: "Actor" });

/** The product's own actors. */
export const SYSTEM_ACTORS = {
  aggregator: { type: "SYSTEM", id: "system_aggregator" },
  autoResolve: { type: "SYSTEM", id: "system_auto_resolve" },
  analytics: { type: "SYSTEM", id: "analytics" },
  lessons: { type: "SYSTEM", id: "system_lessons" },
  checkpoints: { type: "SYSTEM", id: "system_checkpoints" },
  costGuard: { type: "SYSTEM", id: "system_cost_guard" },
  webhooks: { type: "SYSTEM", id: "system_webhooks" },
} as const satisfies Record<string, Actor>;
