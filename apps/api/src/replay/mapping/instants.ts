import { type Instant, instantFromMicros, instantSchema } from "@hoc/incident-schemas";
import { CellError } from "./cell.js";
import { scaledDecimal } from "./decimal.js";

/** How a column writes an instant. */
export const INSTANT_FORMS = [
  "isoInstant",
  "isoAssumedUtc",
  "epochSeconds",
  "epochMillis",
  "epochMicros",
  "epochNanos",
] as const;

/** How a column writes an instant: RFC 3339 with a zone, the same without one (taken as UTC), or a count since 1970. */
export type InstantForm = (typeof INSTANT_FORMS)[number];

const MICROS_POWER = { epochSeconds: 6, epochMillis: 3, epochMicros: 0, epochNanos: -3 } as const;

/** Reads an instant; microseconds are kept, digits beyond them are cut. */
export function readInstant(text: string, form: InstantForm): Instant {
  if (form === "isoInstant") return checked(text, "is not an RFC 3339 instant with a zone");
  if (form === "isoAssumedUtc") return checked(withZone(text), "is not a date and time");
  const micros = scaledDecimal(text, MICROS_POWER[form], "cut");
  if (micros === undefined) throw new CellError(`"${text}" is not a number`);
  if (micros < 0n || micros > BigInt(Number.MAX_SAFE_INTEGER))
    throw new CellError(`"${text}" is no instant since 1970; is the unit right?`);
  return checked(
    instantFromMicros(Number(micros)),
    `read as ${form} lies outside the years 1970 to 2199; is the unit right?`,
  );
}

function withZone(text: string): string {
  const instant = text.trim().replace(/^(\d{4}-\d{2}-\d{2})[ tT]/, "$1T");
  return /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(instant) ? instant : `${instant}Z`;
}

function checked(text: string, problem: string): Instant {
  const instant = instantSchema.safeParse(text);
  if (!instant.success) throw new CellError(`"${text}" ${problem}`);
  return instant.data;
}
