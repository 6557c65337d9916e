import { z } from "zod";

/** Names without a slash are mostly abbreviations, which mean different zones to different people: `BST`, `CST`. */
const NAME = /^(?:UTC|[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*\/[A-Za-z0-9]+(?:[_+-][A-Za-z0-9]+)*)$/;

/**
 * The name of an IANA time zone, such as `Europe/Berlin`; `UTC` by default. An offset such as `+01:00` is none, and an
 * abbreviation such as `BST` neither.
 *
 * @example timeZoneSchema.parse("America/New_York")
 */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, "must be UTC or the name of an IANA time zone, such as Europe/Berlin")
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
