import type { Matrix } from "../verify/matrix.js";

/** What a law is verified by: that nothing breaks it, and that its canary, planted, is caught by it. */
export const LAW_MATRIX = { subject: "law", checks: ["kept"] } as const satisfies Matrix<string>;

/** What a boundary of authority is verified by. */
export const BOUNDARY_MATRIX = { subject: "boundary", checks: ["kept"] } as const satisfies Matrix<string>;

/**
 * What a route is verified by: that it asks an operation that there is, or is one of the server's own; that the API's
 * description names it by that operation; that no earlier route answers in its place; that it is there when an endpoint of
 * the reference design needs it. Of an operation, that a route asks it.
 */
export const ROUTE_MATRIX = {
  subject: "route",
  checks: ["operation", "described", "reachable", "reference"],
} as const satisfies Matrix<string>;
