import { ERROR_CODES, type ErrorCode, type ErrorKind } from "./codes.js";

const MARKER = Symbol.for("@hoc/domain-error");

/** A field of the input that was refused, and why. */
export interface FieldIssue {
  /** JSON Pointer (RFC 6901) into the input, `""` for the whole. */
  readonly pointer: string;
  readonly message: string;
}

/** What an error tells beside its sentence. Never holds a secret or a value that the caller did not send. */
export interface ErrorDetails {
  readonly fields?: readonly FieldIssue[];
  readonly incidentId?: string;
  readonly retryAfterSeconds?: number;
  readonly [name: string]: unknown;
}

/**
 * Every error that crosses a layer: a code from the list, the kind that goes with it, a sentence that a person can act
 * on, and details. Knows nothing of HTTP.
 *
 * @example throw new DomainError("already_resolved", "The incident is resolved; reopen it first.", { incidentId })
 */
export class DomainError extends Error {
  override readonly name: string = "DomainError";
  readonly [MARKER] = true;
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.kind = ERROR_CODES[code].kind;
    this.details = details;
  }

  /** Whether the same call may succeed when it is made again. */
  get retryable(): boolean {
    return this.kind === "overloaded" || this.kind === "unavailable";
  }

  /** Whether `value` is a domain error, also one from another copy of this package. */
  static isInstance(value: unknown): value is DomainError {
    return typeof value === "object" && value !== null && MARKER in value;
  }

  /** What may leave the process: code, sentence and details, without stack and cause. */
  toJSON(): { code: ErrorCode; message: string; details: ErrorDetails } {
    return { code: this.code, message: this.message, details: this.details };
  }
}
