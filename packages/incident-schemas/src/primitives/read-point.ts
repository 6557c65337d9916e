import { z } from "zod";
import { instantSchema } from "./instant.js";

/** By which instant a read shows things. */
export const asOf = z
  .string()
  .regex(/(?:Z|[+-]00:00)$/i, "must be an RFC 3339 instant in UTC, such as 2026-03-14T09:26:53.589793Z")
  .pipe(instantSchema)
  .optional()
  .describe("Shows everything as it was recorded by this instant; by default by now. Not in the future.");

/** The instant that an answer speaks of, and a number that changes whenever the tenant records something. */
export const readPoint = {
  asOf: z.string().describe("The instant that the answer speaks of; with it the same question has the same answer."),
  dataVersion: z.int().describe("The highest sequence that the tenant had recorded by then."),
};

/** Where a stored thing stands in everything that its tenant recorded. */
export const sequence = z.int().describe("Position in everything the tenant ever recorded.");
