import type { PolicyEvaluation, PolicyEvaluationOutcome } from "../failures/policy-evaluation.js";
import type { PolicyViolation, ViolationFilters } from "../failures/policy-violation.js";
import type { PreventionFilters, PreventionRecord } from "../failures/prevention.js";
import type { Severity } from "../incident/severity.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** A violation that is about to be stored, with its evidence. */
export interface NewPolicyViolation
  extends Omit<PolicyViolation, "tenantId" | "incidentId" | "preventionId" | "recordedAt" | "sequence"> {
  /** SHA-256 in hex of what the host said, by which a repeated violation is told from a conflicting one. */
  readonly contentDigest: string;
}

/** A stored violation with the digest that its reports are compared by. */
export interface StoredPolicyViolation extends PolicyViolation {
  readonly contentDigest: string;
}

/** What names a violation beside its id: one fact per run, policy and rule. */
export interface ViolationKey {
  readonly runId: string;
  readonly policyId: string;
  readonly violatedRule: string;
}

/** What is stored of a violation, as its truth is judged by. */
export interface ViolationFacts {
  readonly violation: StoredPolicyViolation;
  /** Incidents that the fact is linked to or whose signals name it. One, unless something is wrong. */
  readonly incidents: readonly {
    readonly incidentId: string;
    readonly severity: Severity;
    /** Position of the fact's own signal in everything that the tenant recorded; null when no such signal is there. */
    readonly absorbedSequence: number | null;
  }[];
  /** Timeline entries that tell of its evidence, with the digest that they carry. */
  readonly evidenceEntries: readonly { readonly incidentId: string; readonly contentHash: string }[];
  /**
   * Whether a rule of that id or policy type was in force when the fact was recorded; null where the policies are the
   * host's, which were asked then and cannot be asked about the past.
   */
  readonly policyWasEnabled: boolean | null;
  /** The cost that its signal carried, in micro-dollars; null when none. */
  readonly signalCostMicros: number | null;
}

/** An evaluation that is about to be stored. */
export interface NewPolicyEvaluation {
  readonly evaluationId: string;
  readonly runId: string;
  readonly outcome: PolicyEvaluationOutcome;
  readonly policiesChecked: number;
  readonly confidence: number | null;
  readonly reason: string | null;
  readonly draftCandidate: boolean;
  readonly isSynthetic: boolean;
  readonly syntheticScenarioId: string | null;
  readonly createdAt: Instant;
}

/** Stores and reads violations of policies, what was prevented, and that runs were held against policies. */
export interface PolicyViolationDriver {
  /** Stores the fact with its evidence; false when its id, or its run, policy and rule, exist already. */
  insertViolationRecord(tenantId: string, violation: NewPolicyViolation): Promise<boolean>;
  fetchViolationExists(tenantId: string, violationId: string): Promise<boolean>;
  /** Whether a rule in force, and not disabled, has this id or is of this policy type. */
  fetchPolicyEnabled(tenantId: string, policyId: string): Promise<boolean>;
  /**
   * Tells the incident's timeline of the fact's evidence (`evidence_captured`), stores it as evidence of the incident,
   * and links fact and incident for ever. The fact must be stored before; an id of the fact that is linked already
   * throws.
   */
  insertEvidenceEvent(
    tenantId: string,
    link: {
      readonly evidenceId: string;
      readonly incidentId: string;
      readonly violationId: string;
      readonly contentHash: string;
      readonly actor: { readonly type: string; readonly id: string };
      readonly at: Instant;
    },
  ): Promise<void>;
  /** The stored fact of a run, policy and rule, with the incident that it belongs to, or `undefined`. */
  fetchIncidentByViolation(tenantId: string, key: ViolationKey): Promise<StoredPolicyViolation | undefined>;
  fetchViolation(tenantId: string, violationId: string, at?: ReadPoint): Promise<StoredPolicyViolation | undefined>;
  /** Violations recorded before `beforeSequence`, the last one first. */
  listViolations(
    tenantId: string,
    query: NewestFirstPage & { readonly filters: ViolationFilters },
  ): Promise<PolicyViolation[]>;
  /** All that a violation's truth is judged by, or `undefined` when there is no such fact. */
  fetchViolationTruthCheck(tenantId: string, violationId: string, at: ReadPoint): Promise<ViolationFacts | undefined>;
  /** Stores an evaluation; false when its run has one already, and then nothing changes. */
  insertPolicyEvaluation(tenantId: string, evaluation: NewPolicyEvaluation): Promise<boolean>;
  fetchPolicyEvaluation(tenantId: string, runId: string, at?: ReadPoint): Promise<PolicyEvaluation | undefined>;
  /** The record of the rule that kept a signal from becoming an incident, or `undefined`. */
  fetchPreventionOfSignal(tenantId: string, signalId: string): Promise<PreventionRecord | undefined>;
  /** Prevention records stored before `beforeSequence`, the last one first. */
  listPreventions(
    tenantId: string,
    query: NewestFirstPage & { readonly filters: PreventionFilters },
  ): Promise<PreventionRecord[]>;
}
