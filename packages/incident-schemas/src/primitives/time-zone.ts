import { z } from "zod";

const NAME = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/;

/**
 * The name of an IANA time zone, such as `Europe/Berlin`; `UTC` by default. An offset such as `+01:00` is none.
 *
 * @example timeZoneSchema.parse("America/New_York")
 */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, "must be the name of an IANA time zone, such as Europe/Berlin")
  .default("UTC");

function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
