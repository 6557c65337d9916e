import type {
  NewPolicyEvaluation,
  NewPolicyRule,
  NewPolicyViolation,
  ReadPoint,
  ViolationFacts,
  ViolationKey,
} from "@hoc/incident-schemas/ports";
import { newEvaluation, newRule, newViolation } from "../failure-facts.js";
import type { Scene } from "../scene.js";

/** When things are said to have happened that are not about the clock. */
export const AT = "2026-03-14T11:59:59.123457Z";

const PERSON = { type: "HUMAN", id: "ann" } as const;

/** The id of the violation that a test stores when it does not care. */
const VIOLATION_ID = "vio-1";

/** What names that violation beside its id. */
export const KEY: ViolationKey = { runId: "run-1", policyId: "no-ssn", violatedRule: "PII_SSN" };

/** That violation, with what a test cares about put in; one with another id is the same fact still. */
export const newFact = (scene: Scene, said: Partial<NewPolicyViolation> = {}): NewPolicyViolation =>
  newViolation(scene, VIOLATION_ID, { ...KEY, ...said });

/** Stores a violation; false when it was stored before. */
export const insertViolation = (scene: Scene, said: Partial<NewPolicyViolation> = {}): Promise<boolean> =>
  scene.write(({ policyViolations }) => policyViolations.insertViolationRecord(scene.tenantId, newFact(scene, said)));

/** Gives a violation by its id. */
export const fetchViolation = (scene: Scene, violationId = VIOLATION_ID, at?: ReadPoint) =>
  scene.read(({ policyViolations }) => policyViolations.fetchViolation(scene.tenantId, violationId, at));

/** Gives a violation by what names it. */
export const fetchByKey = (scene: Scene, key: ViolationKey) =>
  scene.write(({ policyViolations }) => policyViolations.fetchIncidentByViolation(scene.tenantId, key));

/** Records the signal of a violation, and gives the incident that took it. */
export const signalOf = (scene: Scene, wish: Partial<Parameters<Scene["taken"]>[0]> = {}): Promise<string> =>
  scene.taken({
    at: 0,
    kind: "violation",
    reference: VIOLATION_ID,
    violationId: VIOLATION_ID,
    runId: KEY.runId,
    triggerType: "policy_violation",
    ...wish,
  });

/** Links a violation with its incident, and tells of the evidence. */
export const link = (scene: Scene, incidentId: string, violationId = VIOLATION_ID): Promise<void> =>
  scene.write(({ policyViolations }) =>
    policyViolations.insertEvidenceEvent(scene.tenantId, {
      evidenceId: `evd-${violationId}`,
      incidentId,
      violationId,
      contentHash: newFact(scene).contentHash,
      actor: PERSON,
      at: AT,
    }),
  );

/** What is stored of a violation, as it is now or was at a point. */
export async function truthOf(
  scene: Scene,
  violationId = VIOLATION_ID,
  at?: ReadPoint,
): Promise<ViolationFacts | undefined> {
  const point = at ?? { ...(await scene.here()), isLatest: true };
  return scene.read(({ policyViolations }) =>
    policyViolations.fetchViolationTruthCheck(scene.tenantId, violationId, point),
  );
}

/** Makes a rule. */
export const insertRule = (scene: Scene, said: Partial<NewPolicyRule> = {}): Promise<boolean> =>
  scene.write(({ policyRules }) => policyRules.insertPolicyRule(scene.tenantId, newRule(scene, KEY.policyId, said)));

/** Takes a rule back. */
export const retireRule = (scene: Scene, policyId: string): Promise<boolean> =>
  scene.write(({ policyRules }) =>
    policyRules.retirePolicyRule(scene.tenantId, policyId, { retiredAt: AT, retiredBy: "ann", reason: "Over." }),
  );

/** Stores an evaluation; false when its run has one. */
export const evaluate = (scene: Scene, said: Partial<NewPolicyEvaluation> = {}): Promise<boolean> =>
  scene.write(({ policyViolations }) =>
    policyViolations.insertPolicyEvaluation(scene.tenantId, newEvaluation(scene, "eval-1", said)),
  );
