import {
  type PolicyEvaluation,
  type PreventionRecord,
  parseInput,
  type RecordResult,
  recordViolationInputSchema,
  type Signal,
  type ViolationFact,
} from "@hoc/incident-schemas";
import type {
  BacktestFacts,
  BacktestQuestion,
  IncidentPorts,
  PolicyViolationDriver,
  StoredPolicyProposal,
  StoredPolicyRule,
  StoredPolicyViolation,
} from "@hoc/incident-schemas/ports";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { jsonDigest } from "../src/engines/json-digest.js";
import { violationDigest } from "../src/engines/policy/violation-digest.js";
import { NOW, notedTraces } from "./noted-traces.js";

/** A rule in force as it is stored, with what a test cares about put in. */
export function buildRule(overrides: Partial<StoredPolicyRule> = {}): StoredPolicyRule {
  return {
    policyId: "pol_1",
    tenantId: "acme",
    name: "No personal data",
    description: null,
    policyType: "PII",
    enforcementMode: "BLOCK",
    status: "ACTIVE",
    scope: "TENANT",
    scopeId: null,
    ruleType: "SAFETY",
    source: "MANUAL",
    sourceProposalId: null,
    sourceIncidentId: null,
    conditions: null,
    suppression: null,
    createdBy: "ada",
    createdAt: NOW,
    retiredAt: null,
    retiredBy: null,
    retirementReason: null,
    recordedAt: NOW,
    sequence: 1,
    contentDigest: "0".repeat(64),
    ...overrides,
  };
}

/** A violation as a host tells it, with what a test cares about put in. */
export function tellViolation(overrides: object = {}): ViolationFact {
  return parseInput(recordViolationInputSchema, {
    runId: "run-1",
    policyId: "pol_1",
    policyType: "PII",
    violatedRule: "PII_SSN",
    severity: "high",
    reason: "The answer holds a social security number.",
    evidence: { step: 3, score: 0.87 },
    ...overrides,
  });
}

/** A violation as it is stored, in its incident, with what a test cares about put in. */
export function buildViolation(overrides: Partial<StoredPolicyViolation> = {}): StoredPolicyViolation {
  const evidence = overrides.evidence ?? { step: 3, score: 0.87 };
  const violation = {
    violationId: "vio_1",
    tenantId: "acme",
    runId: "run-1",
    policyId: "pol_1",
    policyType: "PII",
    violatedRule: "PII_SSN",
    evaluatedValue: null,
    thresholdCondition: null,
    severity: "high" as const,
    reason: "The answer holds a social security number.",
    evidence,
    contentHash: jsonDigest(evidence),
    agentId: null,
    stepIndex: null,
    incidentId: "inc_1",
    preventionId: null,
    isSynthetic: false,
    syntheticScenarioId: null,
    occurredAt: NOW,
    recordedAt: NOW,
    sequence: 7,
    ...overrides,
  };
  return { contentDigest: violationDigest(violation), ...violation };
}

/** A stored evaluation, with what a test cares about put in. */
export function buildEvaluation(overrides: Partial<PolicyEvaluation> = {}): PolicyEvaluation {
  return {
    evaluationId: "pev_1",
    tenantId: "acme",
    runId: "run-1",
    outcome: "no_violation",
    policiesChecked: 3,
    confidence: 1,
    reason: null,
    draftCandidate: false,
    isSynthetic: false,
    syntheticScenarioId: null,
    createdAt: NOW,
    recordedAt: NOW,
    sequence: 9,
    ...overrides,
  };
}

/** The record of a prevented signal, with what a test cares about put in. */
export function buildPrevention(overrides: Partial<PreventionRecord> = {}): PreventionRecord {
  return {
    preventionId: "prev_0123456789abcdef",
    tenantId: "acme",
    policyId: "pol_1",
    patternId: "PII_SSN",
    signalId: "sig_1",
    originalIncidentId: null,
    runId: "run-1",
    violationId: null,
    outcome: "prevented",
    signatureMatchConfidence: 1,
    policyAgeSeconds: 60,
    isSimulated: false,
    isSynthetic: false,
    syntheticScenarioId: null,
    createdAt: NOW,
    recordedAt: NOW,
    sequence: 5,
    ...overrides,
  };
}

