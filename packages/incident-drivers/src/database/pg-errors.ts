import { DomainError } from "@hoc/incident-schemas";

/** Unique violation of PostgreSQL. */
const UNIQUE_VIOLATION = "23505";

const LOCK_TIMEOUT = "55P03";
const RETRYABLE = new Set(["40001", "40P01"]);
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "57P01",
  "57P02",
  "57P03",
  "57014",
]);
/** Room on the disk, memory or connections ran out, or the disk failed: nothing was written, and it may be mended. */
const OUT_OF_RESOURCES = /^53|^58030$/;
const UNREACHABLE_MESSAGES =
  /connection terminated|query read timeout|client was closed|timeout exceeded when trying to connect|not queryable|pool .*end/i;

/** The SQLSTATE or system code of an error, if it has one. */
function errorCodeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/**
 * Whether an error is a violation of the named constraint. On a sharded table the name carries a suffix `_<shard>`.
 */
export function violates(error: unknown, constraint: string): boolean {
  if (errorCodeOf(error) !== UNIQUE_VIOLATION) return false;
  const name = (error as { constraint?: unknown }).constraint;
  return typeof name === "string" && (name === constraint || name.replace(/_\d+$/, "") === constraint);
}

/** Turns what the database says into an error of the domain; other errors stay as they are. */
export function translateDatabaseError(error: unknown): unknown {
  if (DomainError.isInstance(error)) return error;
  const code = errorCodeOf(error);
  if (code === LOCK_TIMEOUT || (code !== undefined && RETRYABLE.has(code))) {
    return new DomainError(
      "tenant_busy",
      "Another transaction holds this tenant; try again.",
      { retryable: true, retryAfterSeconds: 1 },
      { cause: error },
    );
  }
  const message = error instanceof Error ? error.message : "";
  const cutOff = (error as { severity?: unknown } | null)?.severity === "FATAL";
  const unreachable =
    code !== undefined && (UNREACHABLE.has(code) || code.startsWith("08") || OUT_OF_RESOURCES.test(code));
  if (cutOff || unreachable || UNREACHABLE_MESSAGES.test(message)) {
    return new DomainError(
      "database_unavailable",
      "The database cannot be reached or has no room; try again after a moment.",
      { retryAfterSeconds: 2 },
      { cause: error },
    );
  }
  return error;
}
