import { DomainError, ERROR_CODES, type ErrorCode } from "@hoc/incident-schemas";
import { problemOf, statusOf } from "../problem.js";
import { problemSchema } from "../problem-schema.js";
import type { Reference, ResponseObject } from "./document-types.js";
import type { SchemaCollector } from "./schema-collector.js";

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];
/** Answers that tell when to come back. */
const COME_BACK = [429, 503];

/** What an endpoint answers under another method is no answer of its operation. */
const NO_ANSWERS_OF_OPERATIONS: readonly ErrorCode[] = ["method_not_allowed"];
const OPERATION_CODES = CODES.filter((code) => !NO_ANSWERS_OF_OPERATIONS.includes(code));

/** What every answer to a read says of how much may be read; writes are not counted. */
export const READ_LIMIT_HEADERS: Readonly<Record<string, Reference>> = {
  "RateLimit-Limit": { $ref: "#/components/headers/LimitOfReads" },
  "RateLimit-Remaining": { $ref: "#/components/headers/ReadsRemaining" },
  "RateLimit-Reset": { $ref: "#/components/headers/ReadsReset" },
  "RateLimit-Policy": { $ref: "#/components/headers/ReadsPolicy" },
};

/** Every status that a problem can have, with the codes behind it, as components by name. */
export function problemComponents(collector: SchemaCollector): Readonly<Record<string, ResponseObject>> {
  const schema = collector.output(problemSchema);
  const statuses = [...new Set(OPERATION_CODES.map(statusOf))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = OPERATION_CODES.filter((code) => statusOf(code) === status);
      const [first = "internal_error"] = codes;
      const error = new DomainError(first, ERROR_CODES[first].meaning);
      const { problem: example } = problemOf(error, "req-0123456789ab");
      return [
        nameOf(status),
        {
          description: codes.map((code) => `\`${code}\`: ${ERROR_CODES[code].meaning}`).join("\n\n"),
          headers: {
            ...(status === 401 && { "WWW-Authenticate": { $ref: "#/components/headers/Challenge" } }),
            ...(COME_BACK.includes(status) && { "Retry-After": { $ref: "#/components/headers/RetryAfter" } }),
            ...(status === 429 && READ_LIMIT_HEADERS),
            "x-request-id": { $ref: "#/components/headers/RequestId" },
          },
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
