import { DomainError } from "@hoc/incident-schemas";

/**
 * The error for a checkpoint that the tenant does not have.
 *
 * @example throw checkpointNotFound("No checkpoint covers this incident yet.", { incidentId: "inc_1" })
 */
export function checkpointNotFound(sentence: string, details: Readonly<Record<string, unknown>> = {}): DomainError {
  return new DomainError("checkpoint_not_found", sentence, details);
}