/** A stored proposal, with what a test cares about put in. */
export function buildProposal(overrides: Partial<StoredPolicyProposal> = {}): StoredPolicyProposal {
  return {
    proposalId: "prop_1",
    tenantId: "acme",
    proposalName: "timeout_policy for inc_1",
    proposalType: "timeout_policy",
    errorCode: "EXECUTION_TIMEOUT",
    rationale: "A person has to review it.",
    proposedRule: {},
    suppression: null,
    triggeringIncidentIds: ["inc_1"],
    lessonIds: [],
    status: "draft",
    reviewedAt: null,
    reviewedBy: null,
    reviewNotes: null,
    reviewDigest: null,
    effectiveFrom: null,
    policyId: null,
    backtest: null,
    sourceType: "incident",
    sourceId: "inc_1",
    createdBy: "ada",
    isSynthetic: false,
    syntheticScenarioId: null,
    createdAt: NOW,
    recordedAt: NOW,
    sequence: 3,
    ...overrides,
  };
}

/** What stored history says of a rule that would suppress nothing in it. */
export const NOTHING_SUPPRESSED: BacktestFacts = {
  examinedSignals: 5,
  alreadySuppressed: 0,
  suppressedSignals: 0,
  suppressedCostMicros: null,
  absentIncidents: { incidents: 0, critical: 0, workedOn: 0, resolvedByPerson: 0, open: 0 },
  smallerIncidents: 0,
  signals: [],
  absent: [],
  smaller: [],
};

/** What a test decides of {@link policyWorld}. */
export interface PolicyWorldOptions {
  readonly rules?: readonly StoredPolicyRule[];
  readonly violations?: readonly StoredPolicyViolation[];
  readonly proposals?: readonly StoredPolicyProposal[];
  /** What stored history says of every rule, where it is not that nothing would be suppressed. */
  readonly history?: Partial<BacktestFacts>;
  /** What the aggregator answers instead of opening `inc_1`. */
  readonly answer?: Partial<RecordResult>;
  /** A step that fails, by the name it has in `steps`. */
  readonly failing?: string;
  /** The project of the run `run-1`, which nobody knows by default. */
  readonly projectId?: string;
  readonly aggregator?: Partial<IncidentPorts["aggregator"]>;
}

