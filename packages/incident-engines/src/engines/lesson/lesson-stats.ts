import { LESSON_STATUSES, LESSON_TYPES, type LessonStatus, type LessonType } from "@hoc/incident-schemas";

/** How many lessons have a type and a status. */
interface Tally {
  readonly lessonType: LessonType;
  readonly status: LessonStatus;
  readonly count: number;
}

/**
 * Lessons counted by type, by status and altogether; a type or status without any counts zero.
 *
 * @example lessonStats([{ lessonType: "failure", status: "pending", count: 2 }]).total // 2
 */
export function lessonStats(tallies: readonly Tally[]) {
  const sumOf = (chosen: (tally: Tally) => boolean) =>
    tallies.filter(chosen).reduce((total, { count }) => total + count, 0);
  const byType = LESSON_TYPES.map((type) => [type, sumOf(({ lessonType }) => lessonType === type)] as const);
  const byStatus = LESSON_STATUSES.map((of) => [of, sumOf(({ status }) => status === of)] as const);
  return {
    total: sumOf(() => true),
    byType: Object.fromEntries(byType) as Record<LessonType, number>,
    byStatus: Object.fromEntries(byStatus) as Record<LessonStatus, number>,
  };
}
