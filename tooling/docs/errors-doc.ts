import { ERROR_CODES, type ErrorCode } from "@hoc/incident-schemas";
import { statusOf } from "../../apps/api/src/http/problem.js";
import { code, generatedDocument, table } from "./markdown.js";

const RETRYABLE: readonly string[] = ["overloaded", "unavailable"];

/** docs/errors.md: every error code with its kind, status and meaning. */
export function errorsDoc(): string {
  const codes = (Object.keys(ERROR_CODES) as ErrorCode[]).sort((a, b) => statusOf(a) - statusOf(b) || (a < b ? -1 : 1));
  return generatedDocument("Errors", "`ERROR_CODES` and the statuses of the API", [
    "In TypeScript every refusal is a `DomainError` with a `code`, a `kind`, a sentence and `details`. Over HTTP it is " +
      "an `application/problem+json` document (RFC 9457) with the same `code`; its `type` is `/problems/<code>`, and a " +
      "`GET` on that path says what the code means.",
    "**Again** says whether the same call may simply be made again. Over HTTP such an answer carries `Retry-After`. " +
      "Fields that were refused are named by JSON Pointers in `errors`.",
    table(
      ["code", "kind", "status", "again", "meaning"],
      codes.map((each) => {
        const { kind, meaning } = ERROR_CODES[each];
        return [code(each), kind, String(statusOf(each)), RETRYABLE.includes(kind) ? "yes" : "", meaning];
      }),
    ),
  ]);
}
