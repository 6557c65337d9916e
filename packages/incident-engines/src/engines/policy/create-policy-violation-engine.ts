import type {
  PolicyEvaluation,
  PolicyEvaluationOutcome,
  RecordEvaluation,
  RecordResult,
  ViolationFact,
  ViolationResult,
} from "@hoc/incident-schemas";
import type { NewPolicyViolation, StoredPolicyViolation } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { fetchProjectOfRun } from "../event-project.js";
import { jsonDigest } from "../json-digest.js";
import { recordSignal } from "../signal/record-signal.js";
import type { Writing } from "../writing.js";
import { confidenceOf, evaluationOutcomeOf } from "./evaluation-outcome.js";
import { loadEvaluation } from "./load-evaluation.js";
import { evaluationTraces, violationTraces } from "./policy-traces.js";
import { violationDigest } from "./violation-digest.js";
import { incidentWithoutViolationFact, policyDisabled, violationConflict } from "./violation-errors.js";
import { violationSignal, violationSignalId } from "./violation-signal.js";

/** An evaluation whose outcome is known, however it was told. */
type KnownEvaluation = Omit<RecordEvaluation, "outcome" | "runStatus"> & {
  readonly outcome: PolicyEvaluationOutcome;
};

/** An evaluation as stored, and whether this call stored it. */
type WrittenEvaluation = PolicyEvaluation & { readonly recorded: boolean };

/**
 * Makes incidents of broken policies, facts first, and notes that runs were held against the policies. Everything of
 * one write: when a step fails, the ones before it leave nothing either.
 */
export interface PolicyViolationEngine {
  /**
   * The whole way from a violation to what becomes of it: stored before? policy enabled? the fact with its evidence,
   * its signal, the evidence on the incident, event and audit record. Said again in the same words it changes nothing,
   * whatever became of the policy meanwhile.
   */
  persistViolationAndCreateIncident(tenantId: string, fact: ViolationFact): Promise<ViolationResult>;
  /** What became of a violation that is stored in the same words; nothing when none is. Throws `violation_conflict`. */
  checkIncidentExists(tenantId: string, fact: ViolationFact): Promise<ViolationResult | undefined>;
  /** Throws `policy_disabled` unless a rule in force has this id or policy type. */
  checkPolicyEnabled(tenantId: string, policyId: string): Promise<void>;
  /** Stores the fact with its evidence. Throws `violation_conflict`. */
  persistViolationFact(tenantId: string, fact: ViolationFact): Promise<NewPolicyViolation>;
  /** The stored fact. Throws `incident_without_violation_fact` when there is none. */
  checkViolationPersisted(tenantId: string, violationId: string): Promise<StoredPolicyViolation>;
  /**
   * Raises the signal of a stored fact and ties the fact to the incident that takes it; a fact that has an incident, or
   * that a rule prevented from having one, keeps it. When somebody sent its signal before it, the fact gets the incident
   * that took that signal. Throws `incident_without_violation_fact`, `signal_too_old` and, when no incident took that
   * earlier signal, `signal_conflict`.
   */
  createIncidentFromViolation(tenantId: string, violationId: string): Promise<RecordResult>;
  /** Tells the incident's timeline of the fact's evidence, and ties both for ever. */
  persistEvidence(
    tenantId: string,
    incidentId: string,
    fact: Pick<StoredPolicyViolation, "violationId" | "contentHash">,
  ): Promise<void>;
  /** Notes what the policies had to say of a run, which may be told by the status that the run ended with. */
  handlePolicyEvaluationForRun(tenantId: string, evaluation: RecordEvaluation): Promise<WrittenEvaluation>;
  /** Stores an evaluation; a run that has one keeps it. */
  createPolicyEvaluationRecord(tenantId: string, evaluation: KnownEvaluation): Promise<WrittenEvaluation>;
}

/**
 * The engine over the ports of one write, on behalf of an actor.
 *
 * @example await createPolicyViolationEngine({ ports, uuid, actor }).persistViolationAndCreateIncident("acme", fact)
 */
