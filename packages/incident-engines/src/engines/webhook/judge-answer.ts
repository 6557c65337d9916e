import type { Instant, WebhookAttempt } from "@hoc/incident-schemas";
import type { WebhookAnswer } from "@hoc/incident-schemas/ports";
import { storableWords } from "../storable-words.js";

/** Statuses whose `Retry-After` is heeded. */
const STATUSES_THAT_ASK_FOR_TIME: readonly number[] = [429, 503];

/** The status by which a receiver says that there is nobody any more. */
const GONE = 410;

const LONGEST_TEXT = 1_000;

/** What an answer means for the event and for the endpoint. */
export interface JudgedAnswer {
  readonly attempt: WebhookAttempt;
  /** `taken`, `failed`, or `gone`, when the receiver wants nothing any more. */
  readonly verdict: "taken" | "failed" | "gone";
  /** What the receiver asked for; null where it asked for nothing that counts. */
  readonly retryAfterSeconds: number | null;
}

/**
 * What an answer means. Any 2xx took the event; everything else did not, redirects too.
 *
 * @example judgeAnswer({ kind: "answered", statusCode: 204, … }, { attemptId: "wha_1", at }).verdict // "taken"
 */
export function judgeAnswer(
  answer: WebhookAnswer,
  { attemptId, at }: { readonly attemptId: string; readonly at: Instant },
): JudgedAnswer {
  const made = { attemptId, at, durationMs: Math.max(0, Math.round(answer.durationMs)) };
  if (answer.kind !== "answered") {
    const error = storableWords(answer.error, LONGEST_TEXT) || "unknown";
    return {
      attempt: { ...made, outcome: answer.kind, statusCode: null, error, excerpt: null },
      verdict: "failed",
      retryAfterSeconds: null,
    };
  }
  const { statusCode } = answer;
  if (statusCode >= 200 && statusCode < 300)
    return {
      attempt: { ...made, outcome: "taken", statusCode, error: null, excerpt: null },
      verdict: "taken",
      retryAfterSeconds: null,
    };
  const excerpt = storableWords(answer.excerpt, LONGEST_TEXT) || null;
  return {
    attempt: { ...made, outcome: "refused", statusCode, error: refusalIn(statusCode), excerpt },
    verdict: statusCode === GONE ? "gone" : "failed",
    retryAfterSeconds: STATUSES_THAT_ASK_FOR_TIME.includes(statusCode) ? answer.retryAfterSeconds : null,
  };
}

function refusalIn(statusCode: number): string {
  if (statusCode >= 300 && statusCode < 400) return `It answered ${statusCode}; redirects are not followed.`;
  return `It answered ${statusCode}.`;
}
