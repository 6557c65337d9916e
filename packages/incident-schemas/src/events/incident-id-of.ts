import type { DomainEvent } from "./catalogue.js";

/**
 * The incident that an event is of; null for an event of none. Events of one incident are delivered in order.
 *
 * @example incidentIdOf(event) // "inc_1"
 */
export function incidentIdOf(event: DomainEvent): string | null {
  return "incidentId" in event ? event.incidentId : null;
}
