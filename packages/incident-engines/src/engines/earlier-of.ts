import type { Instant } from "@hoc/incident-schemas";

/**
 * The earlier of two instants.
 *
 * @example earlierOf(failure.createdAt, ports.recordedAt)
 */
export function earlierOf(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}
