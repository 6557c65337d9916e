import { createHash } from "node:crypto";
import { canonicalJson, type PolicyRule, type TraceStep } from "@hoc/incident-schemas";
import { buildRun } from "@hoc/incident-schemas/testing";
import type { BundleFacts } from "../src/bundle/facts.js";
import type { BundleParams } from "../src/bundle/format.js";
import { ADA, aBundleFacts, aTraceStep, type EntryDraft, type FactsDraft, someParams } from "./facts.js";

const RULE = "policy_token_limit";
const VIOLATING_STEP = 17;
const GRACE = { type: "HUMAN", id: "grace" } as const;

/** An instant of the day on which the story plays. */
export function on14March(time: string): string {
  return `2026-03-14T${time}.000000Z`;
}

/** The steps of the run: the one before the last breaks the rule, and the run is stopped there. */
function storySteps(): TraceStep[] {
  return Array.from({ length: VIOLATING_STEP + 1 }, (_, stepIndex) =>
    aTraceStep({
      stepIndex,
      timestamp: on14March(`09:${20 + Math.floor(stepIndex / 3)}:${["00", "20", "40"][stepIndex % 3]}`),
      stepType: stepIndex % 4 === 3 ? "write_report" : "search",
      status: stepIndex === 9 ? "retry" : stepIndex === VIOLATING_STEP ? "failure" : "success",
      level: stepIndex === 9 ? "WARN" : stepIndex === VIOLATING_STEP ? "ERROR" : "INFO",
      outcomeCode: stepIndex === VIOLATING_STEP ? "TOKEN_LIMIT" : null,
      tokens: 400 + 13 * stepIndex,
      costMicros: 1_200 + 39 * stepIndex,
      durationMs: 900 + 50 * stepIndex,
      retryCount: stepIndex === 9 ? 1 : 0,
      inputHash: createHash("sha256").update(`input ${stepIndex}`).digest("hex"),
      contentHash: createHash("sha256").update(`output ${stepIndex}`).digest("hex"),
    }),
  );
}

const steps = storySteps();

const rule: PolicyRule = {
  policyId: RULE,
  tenantId: "acme",
  name: "At most 9,000 tokens a run",
  description: "A report must not cost more than it is worth.",
  policyType: "TOKENS",
  enforcementMode: "BLOCK",
  status: "ACTIVE",
  scope: "TENANT",
  scopeId: null,
  ruleType: "SAFETY",
  source: "MANUAL",
  sourceProposalId: null,
  sourceIncidentId: null,
  conditions: { tokens: 9_000 },
  suppression: null,
  createdBy: "grace",
  createdAt: "2026-01-10T08:00:00.000000Z",
  retiredAt: null,
  retiredBy: null,
  retirementReason: null,
  recordedAt: "2026-01-10T08:00:00.000000Z",
  sequence: 3,
};

const violationEvidence = { tokens: 9_189, limit: 9_000 };

const EVIDENCE_PAYLOAD = { summary: "The search tool's log of the run." };

/** What people did, in order: acknowledged, contained, classified, communicated, remediated, recovered, resolved, learned. */
export const STORY_ENTRIES: readonly EntryDraft[] = [
  {
    type: "acknowledged",
    at: on14March("09:37:30"),
    description: "Acknowledged by ada: on it",
    data: { acknowledgedBy: "ada", reason: "on it", fromState: "ACTIVE", toState: "ACKED" },
  },
  {
    type: "assigned",
    at: on14March("09:38:00"),
    description: "Assigned to ada by ada",
    data: { fromOwnerId: null, ownerId: "ada" },
  },
  milestone("contained", "09:40:00", "09:41:00", "The agent is switched off."),
  milestone("classified", "09:50:00", "09:50:10", "No customer saw the report.", { impact: "no", dataImpact: "no" }),
  milestone("communicated", "10:05:00", "10:05:30", "Told the owner of the agent."),
  {
    type: "evidence_captured",
    at: on14March("10:10:00"),
    description: "Evidence (log) by ada: The search tool's log of the run.",
    data: {
      evidenceId: "evi_1",
      evidenceType: "log",
      recoveryExecuted: false,
      payloadDigest: createHash("sha256").update(canonicalJson(EVIDENCE_PAYLOAD)).digest("hex"),
    },
  },
  {
    type: "note_added",
    at: on14March("10:12:00"),
    description: "Note by ada: the search tool returned the same page again and again",
    data: { note: "the search tool returned the same page again and again" },
  },
  milestone("remediated", "11:20:00", "11:20:20", "CHG-118: the search tool no longer repeats pages."),
  milestone("recovered", "11:45:00", "11:45:30", "The agent runs again; ten runs without a finding."),
  {
    type: "resolved",
    at: on14March("11:50:00"),
    description: "Resolved by ada (manual): fixed in the search tool",
    data: {
      resolvedAt: on14March("11:50:00"),
      resolvedBy: "ada",
      resolutionMethod: "manual",
      resolutionType: "fix",
      resolutionSummary: "The search tool repeated pages; it no longer does.",
      resolutionNotes: "fixed in the search tool",
      postmortemArtifactId: null,
      reason: null,
      fromState: "ACKED",
      toState: "RESOLVED",
    },
  },
  {
    type: "postmortem_published",
    at: "2026-03-16T15:00:00.000000Z",
    actor: GRACE,
    description: "Postmortem published by grace",
    data: {
      postmortemArtifactId: "pm_1",
      rootCause: "The search tool ignored the page number, so the agent read the first page for ever.",
      effectiveness: "The limit stopped the run within seconds; telling the owner took too long.",
      changes: [
        { reference: "CHG-118", isDone: true },
        { reference: RULE, isDone: true },
      ],
    },
  },
];

