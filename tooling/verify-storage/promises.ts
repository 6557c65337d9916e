import {
  ABSORPTIONS,
  ACTOR_TYPES,
  CAUSE_TYPES,
  COST_ANOMALY_SEVERITIES,
  COST_ANOMALY_TYPES,
  COST_CAUSES,
  COST_ENTITY_TYPES,
  ENFORCEMENT_MODES,
  EVIDENCE_TYPES,
  FAILURE_EVIDENCE_TYPES,
  INCIDENT_STATUSES,
  LIFECYCLE_OF_STATUS,
  LIFECYCLE_STATES,
  LLM_FAILURE_TYPES,
  POLICY_EVALUATION_OUTCOMES,
  POLICY_RULE_STATUSES,
  POLICY_RULE_TYPES,
  POLICY_SCOPES,
  POLICY_SOURCES,
  POSTMORTEM_STATUSES,
  PREVENTION_OUTCOMES,
  PROPOSAL_SOURCES,
  PROPOSAL_STATUSES,
  PROPOSAL_TYPES,
  RESOLUTION_METHODS,
  RUN_OUTCOMES,
  RUN_SEVERITIES,
  RUN_TERMINATION_REASONS,
  SEVERITIES,
  SIGNAL_KINDS,
  SIGNAL_STATES,
  SOURCE_TYPES,
  STATUS_OF_LIFECYCLE,
  TRACE_STEP_SOURCES,
  TRACE_STEP_STATUSES,
} from "@hoc/incident-schemas";
import type { StoredRow } from "../../packages/incident-drivers/test/stored-tables.js";

/** Fields that no two rows have in common, where a row is one of those meant. */
export interface UniqueKey {
  readonly fields: readonly string[];
  /** What the rows say that the key is about; all rows when left out. */
  readonly among?: StoredRow;
  /** What a row says that the key is not about. */
  readonly apartFrom?: StoredRow;
  /** A field of the key whose nulls are equal to one another. */
  readonly equalNulls?: string;
}

/** What a table promises of its rows beyond its columns. */
export interface TablePromises {
  readonly unique: readonly UniqueKey[];
  /** Fields that name a row of the same tenant: its table, and the field by which it is named. */
  readonly refersTo?: Readonly<Record<string, readonly [table: string, field: string]>>;
  /** Fields with a closed set of values. */
  readonly closed?: Readonly<Record<string, readonly string[]>>;
  /** What a row must not say, taken by itself. */
  readonly refused?: readonly StoredRow[];
  /** What the other fields of a row must say so that it can say what is `given`. */
  readonly fitting?: (given: StoredRow) => StoredRow;
}

const HASH = "0a".repeat(32);
const TOO_LONG = "x".repeat(300);
const BY_ID: UniqueKey = { fields: ["tenantId", "id"] };

/** An incident whose states agree: resolved with everything that belongs to it, unless something else is given. */
function fittingIncident(given: StoredRow): StoredRow {
  const statuses = LIFECYCLE_OF_STATUS as StoredRow;
  const lifecycleState =
    given.lifecycleState ?? statuses[String(given.status)] ?? (given.resolvedAt === null ? "ACTIVE" : "RESOLVED");
  const status = (STATUS_OF_LIFECYCLE as StoredRow)[String(lifecycleState)] ?? "OPEN";
  return {
    lifecycleState,
    status,
    grouping: "sliding",
    signalCount: 50_000_000_001,
    lateSignals: 3,
    callsAffected: 50_000_000_002,
    ...(status !== "RESOLVED" && { resolvedAt: null, resolvedBy: null, resolutionMethod: null, endedAt: null }),
  };
}

function fittingSignal({ state, absorption, incidentId }: StoredRow): StoredRow {
  const absorbed = absorption ?? (state === "resolved" ? "cleared" : incidentId === null ? "suppressed" : "opened");
  const isOver = absorbed === "cleared" || absorbed === "noted";
  const isAlone = absorbed === "suppressed" || absorbed === "noted";
  return { absorption: absorbed, state: isOver ? "resolved" : "firing", ...(isAlone && { incidentId: null }) };
}

function fittingRun({ outcome, severity }: StoredRow): StoredRow {
  if (outcome === null) return {};
  const ended = outcome ?? (severity === "none" ? "SUCCESS" : "FAILURE");
  return { outcome: ended, severity: ended === "SUCCESS" ? "none" : "low" };
}

function fittingRule({ status, scope, scopeId, retiredAt }: StoredRow): StoredRow {
  const isRetired = (status ?? (retiredAt === null ? "ACTIVE" : "RETIRED")) === "RETIRED";
  const reach = scope ?? (scopeId === null ? "TENANT" : "AGENT");
  return {
    scope: reach,
    ...(reach !== "PROJECT" && reach !== "AGENT" && { scopeId: null }),
    status: isRetired ? "RETIRED" : "ACTIVE",
    ...(!isRetired && { retiredAt: null, retiredBy: null, retirementReason: null, retiredSequence: null }),
  };
}

