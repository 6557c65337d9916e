import { errorCodeRule } from "./error-code-rule.js";
import { historicalRule } from "./historical-rule.js";
import { occurrenceRule } from "./occurrence-rule.js";
import type { RecoveryRule } from "./recovery-rule.js";

/** The rules that failures are held against unless others are given, by falling priority. */
export const DEFAULT_RECOVERY_RULES: readonly RecoveryRule[] = [
  errorCodeRule({
    ruleId: "timeout_retry",
    name: "Retry after a timeout",
    patterns: ["TIMEOUT", "DEADLINE", "TIMED_OUT"],
    action: "retry_exponential",
    score: 0.85,
    priority: 90,
  }),
  errorCodeRule({
    ruleId: "rate_limit_backoff",
    name: "Back off at a rate limit",
    patterns: ["RATE_LIMIT", "429", "TOO_MANY_REQUESTS", "QUOTA"],
    action: "retry_exponential",
    score: 0.9,
    priority: 85,
  }),
  errorCodeRule({
    ruleId: "server_error_fallback",
    name: "Spare a failing server",
    patterns: ["HTTP_5XX", "500", "502", "503", "504", "INTERNAL_ERROR"],
    action: "circuit_breaker",
    score: 0.8,
    priority: 80,
  }),
  errorCodeRule({
    ruleId: "budget_fallback",
    name: "Fall back when the budget is spent",
    patterns: ["BUDGET", "COST_EXCEEDED", "QUOTA_EXCEEDED"],
    action: "fallback_model",
    score: 0.85,
    priority: 75,
  }),
  errorCodeRule({
    ruleId: "auth_notify",
    name: "Report missing permissions",
    patterns: ["AUTH", "PERMISSION", "FORBIDDEN", "401", "403"],
    action: "notify_ops",
    score: 0.75,
    priority: 70,
  }),
  errorCodeRule({
    ruleId: "connection_retry",
    name: "Retry a lost connection",
    patterns: ["CONNECTION", "NETWORK", "DNS", "RESOLVE"],
    action: "retry_exponential",
    score: 0.8,
    priority: 65,
  }),
  historicalRule({
    ruleId: "historical_success",
    name: "Do what helped before",
    minMatches: 3,
    minSuccessRate: 0.7,
    priority: 60,
    weight: 1.2,
  }),
  occurrenceRule({
    ruleId: "escalate_repeated",
    name: "Report what keeps happening",
    threshold: 5,
    action: "notify_ops",
    score: 0.7,
    priority: 40,
  }),
  occurrenceRule({
    ruleId: "manual_review_high",
    name: "Have a person look at what happens often",
    threshold: 10,
    action: "manual_intervention",
    score: 0.85,
    priority: 35,
  }),
  errorCodeRule({
    ruleId: "unknown_manual",
    name: "Have a person look at the unknown",
    patterns: ["UNKNOWN", "UNHANDLED", "UNEXPECTED"],
    action: "manual_intervention",
    score: 0.5,
    priority: 10,
  }),
];
