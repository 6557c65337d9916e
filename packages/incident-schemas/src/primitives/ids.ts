import type { z } from "zod";
import { storableText } from "./text.js";

/** The isolation unit: every row belongs to exactly one tenant. 1 to 100 characters, as the host gave it. */
export type TenantId = string;

/** Id of an incident: `inc_` and a UUIDv7. */
export type IncidentId = string;

/** Id of a signal: the caller's own, or derived from kind, reference and trigger type, or `sig_` and a UUIDv7. */
export type SignalId = string;

/** Validates a tenant id. */
export const tenantIdSchema = storableText(100).meta({ id: "TenantId" });

/** Validates an incident id as callers send it; whether it exists is another question. */
export const incidentIdSchema = storableText(100).meta({ id: "IncidentId" });

/** Validates a signal id: at most 200 characters of well-formed Unicode without NUL. */
export const signalIdSchema = storableText(200).meta({ id: "SignalId" });

/** Validates the id of a run, an agent, a call or another thing that the host owns. */
export const hostIdSchema = storableText(200);

/**
 * An id that callers choose and that stands in paths of the HTTP API: those take `.` and `..` for folders.
 *
 * @example pathIdSchema(64).parse("no-personal-data")
 */
export function pathIdSchema(max: number): z.ZodString {
  return storableText(max).refine((id) => id !== "." && id !== "..", "must not be . or .., which no path can hold");
}
