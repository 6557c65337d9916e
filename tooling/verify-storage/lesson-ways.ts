import {
  LESSON_CHANGES,
  LESSON_STATUSES,
  LESSON_TRANSITIONS,
  type LessonChange,
  type LessonStatus,
} from "@hoc/incident-schemas";

/** From which status a change leads to which. */
export type LessonWay = Readonly<{ change: LessonChange; fromStatus: LessonStatus; toStatus: LessonStatus }>;

const ALL_WAYS: readonly LessonWay[] = LESSON_CHANGES.flatMap((change) =>
  LESSON_STATUSES.flatMap((fromStatus) => LESSON_STATUSES.map((toStatus) => ({ change, fromStatus, toStatus }))),
);

/** The ways that the transition table of lessons knows. */
export const LESSON_WAYS = ALL_WAYS.filter(isKnown);

/** The ways that it does not. */
export const REFUSED_LESSON_WAYS = ALL_WAYS.filter((way) => !isKnown(way));

function isKnown({ change, fromStatus, toStatus }: LessonWay): boolean {
  const rule = LESSON_TRANSITIONS[fromStatus][change];
  return "to" in rule && rule.to === toStatus;
}
