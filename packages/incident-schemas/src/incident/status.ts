import { z } from "zod";

/** Operational states as people name them. `CLOSED` is accepted as input only: closing stores `RESOLVED` with the method `manual_closure`. */
export const INCIDENT_STATUSES = ["OPEN", "ACKNOWLEDGED", "RESOLVED"] as const;

/** Operational state of an incident. */
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** Canonical states that lists and metrics go by. */
export const LIFECYCLE_STATES = ["ACTIVE", "ACKED", "RESOLVED"] as const;

/** Lifecycle state of an incident; follows from its status and is checked against it in the database. */
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** The one mapping from status to lifecycle state. */
export const LIFECYCLE_OF_STATUS = {
  OPEN: "ACTIVE",
  ACKNOWLEDGED: "ACKED",
  RESOLVED: "RESOLVED",
} as const satisfies Record<IncidentStatus, LifecycleState>;

/** The one mapping from lifecycle state to status. */
export const STATUS_OF_LIFECYCLE = {
  ACTIVE: "OPEN",
  ACKED: "ACKNOWLEDGED",
  RESOLVED: "RESOLVED",
} as const satisfies Record<LifecycleState, IncidentStatus>;

/** Reads a status in either case; `CLOSED` and `ACKED` are read as what they are stored as. */
export const incidentStatusSchema = z
  .string()
  .transform((text) => STATUS_SYNONYMS[text.toUpperCase()] ?? text.toUpperCase())
  .pipe(z.enum(INCIDENT_STATUSES))
  .meta({ id: "IncidentStatus" });

const STATUS_SYNONYMS: Readonly<Record<string, string | undefined>> = { CLOSED: "RESOLVED", ACKED: "ACKNOWLEDGED" };

/** What can move an incident from one state to another. */
export const TRANSITIONS = ["acknowledge", "resolve", "close", "autoResolve", "reopen"] as const;

/** A transition by name. */
export type Transition = (typeof TRANSITIONS)[number];

/** Why a transition is not possible from a state. */
export type TransitionRefusal = "already_acknowledged" | "already_resolved" | "not_resolved";

/** A cell of the transition table: the state afterwards, or the reason why not. */
export type TransitionRule = { readonly to: LifecycleState } | { readonly refused: TransitionRefusal };

/**
 * The published transition table. There is no direct way from `RESOLVED` to `ACTIVE` or `ACKED` but `reopen`, which
 * leaves its own trail.
 *
 * @example TRANSITION_TABLE.RESOLVED.acknowledge // { refused: "already_resolved" }
 */
export const TRANSITION_TABLE = {
  ACTIVE: {
    acknowledge: { to: "ACKED" },
    resolve: { to: "RESOLVED" },
    close: { to: "RESOLVED" },
    autoResolve: { to: "RESOLVED" },
    reopen: { refused: "not_resolved" },
  },
  ACKED: {
    acknowledge: { refused: "already_acknowledged" },
    resolve: { to: "RESOLVED" },
    close: { to: "RESOLVED" },
    autoResolve: { to: "RESOLVED" },
    reopen: { refused: "not_resolved" },
  },
  RESOLVED: {
    acknowledge: { refused: "already_resolved" },
    resolve: { refused: "already_resolved" },
    close: { refused: "already_resolved" },
    autoResolve: { refused: "already_resolved" },
    reopen: { to: "ACTIVE" },
  },
} as const satisfies Record<LifecycleState, Record<Transition, TransitionRule>>;

/** How an incident came to its end. */
export const RESOLUTION_METHODS = ["auto", "manual", "rollback", "manual_closure"] as const;

/** How an incident came to its end: by itself, by a person, by a rollback, or closed as irrelevant. */
export type ResolutionMethod = (typeof RESOLUTION_METHODS)[number];

/**
 * Why the system resolved an incident: nothing more came (`auto`, the stale sweep), a later outage took over
 * (`window_elapsed`), everything it had heard of was reported well (`all_clear`), or it was over when it was first
 * heard of (`backfilled`).
 */
export const SYSTEM_RESOLUTION_TYPES = ["auto", "window_elapsed", "all_clear", "backfilled"] as const;

/** Why the system resolved an incident. */
export type SystemResolutionType = (typeof SYSTEM_RESOLUTION_TYPES)[number];
