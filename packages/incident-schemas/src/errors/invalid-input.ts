import type { z } from "zod";
import { DomainError, type FieldIssue } from "./domain-error.js";

const MOST_FIELDS_NAMED = 20;

/**
 * Parses input and turns a refusal into a `DomainError` that names each field by its JSON Pointer.
 *
 * @example parseInput(recordSignalsInputSchema, body)
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(fieldIssues(result.error));
}

/**
 * The error for fields that were refused.
 *
 * @example invalidInput([{ pointer: "/signals/3/occurredAt", message: "must have a zone" }])
 */
export function invalidInput(fields: readonly FieldIssue[]): DomainError {
  const [first] = fields;
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : "";
  const sentence =
    first === undefined ? "The input is invalid." : `${first.pointer || "The input"}: ${first.message}${more}`;
  return new DomainError("invalid_input", sentence, { fields: fields.slice(0, MOST_FIELDS_NAMED) });
}

function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.flatMap((issue) => {
    const pointer = issue.path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ pointer: `${pointer}/${key}`, message: "is not a known member" }));
    return [{ pointer, message: issue.message }];
  });
}