/**
 * A worked incident from its run to its post-mortem: an agent breaks its token limit at step 17 and is stopped there,
 * ada handles it, grace publishes what was learned.
 *
 * @example aStory({ incident: { title: "Limit <b>broken</b>" } })
 */
export function aStory({ incident, ...others }: FactsDraft = {}): BundleFacts {
  const sum = (member: "tokens" | "costMicros" | "durationMs") =>
    steps.reduce((total, step) => total + (step[member] ?? 0), 0);
  const violatedAt = steps[VIOLATING_STEP]?.timestamp ?? "";
  return aBundleFacts({
    incident: {
      id: "inc_story",
      title: "The planner used more tokens than it may",
      severity: "high",
      status: "RESOLVED",
      lifecycleState: "RESOLVED",
      triggerType: "policy_violation",
      triggerValue: `run run_story, policy ${RULE}, rule tokens: 9189 of 9000`,
      category: "POLICY_VIOLATION",
      errorCode: "TOKEN_LIMIT",
      sourceType: "policy",
      causeType: "LLM_RUN",
      sourceRunId: "run_story",
      llmRunId: "run_story",
      affectedAgentId: "planner",
      policyId: RULE,
      violationId: "vio_1",
      costMicros: 27_567,
      startedAt: on14March("09:25:42"),
      createdAt: on14March("09:25:42"),
      lastSignalAt: on14March("09:25:42"),
      acknowledgedAt: on14March("09:37:30"),
      acknowledgedBy: "ada",
      containedAt: on14March("09:40:00"),
      resolvedAt: on14March("11:50:00"),
      endedAt: on14March("11:50:00"),
      durationSeconds: 8_658,
      resolvedBy: "ada",
      resolutionMethod: "manual",
      resolutionType: "fix",
      resolutionSummary: "The search tool repeated pages; it no longer does.",
      ownerId: "ada",
      postmortemArtifactId: "pm_1",
      ...incident,
    },
    opening: { recordedAt: on14March("09:25:43") },
    entries: STORY_ENTRIES,
    run: buildRun({
      runId: "run_story",
      traceId: "trc_story",
      goal: "Write the weekly market report.",
      status: "halted",
      outcome: "BLOCKED",
      severity: "high",
      category: "POLICY_VIOLATION",
      errorCode: "TOKEN_LIMIT",
      terminationReason: "policy_block",
      stoppedAtStep: VIOLATING_STEP,
      violationPolicyId: RULE,
      policyViolation: true,
      policySnapshotId: "pols_42",
      inputTokens: 7_000,
      outputTokens: 2_189,
      costMicros: 27_567,
      limits: { tokens: 9_000 },
      startedAt: on14March("09:19:50"),
      completedAt: on14March("09:25:44"),
      recordedAt: on14March("09:25:45"),
    }),
    trace: {
      traceId: "trc_story",
      runId: "run_story",
      correlationId: null,
      status: "aborted",
      startedAt: on14March("09:19:50"),
      completedAt: on14March("09:25:44"),
      steps: steps.length,
      tokens: sum("tokens"),
      tokensKnown: true,
      costMicros: sum("costMicros"),
      durationMs: sum("durationMs"),
      violationStepIndex: VIOLATING_STEP,
      violationTimestamp: violatedAt,
      violationPolicyId: RULE,
      violationReason: "more tokens than a run may use",
    },
    steps,
    activePolicies: [rule],
    violation: {
      violationId: "vio_1",
      tenantId: "acme",
      runId: "run_story",
      policyId: RULE,
      policyType: "TOKENS",
      violatedRule: "tokens",
      evaluatedValue: "9189",
      thresholdCondition: "at most 9000",
      severity: "high",
      reason: "more tokens than a run may use",
      evidence: violationEvidence,
      contentHash: createHash("sha256").update(canonicalJson(violationEvidence)).digest("hex"),
      agentId: "planner",
      stepIndex: VIOLATING_STEP,
      incidentId: "inc_story",
      preventionId: null,
      isSynthetic: false,
      syntheticScenarioId: null,
      occurredAt: on14March("09:25:42"),
      recordedAt: on14March("09:25:43"),
      sequence: 40,
    },
    violatedPolicyName: rule.name,
    evidence: [
      {
        evidenceId: "evi_1",
        incidentId: "inc_story",
        evidenceType: "log",
        recoveryExecuted: false,
        payload: EVIDENCE_PAYLOAD,
        createdAt: on14March("10:10:00"),
        recordedAt: on14March("10:10:00"),
        sequence: 50,
      },
    ],
    ...others,
  });
}

/** Parameters of an export of the story in its quarter, with what a test cares about put in. */
export function storyParams(overrides: Partial<BundleParams> = {}): BundleParams {
  return someParams({
    period: { start: "2026-01-01T00:00:00.000000Z", end: "2026-04-01T00:00:00.000000Z" },
    ...overrides,
  });
}

function milestone(
  type: EntryDraft["type"],
  at: string,
  recordedAt: string,
  summary: string,
  statement: Readonly<Record<string, unknown>> = { impact: null, dataImpact: null },
): EntryDraft {
  return {
    type,
    at: on14March(at),
    recordedAt: on14March(recordedAt),
    actor: ADA,
    description: `Recorded as ${type} by ada: ${summary}`,
    data: { milestone: type, milestoneAt: on14March(at), summary, ...statement },
  };
}
