import type { Run } from "../failures/run.js";

const PLAIN_RUN: Run = {
  runId: "run_1",
  tenantId: "acme",
  agentId: "planner",
  goal: null,
  status: "running",
  outcome: null,
  severity: null,
  category: null,
  errorCode: null,
  errorMessage: null,
  terminationReason: null,
  stoppedAtStep: null,
  violationPolicyId: null,
  policyViolation: false,
  incidentCount: 0,
  parentRunId: null,
  attempt: 1,
  projectId: null,
  policySnapshotId: null,
  traceId: "trc_1",
  correlationId: null,
  inputTokens: null,
  outputTokens: null,
  costMicros: null,
  isSynthetic: false,
  syntheticScenarioId: null,
  metadata: null,
  limits: null,
  startedAt: "2026-03-14T12:00:00.000000Z",
  completedAt: null,
  recordedAt: "2026-03-14T12:00:00.000000Z",
  sequence: 1,
};

/**
 * A run of the tenant `acme` that is under way, with what a test cares about put in. `status` and `outcome` belong
 * together: set both.
 *
 * @example buildRun({ status: "failed", outcome: "FAILURE", errorCode: "AGENT_CRASH" })
 */
export function buildRun(overrides: Partial<Run> = {}): Run {
  return { ...PLAIN_RUN, ...overrides };
}
