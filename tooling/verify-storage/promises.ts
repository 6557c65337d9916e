import {
  ABSORPTIONS,
  ACTOR_TYPES,
  ANOMALY_PERIODS,
  BUDGET_PERIODS,
  BUNDLE_TYPES,
  CAUSE_TYPES,
  CHECKPOINT_REASONS,
  COST_ACTIONS,
  COST_ANOMALY_SEVERITIES,
  COST_ANOMALY_TYPES,
  COST_CAUSES,
  COST_ENTITY_TYPES,
  DETECTOR_IDS,
  ENFORCEMENT_MODES,
  EVIDENCE_TYPES,
  EXPORT_FORMATS,
  FAILURE_EVIDENCE_TYPES,
  INCIDENT_STATUSES,
  LESSON_CHANGES,
  LESSON_SEVERITIES,
  LESSON_SOURCES,
  LESSON_STATUSES,
  LESSON_TYPES,
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
  ROLES,
  RUN_OUTCOMES,
  RUN_SEVERITIES,
  RUN_TERMINATION_REASONS,
  SEVERITIES,
  SIGNAL_KINDS,
  SIGNAL_STATES,
  SNAPSHOT_STATUSES,
  SNAPSHOT_TYPES,
  SOURCE_TYPES,
  TRACE_STEP_SOURCES,
  TRACE_STEP_STATUSES,
  WEBHOOK_ATTEMPT_OUTCOMES,
  WEBHOOK_DELIVERY_STATUSES,
  WEBHOOK_ENDPOINT_STATUSES,
} from "@hoc/incident-schemas";
import type { StoredRow } from "../../packages/incident-drivers/test/stored-tables.js";
import {
  fittingBudget,
  fittingDelivery,
  fittingEnd,
  fittingIncident,
  fittingLesson,
  fittingPostmortem,
  fittingProposal,
  fittingRule,
  fittingRun,
  fittingSecret,
  fittingSignal,
  fittingSnapshot,
  fittingSpend,
  fittingTransition,
} from "./fitting-rows.js";
import { LESSON_WAYS, REFUSED_LESSON_WAYS } from "./lesson-ways.js";

/** Fields that no two rows have in common, where a row is one of those meant. */
export interface UniqueKey {
  readonly fields: readonly string[];
  /** What rows say that the key is about, one sort of rows after the other; all rows when left out. */
  readonly among?: readonly [StoredRow, ...StoredRow[]];
  /** What rows say that the key is not about, one sort of rows after the other. */
  readonly apartFrom?: readonly StoredRow[];
  /** A field of the key whose nulls are equal to one another. */
  readonly equalNulls?: string;
}

/** What a table promises of its rows beyond its columns. */
export interface TablePromises {
  readonly unique: readonly UniqueKey[];
  /** Fields that name a row of the same tenant: its table, the field by which it is named, and fields that both have. */
  readonly refersTo?: Readonly<Record<string, readonly [table: string, field: string, ...shared: string[]]>>;
  /** Fields with a closed set of values. */
  readonly closed?: Readonly<Record<string, readonly (string | number)[]>>;
  /** What a row must not say, taken by itself. */
  readonly refused?: readonly StoredRow[];
  /** What further rows say, by a word for them, where no row can have a value in every field. */
  readonly variants?: Readonly<Record<string, StoredRow>>;
  /** What the other fields of a row must say so that it can say what is `given`; `number` is another one in every row. */
  readonly fitting?: (given: StoredRow, number: number) => StoredRow;
}

const HASH = "0a".repeat(32);
const TOO_LONG = "x".repeat(300);
const NEVER = "2030-01-01T00:00:00.000000Z";
const FAR_TOO_LONG = "x".repeat(2_001);
const BY_ID: UniqueKey = { fields: ["tenantId", "id"] };

/** What a budget can be of; the tenant's own has no entity, so that rows are made for a feature first. */
const BUDGETED = ["feature", "tenant", "user"] as const;