export function createPolicyViolationEngine({ ports, uuid, actor }: Writing): PolicyViolationEngine {
  const { policyViolations, recordedAt } = ports;
  const doing = { actor, at: recordedAt };

  const engine: PolicyViolationEngine = {
    async persistViolationAndCreateIncident(tenantId, fact) {
      const before = await engine.checkIncidentExists(tenantId, fact);
      if (before !== undefined) return before;
      await engine.checkPolicyEnabled(tenantId, fact.policyId);
      const violation = await engine.persistViolationFact(tenantId, fact);
      const signal = await engine.createIncidentFromViolation(tenantId, violation.violationId);
      const { violationId, contentHash } = violation;
      const { incidentId, preventionId = null } = signal;
      const project = await fetchProjectOfRun(ports, tenantId, violation.runId);
      const told = { ...violation, incidentId, preventionId };
      await appendTraces(ports, tenantId, violationTraces(told, project, doing));
      return { violationId, contentHash, recorded: true, incidentId, preventionId, signal };
    },

    async checkIncidentExists(tenantId, fact) {
      const { runId, policyId, violatedRule, violationId } = fact;
      const stored = await policyViolations.fetchIncidentByViolation(tenantId, { runId, policyId, violatedRule });
      if (stored === undefined) {
        if (violationId !== undefined && (await policyViolations.fetchViolationExists(tenantId, violationId)))
          throw violationConflict(violationId);
        return undefined;
      }
      const isSameId = violationId === undefined || violationId === stored.violationId;
      if (!isSameId || stored.contentDigest !== digestOf(fact)) throw violationConflict(stored.violationId);
      const { contentHash, incidentId, preventionId } = stored;
      const signal = signalOf(stored);
      return { violationId: stored.violationId, contentHash, recorded: false, incidentId, preventionId, signal };
    },

    async checkPolicyEnabled(tenantId, policyId) {
      if (!(await policyViolations.fetchPolicyEnabled(tenantId, policyId))) throw policyDisabled(policyId);
    },

    async persistViolationFact(tenantId, fact) {
      const violation: NewPolicyViolation = {
        violationId: fact.violationId ?? `vio_${uuid()}`,
        runId: fact.runId,
        policyId: fact.policyId,
        policyType: fact.policyType,
        violatedRule: fact.violatedRule,
        evaluatedValue: fact.evaluatedValue ?? null,
        thresholdCondition: fact.thresholdCondition ?? null,
        severity: fact.severity,
        reason: fact.reason,
        evidence: fact.evidence,
        contentHash: jsonDigest(fact.evidence),
        agentId: fact.agentId ?? null,
        stepIndex: fact.stepIndex ?? null,
        isSynthetic: fact.isSynthetic,
        syntheticScenarioId: fact.syntheticScenarioId ?? null,
        occurredAt: fact.occurredAt ?? recordedAt,
        contentDigest: digestOf(fact),
      };
      if (!(await policyViolations.insertViolationRecord(tenantId, violation)))
        throw violationConflict(violation.violationId);
      return violation;
    },

    async checkViolationPersisted(tenantId, violationId) {
      const violation = await policyViolations.fetchViolation(tenantId, violationId);
      if (violation === undefined) throw incidentWithoutViolationFact(violationId);
      return violation;
    },

    async createIncidentFromViolation(tenantId, violationId) {
      const violation = await engine.checkViolationPersisted(tenantId, violationId);
      if (violation.incidentId !== null || violation.preventionId !== null) return signalOf(violation);
      const signal = violationSignal(violation, { receivedAt: recordedAt, uuid });
      const result = await recordSignal(ports, tenantId, signal, "/occurredAt");
      if (result.incidentId !== null) await engine.persistEvidence(tenantId, result.incidentId, violation);
      return result;
    },

    async persistEvidence(tenantId, incidentId, { violationId, contentHash }) {
      const evidenceId = `evi_${uuid()}`;
      const link = { evidenceId, incidentId, violationId, contentHash, ...doing };
      await policyViolations.insertEvidenceEvent(tenantId, link);
    },

    handlePolicyEvaluationForRun(tenantId, { outcome, runStatus = "", ...evaluation }) {
      const known = { ...evaluation, outcome: outcome ?? evaluationOutcomeOf(runStatus) };
      return engine.createPolicyEvaluationRecord(tenantId, known);
    },

    async createPolicyEvaluationRecord(tenantId, evaluation) {
      const { runId, outcome, policiesChecked, draftCandidate, isSynthetic } = evaluation;
      const recorded = await policyViolations.insertPolicyEvaluation(tenantId, {
        evaluationId: `pev_${uuid()}`,
        runId,
        outcome,
        policiesChecked,
        confidence: evaluation.confidence ?? confidenceOf(outcome),
        reason: evaluation.reason ?? null,
        draftCandidate,
        isSynthetic,
        syntheticScenarioId: evaluation.syntheticScenarioId ?? null,
        createdAt: recordedAt,
      });
      const stored = await loadEvaluation(ports, tenantId, runId);
      if (recorded) {
        const project = await fetchProjectOfRun(ports, tenantId, runId);
        await appendTraces(ports, tenantId, evaluationTraces(stored, project, doing));
      }
      return { ...stored, recorded };
    },
  };
  return engine;
}

function digestOf(fact: ViolationFact): string {
  return violationDigest({ ...fact, contentHash: jsonDigest(fact.evidence) });
}

/** What recording a fact's signal again would answer, from what is stored for ever: signals are deleted some day. */
function signalOf({ violationId, incidentId, preventionId }: StoredPolicyViolation): RecordResult {
  const result = { signalId: violationSignalId(violationId), outcome: "duplicate" as const, incidentId };
  return preventionId === null ? result : { ...result, preventionId };
}
