import type {
  NewPolicyEvaluation,
  NewPolicyRule,
  NewPolicyViolation,
  ReadPoint,
  ViolationFacts,
  ViolationKey,
} from "@hoc/incident-schemas/ports";
import type { Scene } from "../scene.js";

/** When things are said to have happened that are not about the clock. */
export const AT = "2026-03-14T11:59:59.123457Z";

const PERSON = { type: "HUMAN", id: "ann" } as const;

/** A violation as a test stores it when it does not care. */
export const VIOLATION: NewPolicyViolation = {
  violationId: "vio-1",
  runId: "run-1",
  policyId: "no-ssn",
  policyType: "PII",
  violatedRule: "PII_SSN",
  evaluatedValue: null,
  thresholdCondition: null,
  severity: "high",
  reason: "The answer names a number.",
  evidence: { match: "123-45-6789" },
  contentHash: "0a".repeat(32),
  agentId: null,
  stepIndex: null,
  isSynthetic: false,
  syntheticScenarioId: null,
  occurredAt: AT,
  contentDigest: "d1",
};

/** An evaluation as a test stores it when it does not care. */
export const EVALUATION: NewPolicyEvaluation = {
  evaluationId: "eval-1",
  runId: "run-1",
  outcome: "no_violation",
  policiesChecked: 3,
  confidence: 1,
  reason: null,
  draftCandidate: false,
  isSynthetic: false,
  syntheticScenarioId: null,
  createdAt: AT,
};

/** A rule as a test makes it when it does not care. */
export const RULE: NewPolicyRule = {
  policyId: "no-ssn",
  name: "No numbers",
  enforcementMode: "BLOCK",
  scope: "TENANT",
  ruleType: "SAFETY",
  source: "MANUAL",
  createdBy: "ann",
  createdAt: AT,
  contentDigest: "d1",
};

/** Stores a violation; false when it was stored before. */
export const insertViolation = (scene: Scene, violation: Partial<NewPolicyViolation> = {}): Promise<boolean> =>
  scene.write(({ policyViolations }) =>
    policyViolations.insertViolationRecord(scene.tenantId, { ...VIOLATION, ...violation }),
  );

/** Gives a violation by its id. */
export const fetchViolation = (scene: Scene, violationId = VIOLATION.violationId, at?: ReadPoint) =>
  scene.read(({ policyViolations }) => policyViolations.fetchViolation(scene.tenantId, violationId, at));

/** Gives a violation by what names it. */
export const fetchByKey = (scene: Scene, key: ViolationKey) =>
  scene.write(({ policyViolations }) => policyViolations.fetchIncidentByViolation(scene.tenantId, key));

/** Records the signal of a violation, and gives the incident that took it. */
export const signalOf = (scene: Scene, wish: Partial<Parameters<Scene["taken"]>[0]> = {}): Promise<string> =>
  scene.taken({
    at: 0,
    kind: "violation",
    reference: VIOLATION.violationId,
    violationId: VIOLATION.violationId,
    runId: VIOLATION.runId,
    triggerType: "policy_violation",
    ...wish,
  });

/** Links a violation with its incident, and tells of the evidence. */
export const link = (scene: Scene, incidentId: string, violationId = VIOLATION.violationId): Promise<void> =>
  scene.write(({ policyViolations }) =>
    policyViolations.insertEvidenceEvent(scene.tenantId, {
      evidenceId: `evd-${violationId}`,
      incidentId,
      violationId,
      contentHash: VIOLATION.contentHash,
      actor: PERSON,
      at: AT,
    }),
  );

/** What is stored of a violation, as it is now or was at a point. */
export async function truthOf(
  scene: Scene,
  violationId = VIOLATION.violationId,
  at?: ReadPoint,
): Promise<ViolationFacts | undefined> {
  const point = at ?? { ...(await scene.here()), isLatest: true };
  return scene.read(({ policyViolations }) =>
    policyViolations.fetchViolationTruthCheck(scene.tenantId, violationId, point),
  );
}

/** Makes a rule. */
export const insertRule = (scene: Scene, rule: Partial<NewPolicyRule> = {}): Promise<boolean> =>
  scene.write(({ policyRules }) => policyRules.insertPolicyRule(scene.tenantId, { ...RULE, ...rule }));

/** Takes a rule back. */
export const retireRule = (scene: Scene, policyId: string): Promise<boolean> =>
  scene.write(({ policyRules }) =>
    policyRules.retirePolicyRule(scene.tenantId, policyId, { retiredAt: AT, retiredBy: "ann", reason: "Over." }),
  );

/** Stores an evaluation; false when its run has one. */
export const evaluate = (scene: Scene, evaluation: Partial<NewPolicyEvaluation> = {}): Promise<boolean> =>
  scene.write(({ policyViolations }) =>
    policyViolations.insertPolicyEvaluation(scene.tenantId, { ...EVALUATION, ...evaluation }),
  );
