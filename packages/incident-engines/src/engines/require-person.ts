import { type Actor, DomainError } from "@hoc/incident-schemas";

/**
 * Refuses to let anybody but a person do what a person has to answer for; `deed` says what, as in "Only a person …".
 *
 * @throws DomainError `person_required`
 * @example requirePerson({ type: "AGENT", id: "bot" }, "publishes a postmortem") // throws
 */
export function requirePerson({ type, id }: Actor, deed: string): void {
  if (type === "HUMAN") return;
  throw new DomainError("person_required", `Only a person ${deed}, and ${id} is none; ask somebody to decide.`, {
    actorType: type,
  });
}
