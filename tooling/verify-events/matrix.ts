import type { Matrix, Row } from "../verify/matrix.js";

/** The checks, by what an event promises. */
export const CHECKS = [
  "emitted",
  "missing",
  "null",
  "mistyped",
  "unknown",
  "order",
  "delivery",
  "actor",
  "project",
  "repeated",
  "refused",
] as const;

/** A check by name. */
export type EventCheck = (typeof CHECKS)[number];

/** How every check came out for one event type. */
export type EventRow = Row<EventCheck>;

/** What event types are verified by. */
export const EVENT_MATRIX: Matrix<EventCheck> = { subject: "event type", checks: CHECKS };
