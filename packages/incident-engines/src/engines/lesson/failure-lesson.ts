import type { DetectFailure } from "@hoc/incident-schemas";
import type { FailurePattern } from "./detected-pattern.js";
import { eventInWords, type LessonContent, type LessonEvent } from "./lesson-content.js";
import { redact } from "./redact.js";

/** How bad a failure was. */
export type FailureSeverity = NonNullable<DetectFailure["severity"]>;

/** What is known of a failure. */
export interface FailureFacts {
  readonly severity: FailureSeverity;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** Failures that are bad enough to keep further ones from starting. */
const BLOCKING: ReadonlySet<FailureSeverity> = new Set<FailureSeverity>(["CRITICAL", "HIGH"]);

/**
 * Whether a failure is bad enough that a policy which blocks would be in place, rather than one which warns.
 *
 * @example isBlocking("HIGH") // true
 */
export function isBlocking(severity: FailureSeverity): boolean {
  return BLOCKING.has(severity);
}

/**
 * The error code as it may be stored; one that holds what must not be stored is no code.
 *
 * @example storableCode("sk-abcdefghijklmnop1234") // null
 */
export function storableCode(errorCode: string | null): string | null {
  return errorCode !== null && redact(errorCode) === errorCode ? errorCode : null;
}

/**
 * What a failure teaches, however bad it was.
 *
 * @example failureLesson(event, { severity: "HIGH", errorCode: "STEP_FAILURE", errorMessage: null }).title
 */
export function failureLesson(event: LessonEvent, { severity, errorCode, errorMessage }: FailureFacts): LessonContent {
  const code = storableCode(errorCode);
  const named = code === null ? "no error code" : `the error code ${code}`;
  const said = errorMessage === null ? "." : `: ${redact(errorMessage)}`;
  const pattern: FailurePattern = { errorCode: code, severity };
  return {
    lessonType: "failure",
    severity,
    title: `Failure: ${code ?? "unknown error"}`,
    description: `${eventInWords(event)} failed with the severity ${severity} and ${named}${said}`,
    proposedAction: proposedAction(severity, code),
    detectedPattern: pattern,
    subject: "",
  };
}

function proposedAction(severity: FailureSeverity, code: string | null): string {
  const policy = isBlocking(severity) ? "a blocking policy" : "a warning policy";
  const error = code ?? "an unknown error";
  return `Consider ${policy} for runs that end with ${error}, which whoever starts runs would have to enforce.`;
}
