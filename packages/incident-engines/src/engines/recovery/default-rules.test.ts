import { evaluateRecoveryInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { DEFAULT_RECOVERY_RULES } from "./default-rules.js";
import { byPriority, matchOf, ruleView } from "./recovery-rule.js";

const matchedBy = (failure: object) => {
  const context = evaluateRecoveryInputSchema.parse(failure);
  return DEFAULT_RECOVERY_RULES.filter((rule) => matchOf(rule, context) !== undefined).map(({ ruleId }) => ruleId);
};

describe("the default rules", () => {
  it("are these, by falling priority", () => {
    expect([...DEFAULT_RECOVERY_RULES].sort(byPriority)).toEqual(DEFAULT_RECOVERY_RULES);
    const table = DEFAULT_RECOVERY_RULES.map(ruleView).map(
      ({ ruleId, patterns, threshold, action, score, weight, priority }) =>
        [ruleId, patterns?.join(" ") ?? threshold, action, score ?? weight, priority].join(", "),
    );
    expect(table).toEqual([
      "timeout_retry, TIMEOUT DEADLINE TIMED_OUT, retry_exponential, 0.85, 90",
      "rate_limit_backoff, RATE_LIMIT 429 TOO_MANY_REQUESTS QUOTA, retry_exponential, 0.9, 85",
      "server_error_fallback, HTTP_5XX 500 502 503 504 INTERNAL_ERROR, circuit_breaker, 0.8, 80",
      "budget_fallback, BUDGET COST_EXCEEDED QUOTA_EXCEEDED, fallback_model, 0.85, 75",
      "auth_notify, AUTH PERMISSION FORBIDDEN 401 403, notify_ops, 0.75, 70",
      "connection_retry, CONNECTION NETWORK DNS RESOLVE, retry_exponential, 0.8, 65",
      "historical_success, 3, , 1.2, 60",
      "escalate_repeated, 5, notify_ops, 0.7, 40",
      "manual_review_high, 10, manual_intervention, 0.85, 35",
      "unknown_manual, UNKNOWN UNHANDLED UNEXPECTED, manual_intervention, 0.5, 10",
    ]);
  });

  it.each(
    DEFAULT_RECOVERY_RULES.flatMap(({ ruleId, patterns = [] }) =>
      patterns.map((pattern) => [ruleId, pattern] as const),
    ),
  )("F-130: %s takes %s at the beginning, inside and in lower case, and in no longer word", (ruleId, pattern) => {
    for (const errorCode of [pattern, `${pattern}_X`, `x-${pattern.toLowerCase()}-x`, `E:${pattern}`])
      expect(matchedBy({ errorCode })).toContain(ruleId);
    for (const errorCode of [`9${pattern}`, `${pattern}9`, `A${pattern}Z`])
      expect(matchedBy({ errorCode })).not.toContain(ruleId);
  });

  it("F-130: take a status by its class, 500 to 599 with HTTP before it, and no number that holds one", () => {
    expect(matchedBy({ errorCode: "HTTP_507" })).toEqual(["server_error_fallback"]);
    expect(matchedBy({ errorCode: "http 503" })).toEqual(["server_error_fallback"]);
    for (const errorCode of ["1500", "ORDER_5001", "PAYMENT_14290", "PORT_50300", "507", "HTTP_404"])
      expect(matchedBy({ errorCode })).toEqual([]);
  });

  it("do what helped three times of four, and count how often it happened", () => {
    const retry = (succeeded: boolean) => ({ action: "retry_exponential", succeeded });
    expect(matchedBy({ historicalMatches: [retry(true), retry(true), retry(true), retry(false)] })).toEqual([
      "historical_success",
    ]);
    expect(matchedBy({ historicalMatches: [retry(true), retry(true), retry(false)] })).toEqual([]);
    expect(matchedBy({ occurrenceCount: 4 })).toEqual([]);
    expect(matchedBy({ occurrenceCount: 5 })).toEqual(["escalate_repeated"]);
    expect(matchedBy({ occurrenceCount: 10 })).toEqual(["escalate_repeated", "manual_review_high"]);
  });
});
