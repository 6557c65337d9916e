import { DomainError, ERROR_CODES, type ErrorCode } from "@hoc/incident-schemas";
import { problemOf, statusOf } from "../problem.js";
import { problemSchema } from "../problem-schema.js";
import type { Reference, ResponseObject } from "./document-types.js";
import type { SchemaCollector } from "./schema-collector.js";

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];
/** Answers that tell when to come back. */
const COME_BACK = [429, 503];

/** Every status that a problem can have, with the codes behind it, as components by name. */
export function problemComponents(collector: SchemaCollector): Readonly<Record<string, ResponseObject>> {
  const schema = collector.output(problemSchema);
  const statuses = [...new Set(CODES.map(statusOf))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = CODES.filter((code) => statusOf(code) === status);
      const [first = "internal_error"] = codes;
      const error = new DomainError(first, ERROR_CODES[first].meaning);
      const { problem: example } = problemOf(error, "req-0123456789ab");
      return [
        nameOf(status),
        {
          description: codes.map((code) => `\`${code}\`: ${ERROR_CODES[code].meaning}`).join("\n\n"),
          ...(COME_BACK.includes(status) && {
            headers: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } },
          }),
          content: { "application/problem+json": { schema, example } },
        },
      ];
    }),
  );
}

/** References to the problems of some statuses, by status. */
export function problemResponses(statuses: readonly number[]): Readonly<Record<string, Reference>> {
  return Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/${nameOf(status)}` }]),
  );
}

function nameOf(status: number): string {
  return `Problem${status}`;
}
