import type { Incident } from "@hoc/incident-schemas";

/** Where an incident's policy and violation are found; `null` for what it does not have. */
export interface IncidentRefs {
  readonly policyRef: string | null;
  readonly violationRef: string | null;
}

/**
 * The references of an incident to what caused it, made from its columns.
 *
 * @example incidentRefs({ policyId: "pol 1", violationId: null }).policyRef // "/policy/active/pol%201"
 */
export function incidentRefs({ policyId, violationId }: Pick<Incident, "policyId" | "violationId">): IncidentRefs {
  return { policyRef: refTo("active", policyId), violationRef: refTo("violations", violationId) };
}

/**
 * The reference of an incident to the lesson that was drawn from it; `null` when there is none.
 *
 * @example lessonRefOf("les_1") // "/policy/lessons/les_1"
 */
export function lessonRefOf(lessonId: string | undefined): string | null {
  return refTo("lessons", lessonId ?? null);
}

function refTo(place: string, id: string | null): string | null {
  return id === null ? null : `/policy/${place}/${encodeURIComponent(id)}`;
}
