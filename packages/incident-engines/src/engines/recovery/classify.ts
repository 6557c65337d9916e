import type { ErrorCategory, RecoveryContext, RecoveryMode } from "@hoc/incident-schemas";
import { tokensOf } from "./tokens.js";

/** What a failure says of itself. */
export type FailureWords = Pick<RecoveryContext, "errorCode" | "errorMessage">;

const CATEGORY_WORDS = [
  ["TRANSIENT", ["TIMEOUT", "NETWORK", "CONNECTION", "DNS", "UNAVAILABLE", "503"]],
  ["PERMISSION", ["PERMISSION", "AUTH", "FORBIDDEN", "401", "403"]],
  ["RESOURCE", ["BUDGET", "QUOTA", "RATE", "LIMIT", "429"]],
  ["VALIDATION", ["VALIDATION", "SCHEMA", "INVALID", "PARSE"]],
  ["INFRASTRUCTURE", ["DB", "DATABASE", "SQL", "POSTGRES", "REDIS"]],
  ["PLANNER", ["LLM", "CLAUDE", "OPENAI", "ANTHROPIC", "MODEL"]],
] as const satisfies WordTable<ErrorCategory>;

const MODE_WORDS = [
  ["RETRY_EXPONENTIAL", ["TIMEOUT", "NETWORK", "UNAVAILABLE", "503"]],
  ["RETRY_WITH_JITTER", ["RATE", "429", "QUOTA"]],
  ["ESCALATE", ["PERMISSION", "AUTH", "FORBIDDEN", "401", "403"]],
  ["ABORT", ["VALIDATION", "INVALID", "SCHEMA", "PARSE"]],
] as const satisfies WordTable<RecoveryMode>;

/** Words by what they stand for; the first entry that has a word of the text decides. */
type WordTable<Value> = readonly (readonly [Value, readonly string[]])[];

/**
 * What kind of error it is, by the first keyword that stands as a whole word in its code, or else in its message: a
 * code is chosen, a message may mention anything.
 *
 * @example errorCategoryOf({ errorCode: "RATE_LIMIT_EXCEEDED" }) // "RESOURCE"
 */
export function errorCategoryOf(words: FailureWords): ErrorCategory {
  return firstHit(CATEGORY_WORDS, words) ?? "PERMANENT";
}

/**
 * Whether and how to try again, by the first keyword that stands as a whole word in the code, or else in the message.
 *
 * @example recoveryModeOf({ errorMessage: "the service is unavailable" }) // "RETRY_EXPONENTIAL"
 */
export function recoveryModeOf(words: FailureWords): RecoveryMode {
  return firstHit(MODE_WORDS, words) ?? "ABORT";
}

function firstHit<Value>(table: WordTable<Value>, { errorCode, errorMessage }: FailureWords): Value | undefined {
  return hitIn(table, errorCode) ?? hitIn(table, errorMessage);
}

function hitIn<Value>(table: WordTable<Value>, text = ""): Value | undefined {
  const tokens = new Set(tokensOf(text));
  return table.find(([, keywords]) => keywords.some((keyword) => tokens.has(keyword)))?.[0];
}
