import type { IncidentAggregator } from "./aggregator.js";
import type { AnalyticsArtifactsDriver } from "./analytics-artifacts.js";
import type { ApiKeyDriver } from "./api-key.js";
import type { AuditDriver } from "./audit.js";
import type { CheckpointDriver, FanOutCheckpoints } from "./checkpoint.js";
import type { CostDriver } from "./cost.js";
import type { CostBudgetDriver } from "./cost-budget.js";
import type { CostGuardDriver } from "./cost-guard.js";
import type { CostReservationDriver } from "./cost-reservation.js";
import type { CostSnapshotDriver, FanOutCosts } from "./cost-snapshot.js";
import type { ExportLedgerDriver } from "./export-ledger.js";
import type { FeatureTagDriver } from "./feature-tag.js";
import type { IdempotencyDriver } from "./idempotency.js";
import type { IncidentEvidenceDriver } from "./incident-evidence.js";
import type { IncidentPatternDriver } from "./incident-patterns.js";
import type { IncidentReadDriver } from "./incident-read.js";
import type { IncidentWriteDriver } from "./incident-write.js";
import type { IncidentsFacadeDriver } from "./incidents-facade.js";
import type { LessonsDriver } from "./lesson.js";
import type { LlmFailureDriver } from "./llm-failure.js";
import type { DeliveryDriver, FanOutDriver, OutboxDriver } from "./outbox.js";
import type { PolicyBacktestDriver } from "./policy-backtest.js";
import type { PolicyProposalDriver } from "./policy-proposal.js";
import type { PolicyRuleDriver } from "./policy-rule.js";
import type { PolicyViolationDriver } from "./policy-violation.js";
import type { PostMortemDriver } from "./postmortem.js";
import type { ReadPointDriver } from "./read-point.js";
import type { RecurrenceAnalysisDriver } from "./recurrence-analysis.js";
import type { RunDriver } from "./run.js";
import type { RunFindingDriver } from "./run-finding.js";
import type { SignalDriver } from "./signal.js";
import type { TraceStoreDriver, TraceStorePort } from "./trace-store.js";
import type { FanOutWebhooks, WebhookDeliveryDriver, WebhookDriver } from "./webhook.js";

/** What a read of one tenant can ask. */
export interface ReadPorts {
  readonly incidentRead: IncidentReadDriver;
  readonly incidentsFacade: IncidentsFacadeDriver;
  readonly incidentPatterns: IncidentPatternDriver;
  readonly recurrence: RecurrenceAnalysisDriver;
  readonly postmortem: PostMortemDriver;
  readonly readPoints: ReadPointDriver;
  readonly signals: Omit<SignalDriver, "pruneSignals">;
  readonly idempotency: Pick<IdempotencyDriver, "findAnswer">;
  readonly aggregator: Pick<IncidentAggregator, "config" | "severityThresholds" | "getIncidentStats">;
  readonly artifacts: Pick<AnalyticsArtifactsDriver, "getArtifact" | "listArtifacts">;
  readonly runs: Pick<RunDriver, "fetchRun" | "fetchTraceIds" | "listRuns" | "countRunIncidents">;
  readonly traceStore: TraceStorePort & Pick<TraceStoreDriver, "listTraceLinks">;
  readonly llmFailures: Pick<LlmFailureDriver, "fetchFailureByRunId">;
  readonly policyRules: Pick<PolicyRuleDriver, "fetchPolicyRule" | "listPolicyRules">;
  readonly policyViolations: Pick<
    PolicyViolationDriver,
    "fetchViolation" | "listViolations" | "fetchViolationTruthCheck" | "fetchPolicyEvaluation" | "listPreventions"
  >;
  readonly policyProposals: Pick<PolicyProposalDriver, "fetchProposal" | "listProposals">;
  readonly policyBacktests: PolicyBacktestDriver;
  readonly lessons: Pick<
    LessonsDriver,
    | "fetchLessonById"
    | "fetchLessonOfIncident"
    | "fetchLessonTransitions"
    | "fetchLessonsList"
    | "countLessons"
    | "fetchLessonStats"
  >;
  readonly costs: Pick<CostDriver, "listCostAnomalies" | "findCostAnomaly" | "fetchIncidentEnds">;
  readonly costSnapshots: Pick<CostSnapshotDriver, "listSnapshots">;
  readonly costGuard: CostGuardDriver;
  readonly featureTags: Pick<FeatureTagDriver, "listFeatureTags">;
  readonly costBudgets: Pick<CostBudgetDriver, "fetchBudget" | "listBudgets">;
  readonly costReservations: Pick<CostReservationDriver, "fetchReservation">;
  readonly runFindings: Pick<RunFindingDriver, "fetchFindingsOfRun" | "listFindings">;
  readonly evidence: Pick<IncidentEvidenceDriver, "listEvidence" | "fetchRecoveryHistory">;
  readonly exports: Pick<ExportLedgerDriver, "fetchExport" | "listExports">;
  readonly apiKeys: Pick<ApiKeyDriver, "fetchKey" | "listKeys">;
  readonly checkpoints: Omit<CheckpointDriver, "insertCheckpoint">;
  readonly webhooks: Pick<
    WebhookDriver,
    | "fetchEndpoint"
    | "listEndpoints"
    | "countEndpoints"
    | "fetchSecrets"
    | "listDeliveries"
    | "fetchDelivery"
    | "fetchCircuit"
    | "listAttempts"
  >;
}

