import { DomainError, ERROR_CODES, type ErrorCode, type ErrorKind } from "@hoc/incident-schemas";
import type { Problem } from "./problem-schema.js";

const STATUS_OF_KIND = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  refused: 422,
  overloaded: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorKind, number>;

/** Codes whose status says more than their kind's. */
const STATUS_OF_CODE: Partial<Record<ErrorCode, number>> = {
  unsupported_media_type: 415,
  body_too_large: 413,
  method_not_allowed: 405,
  tenant_busy: 503,
  overloaded: 503,
};

const DEFAULT_RETRY_AFTER_SECONDS = 1;

/** A problem and the headers that go with it. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** The HTTP status of an error code. */
export function statusOf(code: ErrorCode): number {
  return STATUS_OF_CODE[code] ?? STATUS_OF_KIND[ERROR_CODES[code].kind];
}

/** The stable name of an error code in words. */
export function titleOf(code: ErrorCode): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * What a caller is told about an error. Of errors that are not ours, and of internal ones, only that something failed.
 *
 * @example problemOf(new DomainError("incident_not_found", "No incident inc_1."), "req-1").problem.status // 404
 */
export function problemOf(error: unknown, requestId: string, status?: number): ProblemAnswer {
  const { code, detail, details } = tellable(error);
  const answered = status ?? statusOf(code);
  const errors = details.fields?.map(({ pointer, message }) => ({ pointer, detail: message }));
  return {
    problem: {
      type: `/problems/${code}`,
      title: titleOf(code),
      status: answered,
      detail,
      code,
      ...(errors !== undefined && { errors }),
      ...(details.incidentId !== undefined && { incidentId: details.incidentId }),
      requestId,
    },
    headers: {
      "content-type": "application/problem+json",
      ...(answered === 401 && { "www-authenticate": challengeOf(details.tokenRefused) }),
      ...((answered === 429 || answered === 503) && {
        "retry-after": String(Math.max(1, Math.ceil(details.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS))),
      }),
    },
  };
}

/** How to authenticate (RFC 6750): it is an error to have sent a token that is not valid, and none to have sent none. */
function challengeOf(tokenRefused: unknown): string {
  return `Bearer realm="hoc-incidents"${tokenRefused === true ? ', error="invalid_token"' : ""}`;
}

function tellable(error: unknown): {
  code: ErrorCode;
  detail: string;
  details: DomainError["details"];
} {
  if (!DomainError.isInstance(error))
    return { code: "internal_error", detail: ERROR_CODES.internal_error.meaning, details: {} };
  const { code, kind, message, details } = error;
  if (kind === "internal" || kind === "unavailable") {
    const { retryAfterSeconds } = details;
    return {
      code,
      detail: ERROR_CODES[code].meaning,
      details: retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
    };
  }
  return { code, detail: message, details };
}
