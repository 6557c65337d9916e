import type { z } from "zod";
import { DomainError, type FieldIssue } from "./domain-error.js";
import { issueSentence } from "./issue-sentence.js";
import { jsonPointer } from "./json-pointer.js";

const MOST_FIELDS_NAMED = 20;

/**
 * Parses input and turns a refusal into a `DomainError` that names each field by its JSON Pointer.
 *
 * @example parseInput(recordSignalsInputSchema, body)
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { error: issueSentence });
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

/** Of several complaints about one field the first is enough. */
function fieldIssues({ issues }: z.ZodError): FieldIssue[] {
  const messages = new Map<string, string>();
  for (const issue of issues)
    for (const { pointer, message } of namedFields(issue)) if (!messages.has(pointer)) messages.set(pointer, message);
  return [...messages].map(([pointer, message]) => ({ pointer, message }));
}

function namedFields(issue: z.core.$ZodIssue): FieldIssue[] {
  if (issue.code !== "unrecognized_keys") return [{ pointer: jsonPointer(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({ pointer: jsonPointer([...issue.path, key]), message: "is not a known member" }));
}
