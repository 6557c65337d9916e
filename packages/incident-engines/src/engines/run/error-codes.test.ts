import { RUN_ERROR_CODES } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { errorCodeFacts } from "./error-codes.js";

const TABLE = [
  ["EXECUTION_TIMEOUT", "high", "EXECUTION_FAILURE", "Execution timeout", "timeout_policy"],
  ["AGENT_CRASH", "critical", "EXECUTION_FAILURE", "Agent crash", "crash_recovery_policy"],
  ["STEP_FAILURE", "high", "EXECUTION_FAILURE", "Step failure", "retry_policy"],
  ["SKILL_ERROR", "high", "EXECUTION_FAILURE", "Skill error", "failure_pattern_policy"],
  ["BUDGET_EXCEEDED", "medium", "BUDGET_EXCEEDED", "Budget exceeded", "cost_cap_policy"],
  ["RATE_LIMIT_EXCEEDED", "medium", "RATE_LIMIT", "Rate limit hit", "rate_limit_policy"],
  ["RESOURCE_EXHAUSTION", "medium", "RESOURCE_EXHAUSTION", null, "failure_pattern_policy"],
  ["CANCELLED", "low", "MANUAL", null, "failure_pattern_policy"],
  ["MANUAL_STOP", "low", "MANUAL", null, "failure_pattern_policy"],
  ["RETRY_EXHAUSTED", "medium", "EXECUTION_FAILURE", null, "failure_pattern_policy"],
  ["UNKNOWN", "medium", "EXECUTION_FAILURE", null, "failure_pattern_policy"],
] as const;

describe("what follows from the error code", () => {
  it.each(TABLE)(
    "%s: severity %s, category %s, title %s, proposal %s",
    (code, severity, category, titleLead, proposalType) => {
      expect(errorCodeFacts(code)).toEqual({ severity, category, titleLead, proposalType });
    },
  );

  it("is listed above for every code that the product knows", () => {
    expect(TABLE.map(([code]) => code)).toEqual(RUN_ERROR_CODES);
  });

  it.each(["E_HOST", "agent_crash", "constructor", ""])("is that of UNKNOWN for the host's own %j", (code) => {
    expect(errorCodeFacts(code)).toEqual(errorCodeFacts("UNKNOWN"));
  });
});
