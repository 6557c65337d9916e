import { DomainError, type Lesson } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";

/**
 * One lesson of the tenant, as it stands or as it stood at a point.
 *
 * @throws DomainError `lesson_not_found`, the same for an unknown id and for another tenant's
 * @example const lesson = await loadLesson(ports, "acme", "les_1")
 */
export async function loadLesson(
  ports: { readonly lessons: Pick<ReadPorts["lessons"], "fetchLessonById"> },
  tenantId: string,
  lessonId: string,
  at?: ReadPoint,
): Promise<Lesson> {
  const lesson = await ports.lessons.fetchLessonById(tenantId, lessonId, at);
  if (lesson === undefined) throw lessonNotFound(lessonId);
  return lesson;
}

/**
 * The error for a lesson that the tenant does not have.
 *
 * @example throw lessonNotFound("les_1")
 */
export function lessonNotFound(lessonId: string): DomainError {
  return new DomainError("lesson_not_found", "The tenant has no lesson of this id.", { lessonId });
}
