import {
  DomainError,
  LESSON_CHANGES,
  LESSON_TRANSITIONS,
  type Lesson,
  type LessonChange,
  type LessonChangeResult,
} from "@hoc/incident-schemas";
import type { LessonChangeBy } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { fetchProjectOfLesson } from "../event-project.js";
import type { LearningWriting } from "../writing.js";
import { type AskedChange, decideChange } from "./decide-change.js";
import { lessonChangedTraces } from "./lesson-traces.js";
import { lessonNotFound, loadLesson } from "./load-lesson.js";

/** What became of a lesson that something was to be done with. */
export type LessonChangeOutcome =
  | { readonly kind: "changed" | "repeated" | "invalid_transition" | "deferral_in_past"; readonly lesson: Lesson }
  | { readonly kind: "not_found" };

/** Carries a change out; false when the lesson does not stand any more as it did when that was decided. */
export type CarryOut = (lesson: Lesson, by: LessonChangeBy) => Promise<boolean>;

/**
 * Does something with a lesson, with its event and audit record, if it can be done and was not done before. The change
 * itself goes from the right status only, whatever happened since the lesson was read.
 *
 * @example
 * await changeLesson(writing, "acme", "les_1", { change: "reactivate", due: false }, ({ lessonId }, by) =>
 *   ports.lessons.updateLessonReactivated("acme", lessonId, by))
 */
export async function changeLesson(
  { ports, actor }: Pick<LearningWriting, "ports" | "actor">,
  tenantId: string,
  lessonId: string,
  asked: AskedChange,
  carryOut: CarryOut,
): Promise<LessonChangeOutcome> {
  const before = await ports.lessons.fetchLessonById(tenantId, lessonId);
  if (before === undefined) return { kind: "not_found" };
  const by = { actor, at: ports.recordedAt };
  const decision = decideChange(before, asked, by);
  if (decision !== "allowed") return { kind: decision, lesson: before };
  const isChanged = await carryOut(before, by);
  const lesson = await loadLesson(ports, tenantId, lessonId);
  if (!isChanged) return { kind: "invalid_transition", lesson };
  const project = await fetchProjectOfLesson(ports, tenantId, lesson);
  await appendTraces(ports, tenantId, lessonChangedTraces(before, lesson, asked, project, by));
  return { kind: "changed", lesson };
}

const DONE = {
  convert: "become a draft",
  defer: "be put off",
  dismiss: "be dismissed",
  reactivate: "be reactivated",
} as const satisfies Record<LessonChange, string>;

/**
 * The answer to whoever wanted something done with a lesson.
 *
 * @throws DomainError `lesson_not_found`; `lesson_transition_refused` from a status that does not allow it;
 * `deferral_in_past`
 * @example return changedLesson("les_1", "defer", await engine.deferLesson("acme", "les_1", deferUntil))
 */
export function changedLesson(
  lessonId: string,
  change: LessonChange,
  outcome: LessonChangeOutcome,
): LessonChangeResult {
  switch (outcome.kind) {
    case "changed":
      return { ...outcome.lesson, recorded: true };
    case "repeated":
      return { ...outcome.lesson, recorded: false };
    case "not_found":
      throw lessonNotFound(lessonId);
    case "invalid_transition":
      throw transitionRefused(outcome.lesson, change);
    case "deferral_in_past":
      throw new DomainError(
        "deferral_in_past",
        "A lesson can be put off to an instant in the future only; nothing was changed.",
        { lessonId, fields: [{ pointer: "/deferUntil", message: "does not lie in the future" }] },
      );
  }
}

function transitionRefused({ lessonId, status }: Lesson, change: LessonChange): DomainError {
  const possible = LESSON_CHANGES.filter((by) => "to" in LESSON_TRANSITIONS[status][by]);
  const then = possible.length === 0 ? "nothing can be done with it any more" : `possible is: ${possible.join(", ")}`;
  return new DomainError(
    "lesson_transition_refused",
    `The lesson ${lessonId} is ${status}, so it cannot ${DONE[change]}; ${then}.`,
    { lessonId, status, possible },
  );
}
