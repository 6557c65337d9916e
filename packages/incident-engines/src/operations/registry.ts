import { DomainError } from "@hoc/incident-schemas";
import type { AnyOperation } from "./define-operation.js";

/** The operations of the product by id; complete and closed once it is made. */
export interface OperationRegistry {
  /** The ids, sorted. */
  readonly ids: readonly string[];
  /** The operation of an id; throws `unknown_operation` when there is none. */
  get(id: string): AnyOperation;
  has(id: string): boolean;
}

/**
 * Makes the registry from the full list of operations. Nothing can be added later.
 *
 * @throws Error when two operations have the same id
 * @example createRegistry([listIncidents, acknowledgeIncident]).get("incidents.query.listIncidents")
 */
export function createRegistry(operations: readonly AnyOperation[]): OperationRegistry {
  const byId = new Map<string, AnyOperation>();
  for (const operation of operations) {
    if (byId.has(operation.id)) throw new Error(`The operation ${operation.id} is registered twice.`);
    byId.set(operation.id, operation);
  }
  return Object.freeze({
    ids: Object.freeze([...byId.keys()].sort()),
    has: (id: string) => byId.has(id),
    get(id: string) {
      const operation = byId.get(id);
      if (operation === undefined)
        throw new DomainError("unknown_operation", `No operation has the id ${JSON.stringify(id)}.`);
      return operation;
    },
  });
}
