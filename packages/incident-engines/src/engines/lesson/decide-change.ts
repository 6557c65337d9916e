import { type Actor, type Instant, LESSON_TRANSITIONS, type Lesson, type LessonRule } from "@hoc/incident-schemas";

/** What is to be done with a lesson. */
export type AskedChange =
  | { readonly change: "convert" }
  | { readonly change: "defer"; readonly deferUntil: Instant }
  | { readonly change: "dismiss"; readonly reason: string }
  /** `due`: because its time has come, and not because somebody wants it back. */
  | { readonly change: "reactivate"; readonly due: boolean };

/** Whether something can be done with a lesson: it can, it was done already in the same words, or why it cannot. */
export type ChangeDecision = "allowed" | "repeated" | "invalid_transition" | "deferral_in_past";

/**
 * Decides by the published transition table whether something can be done with a lesson.
 *
 * @example decideChange(lesson, { change: "convert" }, { actor, at: ports.recordedAt }) // "allowed"
 */
export function decideChange(
  lesson: Lesson,
  asked: AskedChange,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): ChangeDecision {
  if (isRepeated(lesson, asked, actor)) return "repeated";
  const rule: LessonRule = LESSON_TRANSITIONS[lesson.status][asked.change];
  if ("refused" in rule) return rule.refused;
  return asked.change === "defer" && asked.deferUntil <= at ? "deferral_in_past" : "allowed";
}

/** A lesson that waits again is no proof that somebody reactivated it: it may never have been put off. */
function isRepeated(lesson: Lesson, asked: AskedChange, actor: Actor): boolean {
  switch (asked.change) {
    case "convert":
      return lesson.status === "converted_to_draft";
    case "defer":
      return lesson.status === "deferred" && lesson.deferredUntil === asked.deferUntil;
    case "dismiss":
      return (
        lesson.status === "dismissed" && lesson.dismissedBy === actor.id && lesson.dismissedReason === asked.reason
      );
    case "reactivate":
      return false;
  }
}