/** What every table promises, by its name. */
export const PROMISES: Readonly<Record<string, TablePromises>> = {
  tenant_heads: {
    unique: [{ fields: ["tenantId"] }],
    refused: [{ saltKey: "short" }],
    fitting: () => ({ saltKey: HASH }),
  },
  incidents: {
    unique: [
      BY_ID,
      {
        fields: ["tenantId", "groupingKey"],
        among: { lifecycleState: "ACTIVE" },
        apartFrom: { lifecycleState: "RESOLVED" },
      },
    ],
    closed: {
      severity: SEVERITIES,
      status: INCIDENT_STATUSES,
      lifecycleState: LIFECYCLE_STATES,
      grouping: ["sliding", "tumbling", "manual", "overflow"],
      sourceType: SOURCE_TYPES,
      causeType: CAUSE_TYPES,
      resolutionMethod: RESOLUTION_METHODS,
    },
    refused: [
      { status: "OPEN", lifecycleState: "RESOLVED" },
      { lifecycleState: "RESOLVED", resolvedBy: null },
      { lifecycleState: "ACKED", acknowledgedBy: null },
      { startedAt: "2031-01-01T00:00:00.000000Z", lastSignalAt: "2030-01-01T00:00:00.000000Z" },
      { signalCount: -1, lateSignals: 1, callsAffected: 0 },
      { lateSignals: -1, callsAffected: 0 },
      { signalCount: 1, lateSignals: 1, callsAffected: 3 },
      { callsAffected: -1 },
      { costMicros: Number.MAX_SAFE_INTEGER + 1 },
      { durationSeconds: -1 },
      { version: 0 },
    ],
    fitting: fittingIncident,
  },
  incident_versions: {
    unique: [{ fields: ["tenantId", "id", "untilSequence"] }],
    refersTo: { id: ["incidents", "id"] },
    refused: [{ stateSequence: 7, untilSequence: 7 }],
    fitting: (given) => ({ ...fittingIncident(given), stateSequence: 7 }),
  },
  recordings: { unique: [{ fields: ["tenantId", "recordedAt"] }] },
  signals: {
    unique: [{ fields: ["tenantId", "signalId"] }],
    refersTo: { incidentId: ["incidents", "id"] },
    closed: { kind: SIGNAL_KINDS, state: SIGNAL_STATES, absorption: ABSORPTIONS, initialSeverity: SEVERITIES },
    refused: [
      { signalId: TOO_LONG },
      { absorption: "opened", incidentId: null },
      { state: "resolved", absorption: "opened" },
    ],
    fitting: fittingSignal,
  },
  incident_events: {
    unique: [{ fields: ["tenantId", "incidentId", "sequenceNo"] }],
    refersTo: { incidentId: ["incidents", "id"] },
    closed: { actorType: ACTOR_TYPES },
    refused: [{ sequenceNo: 0 }],
  },
  domain_events: { unique: [{ fields: ["tenantId", "sequenceNo"] }] },
  outbox_deliveries: {
    unique: [{ fields: ["tenantId", "sink", "sequenceNo"] }],
    refersTo: { sequenceNo: ["domain_events", "sequenceNo"] },
  },
  audit_ledger: { unique: [{ fields: ["tenantId", "sequence"] }], closed: { actorType: ACTOR_TYPES } },
  postmortem_artifacts: {
    unique: [BY_ID, { fields: ["tenantId", "incidentId"] }],
    refersTo: { incidentId: ["incidents", "id"] },
    closed: { status: POSTMORTEM_STATUSES },
  },
  idempotency_keys: {
    unique: [{ fields: ["tenantId", "operation", "key"] }],
    refused: [{ key: "" }, { key: TOO_LONG }, { requestDigest: "short" }],
    fitting: () => ({ requestDigest: HASH }),
  },
  analytics_artifacts: {
    unique: [BY_ID, { fields: ["tenantId", "datasetId", "datasetVersion"] }],
    refused: [
      { datasetId: "" },
      { datasetId: TOO_LONG },
      { datasetVersion: "" },
      { datasetVersion: TOO_LONG },
      { inputWindowHash: HASH.toUpperCase() },
      { computeCodeVersion: "" },
      { computeCodeVersion: TOO_LONG },
    ],
    fitting: () => ({ inputWindowHash: HASH }),
  },
  incident_evidence: {
    unique: [BY_ID],
    refersTo: { incidentId: ["incidents", "id"] },
    closed: { evidenceType: EVIDENCE_TYPES },
  },
  runs: {
    unique: [BY_ID, { fields: ["tenantId", "traceId"] }],
    closed: { outcome: RUN_OUTCOMES, severity: RUN_SEVERITIES, terminationReason: RUN_TERMINATION_REASONS },
    refused: [
      { id: TOO_LONG },
      { outcome: "FAILURE", category: null },
      { outcome: null },
      { outcome: "SUCCESS", severity: "low" },
      { outcome: "FAILURE", severity: "none" },
      { stoppedAtStep: -1 },
      { attempt: 0 },
      { inputTokens: -1 },
      { outputTokens: -1 },
    ],
    fitting: fittingRun,
  },
  trace_steps: {
    unique: [{ fields: ["tenantId", "traceId", "stepIndex"] }],
    refersTo: { traceId: ["runs", "traceId"] },
    closed: { status: TRACE_STEP_STATUSES, source: TRACE_STEP_SOURCES },
    refused: [{ stepIndex: -1 }, { tokens: -1 }, { durationMs: -1 }, { retryCount: -1 }],
  },
  incident_trace_links: {
    unique: [{ fields: ["tenantId", "incidentId", "traceId"] }],
    refersTo: { incidentId: ["incidents", "id"], traceId: ["runs", "traceId"] },
  },
  run_failures: {
    unique: [BY_ID, { fields: ["tenantId", "runId", "requestId"], equalNulls: "requestId" }],
    refersTo: { runId: ["runs", "id"] },
    closed: { failureType: LLM_FAILURE_TYPES },
    refused: [{ durationMs: -1 }],
  },
  failure_evidence: {
    unique: [BY_ID],
    refersTo: { failureId: ["run_failures", "id"] },
    closed: { evidenceType: FAILURE_EVIDENCE_TYPES },
    refused: [{ contentHash: "short" }],
    fitting: () => ({ contentHash: HASH }),
  },
  policy_rules: {
    unique: [BY_ID],
    closed: {
      enforcementMode: ENFORCEMENT_MODES,
      status: POLICY_RULE_STATUSES,
      scope: POLICY_SCOPES,
      ruleType: POLICY_RULE_TYPES,
      source: POLICY_SOURCES,
    },
    refused: [
      { scope: "AGENT", scopeId: null },
      { scope: "TENANT", scopeId: "agent-1" },
      { status: "RETIRED", retiredBy: null },
      {
        status: "ACTIVE",
        retiredAt: "2030-01-01T00:00:00.000000Z",
        retiredBy: "ann",
        retirementReason: "old",
        retiredSequence: 7,
      },
    ],
    fitting: fittingRule,
  },
  policy_violations: {
    unique: [BY_ID, { fields: ["tenantId", "runId", "policyId", "violatedRule"] }],
    closed: { severity: SEVERITIES },
    refused: [{ contentHash: "short" }, { stepIndex: -1 }],
    fitting: () => ({ contentHash: HASH }),
  },
  violation_incidents: {
    unique: [{ fields: ["tenantId", "violationId"] }],
    refersTo: { violationId: ["policy_violations", "id"], incidentId: ["incidents", "id"] },
  },
  prevention_records: {
    unique: [BY_ID, { fields: ["tenantId", "signalId"] }],
    closed: { outcome: PREVENTION_OUTCOMES },
    refused: [{ signatureMatchConfidence: 1.5 }, { policyAgeSeconds: -1 }],
  },
  policy_evaluations: {
    unique: [BY_ID, { fields: ["tenantId", "runId"] }],
    closed: { outcome: POLICY_EVALUATION_OUTCOMES },
    refused: [{ policiesChecked: -1 }, { confidence: 1.5 }],
  },
  policy_proposals: {
    unique: [
      BY_ID,
      {
        fields: ["tenantId", "proposalType", "errorCode", "isSynthetic"],
        among: { status: "draft", sourceType: "incident" },
        apartFrom: { status: "approved", sourceType: "incident" },
      },
    ],
    closed: { proposalType: PROPOSAL_TYPES, status: PROPOSAL_STATUSES, sourceType: PROPOSAL_SOURCES },
  },
  policy_proposal_triggers: {
    unique: [{ fields: ["tenantId", "proposalId", "incidentId"] }],
    refersTo: { proposalId: ["policy_proposals", "id"], incidentId: ["incidents", "id"] },
  },
  cost_records: { unique: [BY_ID], refused: [{ inputTokens: -1 }, { outputTokens: -1 }] },
  cost_anomalies: {
    unique: [{ fields: ["tenantId", "id", "observedDay", "severity", "raised"] }],
    closed: {
      anomalyType: COST_ANOMALY_TYPES,
      severity: COST_ANOMALY_SEVERITIES,
      entityType: COST_ENTITY_TYPES,
      derivedCause: COST_CAUSES,
    },
    refused: [{ currentValueMicros: -1 }, { expectedValueMicros: -1 }, { confidence: 1.5 }, { breachCount: 0 }],
  },
};
