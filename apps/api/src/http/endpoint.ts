import type { OperationId } from "@hoc/incident-engines";
import type { Deprecation } from "./deprecation.js";
import type { ExportMediaType } from "./file-answer.js";

/** An endpoint: a method and a path bound to an operation. */
export interface Endpoint extends EndpointOptions {
  readonly method: "GET" | "POST" | "PATCH";
  /** The path; a member of the operation's input stands in it as `:member`. */
  readonly path: string;
  /** Id of the operation that answers. */
  readonly operation: OperationId;
}

/** What an endpoint does beside calling its operation. */
export interface EndpointOptions {
  /** Answers 201, with the place of the new thing: a member of the answer, or of one of it, stands in it as `:member`. */
  readonly createsAt?: string;
  /** Takes `If-Match` as the operation's `expectedVersion`. */
  readonly takesIfMatch?: true;
  /** Is open in the preflight environment only. */
  readonly preflightOnly?: true;
  /** Answers in an envelope: `success`, `data` and `meta`. */
  readonly envelope?: true;
  /**
   * Answers with the bytes of the file that is the member `file` of the output, in one of these media types. Where it is
   * null, the rest of the output is the answer.
   */
  readonly answersFile?: readonly ExportMediaType[];
  /** Takes CloudEvents in any mode of their HTTP binding, and hands them to the operation as its member `events`. */
  readonly takesCloudEvents?: true;
  /** Hands a parameter that is given more than once on as the list of its values, for the operation to refuse. */
  readonly takesRepeated?: true;
  /** Goes some day: every answer says so, errors too, and the log says who still uses it. */
  readonly deprecated?: Deprecation;
}

/** An endpoint that reads: its input comes from path and query. */
export function get(path: string, operation: OperationId, options: EndpointOptions = {}): Endpoint {
  return { method: "GET", path, operation, ...options };
}

/** An endpoint that writes: its input comes from path and body. */
export function post(path: string, operation: OperationId, options: EndpointOptions = {}): Endpoint {
  return { method: "POST", path, operation, ...options };
}

/** An endpoint that says more of a thing that is there: its input comes from path and body. */
export function patch(path: string, operation: OperationId, options: EndpointOptions = {}): Endpoint {
  return { method: "PATCH", path, operation, ...options };
}
