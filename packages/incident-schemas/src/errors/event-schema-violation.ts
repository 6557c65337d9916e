import { DomainError } from "./domain-error.js";

/** An event that does not match its schema; carries every problem at once. It is never stored and never published. */
export class EventSchemaViolation extends DomainError {
  override readonly name = "EventSchemaViolation";
  /** Members that are absent or null although they are required. */
  readonly missing: readonly string[];
  /** Members of the wrong type, form or value, and members that the event does not have. */
  readonly invalid: readonly string[];

  constructor(eventType: string, missing: readonly string[], invalid: readonly string[]) {
    super("invalid_event", `The event ${eventType} does not match its schema: ${describe(missing, invalid)}.`, {
      missing,
      invalid,
    });
    this.missing = missing;
    this.invalid = invalid;
  }
}

function describe(missing: readonly string[], invalid: readonly string[]): string {
  const parts: string[] = [];
  if (missing.length > 0) parts.push(`missing ${missing.join(", ")}`);
  if (invalid.length > 0) parts.push(`invalid ${invalid.join(", ")}`);
  return parts.join("; ");
}
