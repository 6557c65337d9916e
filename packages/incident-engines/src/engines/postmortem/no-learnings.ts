import { DomainError } from "@hoc/incident-schemas";

/**
 * The error for a category that has no incidents to learn from.
 *
 * @example throw noLearnings("RATE_LIMIT")
 */
export function noLearnings(category: string): DomainError {
  return new DomainError("no_learnings", "The category has no incidents in the baseline to learn from.", { category });
}
