import type { LessonType } from "@hoc/incident-schemas";
import type { LearningWriting } from "../writing.js";

/** Counts what could not be learned, by the type of the lesson. */
const FAILED_LESSONS = "lessons_creation_failed_total";

/**
 * Learns without standing in anybody's way: what goes wrong is undone, logged and counted, and the answer is null.
 *
 * @example await attemptLesson({ ports, ambient }, "failure", { tenantId, runId }, () => recorder.recordEvidence(evidence))
 */
export async function attemptLesson<Result>(
  { ports, ambient }: Pick<LearningWriting, "ports" | "ambient">,
  lessonType: LessonType,
  about: { readonly tenantId: string; readonly runId: string | undefined },
  learn: () => Promise<Result>,
): Promise<Result | null> {
  const attempt = await ports.attempt(learn);
  if (attempt.ok) return attempt.result;
  ambient.logger.error({ err: attempt.error, lessonType, ...about }, "a lesson could not be learned");
  ambient.count?.(FAILED_LESSONS, { lesson_type: lessonType });
  return null;
}