/** The policies of one tenant in memory, behind ports that note every change in the order it is asked for. */
export function policyWorld(options: PolicyWorldOptions = {}) {
  const rules = new Map((options.rules ?? [buildRule()]).map((rule) => [rule.policyId, rule]));
  const violations = new Map((options.violations ?? []).map((violation) => [violation.violationId, violation]));
  const evaluations = new Map<string, PolicyEvaluation>();
  const proposals = new Map((options.proposals ?? []).map((proposal) => [proposal.proposalId, proposal]));
  const questions: BacktestQuestion[] = [];
  const steps: string[] = [];
  const signals: Signal[] = [];
  const links: Parameters<PolicyViolationDriver["insertEvidenceEvent"]>[1][] = [];
  const note = (step: string) => {
    steps.push(step);
    if (step === options.failing) throw new Error(`${step} fails`);
  };
  const { events, audit, ports: noted } = notedTraces(note);

  const ports = stubPorts({
    policyRules: {
      async insertPolicyRule(tenantId, { description, policyType, conditions, suppression, ...rule }) {
        note("insertPolicyRule");
        if (rules.has(rule.policyId)) return false;
        const { scopeId, sourceProposalId, sourceIncidentId } = rule;
        const stored = {
          ...rule,
          tenantId,
          description: description ?? null,
          policyType: policyType ?? null,
          conditions: conditions ?? null,
          suppression: suppression ?? null,
          scopeId: scopeId ?? null,
          sourceProposalId: sourceProposalId ?? null,
          sourceIncidentId: sourceIncidentId ?? null,
        };
        rules.set(rule.policyId, buildRule(stored));
        return true;
      },
      async retirePolicyRule(_tenantId, policyId, { reason, ...change }) {
        note("retirePolicyRule");
        const rule = rules.get(policyId);
        if (rule?.status !== "ACTIVE") return false;
        rules.set(policyId, { ...rule, ...change, status: "RETIRED", retirementReason: reason });
        return true;
      },
      fetchPolicyRule: async (_tenantId, policyId) => rules.get(policyId),
    },
    policyViolations: {
      fetchPolicyEnabled: async (_tenantId, named) =>
        [...rules.values()].some(
          ({ policyId, policyType, status, enforcementMode }) =>
            status === "ACTIVE" && enforcementMode !== "DISABLED" && [policyId, policyType].includes(named),
        ),
      fetchViolationExists: async (_tenantId, violationId) => violations.has(violationId),
      fetchViolation: async (_tenantId, violationId) => violations.get(violationId),
      fetchIncidentByViolation: async (_tenantId, key) =>
        [...violations.values()].find(
          ({ runId, policyId, violatedRule }) =>
            runId === key.runId && policyId === key.policyId && violatedRule === key.violatedRule,
        ),
      async insertViolationRecord(tenantId, violation) {
        note("insertViolationRecord");
        if (violations.has(violation.violationId)) return false;
        violations.set(violation.violationId, buildViolation({ ...violation, tenantId, incidentId: null }));
        return true;
      },
      async insertEvidenceEvent(_tenantId, link) {
        note("insertEvidenceEvent");
        links.push(link);
        const violation = violations.get(link.violationId);
        if (violation !== undefined) violations.set(link.violationId, { ...violation, incidentId: link.incidentId });
      },
      async insertPolicyEvaluation(tenantId, evaluation) {
        note("insertPolicyEvaluation");
        if (evaluations.has(evaluation.runId)) return false;
        evaluations.set(evaluation.runId, buildEvaluation({ ...evaluation, tenantId }));
        return true;
      },
      fetchPolicyEvaluation: async (_tenantId, runId) => evaluations.get(runId),
    },
    policyProposals: {
      fetchProposal: async (_tenantId, proposalId) => proposals.get(proposalId),
      async updateProposalReviewed(_tenantId, proposalId, review) {
        note("updateProposalReviewed");
        const proposal = proposals.get(proposalId);
        if (proposal?.status !== "draft") return false;
        const effectiveFrom = review.status === "approved" ? review.reviewedAt : null;
        proposals.set(proposalId, { ...proposal, ...review, effectiveFrom });
        return true;
      },
    },
    policyBacktests: {
      async fetchBacktestFacts(_tenantId, question) {
        questions.push(question);
        return { ...NOTHING_SUPPRESSED, ...options.history };
      },
    },
    runs: {
      fetchRun: async (_tenantId, runId) =>
        runId === "run-1" && options.projectId !== undefined
          ? ({ projectId: options.projectId } as Awaited<ReturnType<IncidentPorts["runs"]["fetchRun"]>>)
          : undefined,
    },
    incidentRead: { getIncident: async (_tenantId, id) => (id === "inc_1" ? buildIncident() : undefined) },
    aggregator: {
      async record(_tenantId, given) {
        note("record");
        signals.push(...given);
        const { answer } = options;
        for (const { violationId } of given) {
          const violation = violations.get(violationId ?? "");
          if (violation !== undefined && answer?.preventionId !== undefined)
            violations.set(violation.violationId, { ...violation, preventionId: answer.preventionId });
        }
        return given.map(({ signalId }) => ({ signalId, outcome: "opened", incidentId: "inc_1", ...answer }));
      },
      ...options.aggregator,
    },
    ...noted,
  });
  return {
    ports,
    ambient: fakeAmbient(),
    steps,
    signals,
    events,
    audit,
    links,
    rules,
    violations,
    evaluations,
    proposals,
    questions,
  };
}
