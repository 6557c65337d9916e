import type {
  NewCostAnomaly,
  NewCostRecord,
  NewFailureEvidence,
  NewLesson,
  NewLlmFailure,
  NewPolicyEvaluation,
  NewPolicyRule,
  NewPolicyViolation,
  NewRun,
  NewRunFinding,
  NewRunOutcome,
  NewTraceStep,
} from "@hoc/incident-schemas/ports";
import type { Scene } from "./scene.js";

/** Digests that stand for what a host said. */
export const DIGESTS = { first: "1".repeat(64), second: "2".repeat(64) } as const;

/** A run under way, with what a test cares about put in. Its trace is named after it. */
export function newRun(scene: Scene, runId: string, said: Partial<NewRun> = {}): NewRun {
  return {
    runId,
    traceId: `trace of ${runId}`,
    agentId: "agent",
    goal: null,
    status: "running",
    attempt: 1,
    startedAt: scene.time(0),
    parentRunId: null,
    projectId: null,
    policySnapshotId: null,
    correlationId: null,
    isSynthetic: false,
    syntheticScenarioId: null,
    metadata: null,
    limits: null,
    reportDigest: DIGESTS.first,
    ...said,
  };
}

/** How a run failed, with what a test cares about put in. */
export function newOutcome(scene: Scene, said: Partial<NewRunOutcome> = {}): NewRunOutcome {
  return {
    status: "failed",
    outcome: "FAILURE",
    severity: "high",
    category: "EXECUTION_FAILURE",
    errorCode: null,
    errorMessage: null,
    terminationReason: null,
    stoppedAtStep: null,
    violationPolicyId: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    completedAt: scene.time(60),
    outcomeDigest: DIGESTS.first,
    ...said,
  };
}

/** A loop that a detector found in a run, with what a test cares about put in. */
export function newRunFinding(scene: Scene, findingId: string, said: Partial<NewRunFinding> = {}): NewRunFinding {
  return {
    findingId,
    runId: "run",
    traceId: "trace of run",
    agentId: "agent",
    detectorId: "step_repetition",
    detectorVersion: 1,
    severity: "high",
    explanation: "The same step gave the same 3 times in a row.",
    evidence: { repetitions: 3 },
    contentHash: "d".repeat(64),
    parameters: { minRepetitions: 3 },
    firstStepIndex: 1,
    lastStepIndex: 3,
    signalId: `signal of ${findingId}`,
    isSynthetic: false,
    syntheticScenarioId: null,
    occurredAt: scene.time(3),
    ...said,
  };
}

/** A step that went well, with what a test cares about put in. */
export function newStep(scene: Scene, stepIndex: number, said: Partial<NewTraceStep> = {}): NewTraceStep {
  return {
    stepIndex,
    skillName: "search",
    status: "success",
    retryCount: 0,
    source: "engine",
    occurredAt: scene.time(stepIndex),
    contentDigest: DIGESTS.first,
    ...said,
  };
}

/** A failed call of a model, with what a test cares about put in. */
export function newFailure(scene: Scene, failureId: string, said: Partial<NewLlmFailure> = {}): NewLlmFailure {
  return {
    failureId,
    runId: "run",
    failureType: "timeout",
    errorCode: "LLM_TIMEOUT",
    errorMessage: "The model did not answer.",
    model: "model-1",
    requestId: null,
    durationMs: null,
    metadata: {},
    createdAt: scene.time(30),
    contentDigest: DIGESTS.first,
    ...said,
  };
}

/** Evidence of a failed call, with what a test cares about put in. */
export function newFailureEvidence(
  scene: Scene,
  evidenceId: string,
  said: Partial<NewFailureEvidence> = {},
): NewFailureEvidence {
  return {
    evidenceId,
    failureId: "failure",
    evidenceType: "llm_failure_capture",
    evidenceData: { runId: "run" },
    contentHash: "a".repeat(64),
    createdAt: scene.time(30),
    ...said,
  };
}

/** A violation by a run of a rule that is named after the violation, with what a test cares about put in. */
export function newViolation(
  scene: Scene,
  violationId: string,
  said: Partial<NewPolicyViolation> = {},
): NewPolicyViolation {
  return {
    violationId,
    runId: "run",
    policyId: "policy",
    policyType: "PII",
    violatedRule: `rule of ${violationId}`,
    evaluatedValue: null,
    thresholdCondition: null,
    severity: "high",
    reason: "It told a name.",
    evidence: { found: "a name" },
    contentHash: "c".repeat(64),
    agentId: null,
    stepIndex: null,
    isSynthetic: false,
    syntheticScenarioId: null,
    occurredAt: scene.time(10),
    contentDigest: DIGESTS.first,
    ...said,
  };
}

/** A rule that blocks, with what a test cares about put in. */
export function newRule(scene: Scene, policyId: string, said: Partial<NewPolicyRule> = {}): NewPolicyRule {
  return {
    policyId,
    name: "No names",
    enforcementMode: "BLOCK",
    scope: "TENANT",
    ruleType: "SAFETY",
    source: "MANUAL",
    createdBy: "ann",
    createdAt: scene.time(0),
    contentDigest: DIGESTS.first,
    ...said,
  };
}

/** That a run was held against policies and broke none, with what a test cares about put in. */
export function newEvaluation(
  scene: Scene,
  evaluationId: string,
  said: Partial<NewPolicyEvaluation> = {},
): NewPolicyEvaluation {
  return {
    evaluationId,
    runId: "run",
    outcome: "no_violation",
    policiesChecked: 3,
    confidence: 1,
    reason: null,
    draftCandidate: false,
    isSynthetic: false,
    syntheticScenarioId: null,
    createdAt: scene.time(60),
    ...said,
  };
}

/** What a call cost, with what a test cares about put in. */
export function newCostRecord(scene: Scene, recordId: string, said: Partial<NewCostRecord> = {}): NewCostRecord {
  return {
    recordId,
    model: "model-1",
    inputTokens: 10,
    outputTokens: 20,
    costMicros: 30,
    occurredAt: scene.time(10),
    contentDigest: DIGESTS.first,
    ...said,
  };
}

/** Costs out of line, with what a test cares about put in. */
export function newCostAnomaly(scene: Scene, anomalyId: string, said: Partial<NewCostAnomaly> = {}): NewCostAnomaly {
  return {
    anomalyId,
    anomalyType: "ABSOLUTE_SPIKE",
    severity: "HIGH",
    raised: true,
    entityType: "tenant",
    currentValueMicros: 300,
    expectedValueMicros: 100,
    confidence: 1,
    derivedCause: "UNKNOWN",
    breachCount: 1,
    observedAt: scene.time(10),
    metadata: {},
    ...said,
  };
}

/** What was learned from a failed run that is named after the lesson, with what a test cares about put in. */
export function newLesson(scene: Scene, lessonId: string, said: Partial<NewLesson> = {}): NewLesson {
  return {
    lessonId,
    lessonType: "failure",
    severity: "HIGH",
    sourceEventId: `run of ${lessonId}`,
    sourceEventType: "run",
    sourceRunId: null,
    sourceIncidentId: null,
    title: "A run failed.",
    description: "It took too long.",
    proposedAction: null,
    detectedPattern: null,
    subject: "",
    isSynthetic: false,
    syntheticScenarioId: null,
    createdAt: scene.time(0),
    ...said,
  };
}