/** What costs are added up by; the tenant has no entity, so that rows are made for a feature first. */
const SPEND_TYPES = ["feature", "tenant", "model", "user"] as const;

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
        among: [{ lifecycleState: "ACTIVE" }],
        apartFrom: [{ lifecycleState: "RESOLVED" }],
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
    refused: [
      { status: "stub", publishedAt: NEVER, publishedBy: "ann", publishedRecordedAt: NEVER },
      { status: "draft", publishedAt: NEVER, publishedBy: "ann", publishedRecordedAt: NEVER },
      { status: "published", publishedAt: null, publishedBy: null, publishedRecordedAt: null },
      { status: "published", publishedBy: null },
      { status: "published", publishedRecordedAt: null },
    ],
    fitting: fittingPostmortem,
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
        among: [
          { status: "draft", sourceType: "incident" },
          { status: "draft", sourceType: "lesson" },
        ],
        apartFrom: [
          { status: "approved", sourceType: "incident" },
          { status: "rejected", sourceType: "incident" },
          { status: "draft", sourceType: "lesson", errorCode: null },
        ],
        equalNulls: "errorCode",
      },
      {
        fields: ["tenantId", "sourceId"],
        among: [{ sourceType: "lesson" }],
        apartFrom: [{ sourceType: "incident" }],
      },
      { fields: ["tenantId", "policyId"] },
    ],
    refersTo: { policyId: ["policy_rules", "id"] },
    closed: { proposalType: PROPOSAL_TYPES, status: PROPOSAL_STATUSES, sourceType: PROPOSAL_SOURCES },
    refused: [
      { status: "draft", reviewSequence: 7, reviewedAt: NEVER, reviewedBy: "ann", reviewDigest: HASH },
      { status: "rejected", reviewSequence: null, reviewedAt: null, reviewedBy: null, reviewDigest: null },
      { status: "rejected", reviewedAt: null },
      { status: "rejected", reviewedBy: null },
      { status: "rejected", reviewDigest: null },
      { status: "rejected", policyId: "policy-1" },
      { status: "rejected", effectiveFrom: NEVER },
      { status: "rejected", backtest: {} },
      { status: "approved", policyId: null },
      { status: "approved", effectiveFrom: null },
      { status: "approved", backtest: null },
    ],
    fitting: fittingProposal,
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
      action: COST_ACTIONS,
      period: ANOMALY_PERIODS,
    },
    refersTo: { snapshotId: ["cost_snapshots", "id"] },
    refused: [
      { currentValueMicros: -1 },
      { expectedValueMicros: -1 },
      { confidence: 1.5 },
      { breachCount: 0 },
      { thresholdPct: -1 },
    ],
  },
  cost_anomaly_resolutions: {
    unique: [{ fields: ["tenantId", "anomalyId"] }],
    closed: { resolvedByType: ACTOR_TYPES },
  },
  feature_tags: { unique: [{ fields: ["tenantId", "tag", "sequence"] }] },
  cost_budgets: {
    unique: [{ fields: ["tenantId", "budgetType", "entityId", "version"] }],
    closed: { budgetType: BUDGETED, setByType: ACTOR_TYPES },
    refused: [
      { budgetType: "tenant", entityId: "somebody" },
      { budgetType: "user", entityId: "" },
      { version: 0 },
      { dailyLimitMicros: -1 },
      { monthlyLimitMicros: -1 },
      { warnThresholdPct: 0 },
      { warnThresholdPct: 101 },
    ],
    fitting: (given) => ({ ...fittingBudget(given), warnThresholdPct: 80 }),
  },
  cost_budget_periods: {
    unique: [{ fields: ["tenantId", "budgetType", "entityId", "period", "periodStart"] }],
    closed: { budgetType: BUDGETED, period: BUDGET_PERIODS },
  },
  cost_threshold_crossings: {
    unique: [
      {
        fields: ["tenantId", "budgetType", "entityId", "budgetVersion", "period", "periodStart", "thresholdPct"],
      },
    ],
    refersTo: { budgetVersion: ["cost_budgets", "version", "budgetType", "entityId"] },
    closed: { budgetType: BUDGETED, period: BUDGET_PERIODS },
    refused: [{ thresholdPct: 0 }, { thresholdPct: 101 }],
    fitting: (given, number) => ({ ...fittingBudget(given), thresholdPct: (number % 100) + 1 }),
  },
  cost_reservations: {
    unique: [BY_ID],
    closed: { refusedBudgetType: BUDGETED, refusedPeriod: BUDGET_PERIODS },
    refused: [
      { estimateMicros: -1 },
      { expiresAt: "2020-01-01T00:00:00.000000Z" },
      { allowed: true },
      { refusedEntityId: null },
      { refusedPeriod: null },
      { refusedPeriodStart: null },
    ],
    fitting: ({ refusedBudgetType }) => ({ allowed: refusedBudgetType === null }),
  },
  cost_open_reservations: {
    unique: [{ fields: ["tenantId", "reservationId"] }],
    refersTo: { reservationId: ["cost_reservations", "id"] },
  },
  cost_reservation_ends: {
    unique: [{ fields: ["tenantId", "reservationId"] }],
    refersTo: { reservationId: ["cost_reservations", "id"], costRecordId: ["cost_records", "id"] },
    closed: { outcome: ["committed", "released"] },
    refused: [
      { outcome: "committed", actualMicros: null },
      { outcome: "committed", costRecordId: null },
      { outcome: "released", actualMicros: 1 },
    ],
    fitting: fittingEnd,
  },
  cost_snapshots: {
    unique: [BY_ID, { fields: ["tenantId", "snapshotType", "periodStart", "version"] }],
    closed: { snapshotType: SNAPSHOT_TYPES, status: SNAPSHOT_STATUSES },
    refused: [
      { periodEnd: "2020-01-01T00:00:00.000000Z" },
      { version: 0 },
      { status: "complete", completedAt: null },
      { status: "pending", completedAt: NEVER },
    ],
    fitting: fittingSnapshot,
  },
  cost_snapshot_aggregates: {
    unique: [{ fields: ["tenantId", "snapshotId", "entityType", "entityId"] }],
    refersTo: { snapshotId: ["cost_snapshots", "id"] },
    closed: { entityType: SPEND_TYPES },
    refused: [
      { entityType: "tenant", entityId: "somebody" },
      { recordCount: -1 },
      { requestCount: -1 },
      { inputTokens: -1 },
      { outputTokens: -1 },
    ],
    fitting: fittingSpend,
  },
  cost_snapshot_baselines: {
    unique: [{ fields: ["tenantId", "forDay", "windowDays", "entityType", "entityId", "version"] }],
    closed: { entityType: SPEND_TYPES, windowDays: [7, 30] },
    refused: [{ entityType: "tenant", entityId: "somebody" }, { samplesCount: 0 }, { version: 0 }],
    fitting: fittingSpend,
  },
  lessons_learned: {
    unique: [
      BY_ID,
      { fields: ["tenantId", "sourceEventId", "lessonType", "subject"] },
      { fields: ["tenantId", "debounceKey", "debounceAfter"] },
    ],
    refersTo: { draftProposalId: ["policy_proposals", "id"], sourceIncidentId: ["incidents", "id"] },
    closed: {
      lessonType: LESSON_TYPES,
      severity: LESSON_SEVERITIES,
      sourceEventType: LESSON_SOURCES,
      status: LESSON_STATUSES,
    },
    refused: [
      { debounceKey: null },
      { debounceAfter: null },
      { status: "pending", draftProposalId: "proposal-1" },
      { status: "pending", convertedAt: NEVER },
      { status: "pending", deferredUntil: NEVER },
      { status: "pending", dismissedAt: NEVER },
      { status: "pending", dismissedBy: "ann" },
      { status: "pending", dismissedReason: "Not worth it." },
      { status: "converted_to_draft", draftProposalId: null },
      { status: "converted_to_draft", convertedAt: null },
      { status: "deferred", deferredUntil: null },
      { status: "dismissed", dismissedAt: null },
      { status: "dismissed", dismissedBy: null },
      { status: "dismissed", dismissedReason: null },
      { status: "dismissed", dismissedReason: "no" },
      { status: "dismissed", dismissedReason: "x".repeat(2_001) },
    ],
    variants: { deferred: { status: "deferred" }, dismissed: { status: "dismissed" } },
    fitting: fittingLesson,
  },
  lesson_transitions: {
    unique: [{ fields: ["tenantId", "lessonId", "sequence"] }],
    refersTo: { lessonId: ["lessons_learned", "id"] },
    closed: {
      change: LESSON_CHANGES,
      fromStatus: distinct(LESSON_WAYS.map(({ fromStatus }) => fromStatus)),
      toStatus: distinct(LESSON_WAYS.map(({ toStatus }) => toStatus)),
      actorType: ACTOR_TYPES,
    },
    refused: REFUSED_LESSON_WAYS,
    fitting: fittingTransition,
  },
  run_findings: {
    unique: [BY_ID, { fields: ["tenantId", "runId", "detectorId"] }],
    refersTo: { runId: ["runs", "id"] },
    closed: { detectorId: DETECTOR_IDS, severity: SEVERITIES },
    refused: [
      { detectorVersion: 0 },
      { contentHash: "short" },
      { firstStepIndex: -1 },
      { firstStepIndex: 5, lastStepIndex: 4 },
    ],
    fitting: () => ({ contentHash: HASH }),
  },
  export_ledger: {
    unique: [BY_ID],
    refersTo: { incidentId: ["incidents", "id"], supersedesExportId: ["export_ledger", "id"] },
    closed: { bundleType: BUNDLE_TYPES, format: EXPORT_FORMATS, exportedByType: ACTOR_TYPES },
    refused: [
      { contentDigest: HASH.toUpperCase() },
      { fileSha256: "short" },
      { fileBytes: -1 },
      { id: "exp_itself", supersedesExportId: "exp_itself" },
    ],
    fitting: () => ({ contentDigest: HASH, fileSha256: HASH }),
  },
  checkpoint_heads: {
    unique: [{ fields: ["tenantId", "leafIndex"] }, { fields: ["tenantId", "incidentId", "entries"] }],
    refused: [{ leafIndex: -1 }, { entries: 0 }, { head: "short" }],
    fitting: () => ({ head: HASH }),
  },
  checkpoints: {
    unique: [{ fields: ["tenantId", "sequence"] }, { fields: ["tenantId", "previousSequence"] }],
    closed: { reason: CHECKPOINT_REASONS },
    refused: [
      { previousSequence: -1 },
      { previousSequence: 7, sequence: 7 },
      { treeSize: -1 },
      { rootHash: HASH.toUpperCase() },
    ],
    fitting: (_, number) => ({ previousSequence: number, rootHash: HASH }),
  },
  api_keys: {
    unique: [BY_ID],
    refersTo: { replacesKeyId: ["api_keys", "id"] },
    closed: { role: ROLES, actorType: ACTOR_TYPES, createdByType: ACTOR_TYPES },
    refused: [
      { secretHash: HASH.toUpperCase() },
      { name: "" },
      { name: TOO_LONG },
      { id: "key_itself", replacesKeyId: "key_itself" },
      { createdAt: NEVER, expiresAt: NEVER },
    ],
    fitting: () => ({ secretHash: HASH, expiresAt: NEVER }),
  },
  api_key_ends: {
    unique: [{ fields: ["tenantId", "keyId", "sequence"] }],
    refersTo: { keyId: ["api_keys", "id"] },
    closed: { endedByType: ACTOR_TYPES },
  },
  webhook_endpoints: { unique: [BY_ID], closed: { createdByType: ACTOR_TYPES } },
  webhook_endpoint_versions: {
    unique: [{ fields: ["tenantId", "endpointId", "version"] }],
    refersTo: { endpointId: ["webhook_endpoints", "id"] },
    closed: { status: WEBHOOK_ENDPOINT_STATUSES, changedByType: ACTOR_TYPES },
    refused: [{ version: 0 }, { url: "" }, { url: FAR_TOO_LONG }, { description: "" }, { description: FAR_TOO_LONG }],
  },
  webhook_secrets: {
    unique: [{ fields: ["tenantId", "endpointId", "generation"] }],
    refersTo: { endpointId: ["webhook_endpoints", "id"] },
    closed: { createdByType: ACTOR_TYPES },
    refused: [
      { generation: 0, previousEndsAt: NEVER },
      { generation: 1, previousEndsAt: NEVER },
      { generation: 2, previousEndsAt: null },
      { secret: "whsec_" },
      { secret: "QUJD" },
      { secret: "whsec_QUJD " },
    ],
    fitting: fittingSecret,
  },
  webhook_deliveries: {
    unique: [{ fields: ["tenantId", "endpointId", "sequenceNo"] }, { fields: ["tenantId", "endpointId", "eventId"] }],
    refersTo: { endpointId: ["webhook_endpoints", "id"], sequenceNo: ["domain_events", "sequenceNo"] },
    closed: { status: WEBHOOK_DELIVERY_STATUSES },
    refused: [
      { status: "pending", endedAt: NEVER },
      { status: "delivered", endedAt: null },
      { status: "cancelled", leasedUntil: NEVER },
      { status: "pending", leasedUntil: NEVER, availableAt: "2029-12-31T23:59:59.999999Z" },
      { attempts: -1 },
      { replays: -1 },
    ],
    variants: { held: { status: "pending" } },
    fitting: fittingDelivery,
  },
  webhook_attempts: {
    unique: [BY_ID],
    refersTo: { endpointId: ["webhook_endpoints", "id"] },
    closed: { outcome: WEBHOOK_ATTEMPT_OUTCOMES },
    refused: [{ durationMs: -1 }],
  },
  webhook_circuits: {
    unique: [{ fields: ["tenantId", "endpointId"] }],
    refersTo: { endpointId: ["webhook_endpoints", "id"] },
    refused: [{ failures: -1 }],
  },
};

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
