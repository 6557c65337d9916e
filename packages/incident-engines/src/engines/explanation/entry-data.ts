import { type IncidentEvent, type Severity, severitySchema } from "@hoc/incident-schemas";

/**
 * A text in the data of a timeline entry, or null.
 *
 * @example textIn(entry, "signalId")
 */
export function textIn({ data }: IncidentEvent, name: string): string | null {
  const value = data[name];
  return typeof value === "string" ? value : null;
}

/**
 * A whole number in the data of a timeline entry, or null.
 *
 * @example countIn(entry, "signalCount")
 */
export function countIn({ data }: IncidentEvent, name: string): number | null {
  const value = data[name];
  return Number.isSafeInteger(value) ? (value as number) : null;
}

/**
 * A severity in the data of a timeline entry, or null.
 *
 * @example severityIn(entry, "fromSeverity")
 */
export function severityIn({ data }: IncidentEvent, name: string): Severity | null {
  return severitySchema.safeParse(data[name]).data ?? null;
}
