import { ERROR_CODES, type ErrorCode } from "@hoc/incident-schemas";
import { retryAfterSecondsOf } from "./retry-after.js";

/** A member of the input at fault: a JSON Pointer into it, and why. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

/** What an {@link ApiError} tells. */
export interface ApiErrorFacts {
  readonly status: number;
  readonly code: ErrorCode | null;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldFault[];
  readonly incidentId: string | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
}

/** Statuses after which the same request may simply be sent again. */
const RETRYABLE: readonly number[] = [429, 502, 503, 504];

/**
 * The server refused: what the problem document of RFC 9457 says, and nothing of what was sent.
 *
 * @example if (error instanceof ApiError && error.code === "incident_not_found") return undefined;
 */
export class ApiError extends Error implements ApiErrorFacts {
  override readonly name = "ApiError";
  readonly status: number;
  /** What went wrong, for a program; null of an answer that is none of the product's, such as a proxy's. */
  readonly code: ErrorCode | null;
  readonly title: string;
  /** What went wrong this time, for a person. */
  readonly detail: string;
  /** The members at fault. */
  readonly fields: readonly FieldFault[];
  /** The incident that the error is about. */
  readonly incidentId: string | null;
  /** The id under which the server's log speaks of the request. */
  readonly requestId: string | null;
  /** How long the server asked to wait; null when it did not. */
  readonly retryAfterSeconds: number | null;
  /** Whether the same call may succeed when it is made again. */
  readonly retryable: boolean;

  constructor(facts: ApiErrorFacts) {
    super(facts.detail === "" ? facts.title : `${facts.title}: ${facts.detail}`);
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail;
    this.fields = facts.fields;
    this.incidentId = facts.incidentId;
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.retryable = RETRYABLE.includes(facts.status);
  }

  /** What may be written to a log. */
  toJSON(): ApiErrorFacts & { readonly name: string; readonly retryable: boolean } {
    const { name, status, code, title, detail, fields, incidentId, requestId, retryAfterSeconds, retryable } = this;
    return { name, status, code, title, detail, fields, incidentId, requestId, retryAfterSeconds, retryable };
  }
}

/**
 * Reads a refusal, whoever wrote it.
 *
 * @example apiErrorOf(404, headers, '{"code":"incident_not_found"}', now).code // "incident_not_found"
 */
export function apiErrorOf(status: number, headers: Headers, text: string, now: number): ApiError {
  const problem = problemIn(text);
  const word = (value: unknown) => (typeof value === "string" ? value : null);
  return new ApiError({
    status,
    code: codeOf(problem.code),
    title: word(problem.title) ?? `Status ${status}`,
    detail: word(problem.detail) ?? "",
    fields: Array.isArray(problem.errors) ? problem.errors.flatMap(fieldOf) : [],
    incidentId: word(problem.incidentId),
    requestId: word(problem.requestId) ?? headers.get("x-request-id"),
    retryAfterSeconds: retryAfterSecondsOf(headers.get("retry-after"), now),
  });
}

function problemIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

function codeOf(value: unknown): ErrorCode | null {
  return typeof value === "string" && Object.hasOwn(ERROR_CODES, value) ? (value as ErrorCode) : null;
}

function fieldOf(value: unknown): FieldFault[] {
  const { pointer, detail } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof pointer === "string" && typeof detail === "string" ? [{ pointer, detail }] : [];
}