/** How a part that may fail by itself came out. */
export type Attempt<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: unknown };

/** What a write of one tenant can ask and change, under the lock of the tenant's head. */
export interface IncidentPorts extends ReadPorts {
  readonly incidentWrite: IncidentWriteDriver;
  readonly signals: SignalDriver;
  readonly aggregator: IncidentAggregator;
  readonly artifacts: AnalyticsArtifactsDriver;
  readonly runs: RunDriver;
  readonly traceStore: TraceStoreDriver;
  readonly llmFailures: LlmFailureDriver;
  readonly policyRules: PolicyRuleDriver;
  readonly policyViolations: PolicyViolationDriver;
  readonly policyProposals: PolicyProposalDriver;
  readonly lessons: LessonsDriver;
  readonly runFindings: RunFindingDriver;
  readonly evidence: IncidentEvidenceDriver;
  readonly exports: ExportLedgerDriver;
  readonly apiKeys: ApiKeyDriver;
  readonly checkpoints: CheckpointDriver;
  readonly webhooks: WebhookDriver;
  readonly costs: CostDriver;
  readonly costBudgets: CostBudgetDriver;
  readonly costReservations: CostReservationDriver;
  readonly costSnapshots: CostSnapshotDriver;
  readonly featureTags: FeatureTagDriver;
  readonly outbox: OutboxDriver;
  readonly audit: AuditDriver;
  readonly idempotency: IdempotencyDriver;
  /** When this transaction records; later than every earlier one of the tenant. */
  readonly recordedAt: string;
  /** Runs a part that must not fail the rest: when it rejects, what it wrote is undone and nothing else. */
  attempt<Result>(part: () => Promise<Result>): Promise<Attempt<Result>>;
}

/** What a worker can ask and change of one tenant without the tenant's head. */
export interface WorkerPorts {
  readonly deliveries: DeliveryDriver;
  readonly webhookDeliveries: WebhookDeliveryDriver;
  readonly idempotency: IdempotencyDriver;
}

/** The questions that no tenant's data answer alone: which tenants have something to do. */
export interface FanOutPorts {
  readonly fanOut: FanOutDriver & FanOutCheckpoints & FanOutCosts & FanOutWebhooks;
}

/** Opens and ends transactions; nothing else does. */
export interface UnitOfWork {
  /** Runs `work` on one snapshot, read only. */
  read<Result>(tenantId: string, work: (ports: ReadPorts) => Promise<Result>): Promise<Result>;
  /** Runs `work` under the tenant's lock; commits when it resolves, leaves nothing when it rejects. */
  write<Result>(tenantId: string, work: (ports: IncidentPorts) => Promise<Result>): Promise<Result>;
  /** Runs a worker's short step for one tenant, which does not take the tenant's lock. */
  work<Result>(tenantId: string, step: (ports: WorkerPorts) => Promise<Result>): Promise<Result>;
  /** Runs a declared question across tenants, read only; it learns which tenants are meant and nothing else of them. */
  acrossTenants<Result>(question: (ports: FanOutPorts) => Promise<Result>): Promise<Result>;
  /**
   * A unit of work inside a transaction that the host has open (READ COMMITTED, called last). Nothing of ours commits
   * then; a failed write leaves the host's own work as it was. While a call for one tenant is under way, one for another
   * is refused with `tenant_mismatch`.
   */
  within(transaction: unknown): Pick<UnitOfWork, "read" | "write">;
}
