import {
  type IncidentAggregatorConfig,
  incidentAggregatorConfigSchema,
  parseInput,
  type SlaTargets,
  slaTargetsSchema,
} from "@hoc/incident-schemas";
import type {
  FanOutPorts,
  IncidentPorts,
  Logger,
  PolicyRuleStore,
  ReadPorts,
  WorkerPorts,
} from "@hoc/incident-schemas/ports";
import { DEFAULT_SEVERITY_CONFIG, type IncidentSeverityEngine } from "@hoc/severity-policy";
import type { TenantHead } from "./database/tenant-head.js";
import { type AggregatorParts, createIncidentAggregator } from "./drivers/aggregator/create-incident-aggregator.js";
import { askHostEnabled, askHostPolicies } from "./drivers/aggregator/host-policies.js";
import { getIncidentStats } from "./drivers/aggregator/stats.js";
import { createAnalyticsArtifactsDriver, createAnalyticsArtifactsReader } from "./drivers/analytics-artifacts.js";
import { createApiKeyDriver, createApiKeyReader } from "./drivers/api-key.js";
import { createAuditDriver } from "./drivers/audit.js";
import { createCheckpointDriver, createCheckpointReader, createFanOutCheckpoints } from "./drivers/checkpoint.js";
import { createCostDriver, createCostReader } from "./drivers/cost.js";
import { createCostBudgetDriver, createCostBudgetReader } from "./drivers/cost-budget.js";
import { createCostGuardDriver } from "./drivers/cost-guard/create-cost-guard-driver.js";
import { createCostReservationDriver, createCostReservationReader } from "./drivers/cost-reservation.js";
import { createCostSnapshotDriver, createCostSnapshotReader, createFanOutCosts } from "./drivers/cost-snapshot.js";
import { createExportLedgerDriver, createExportLedgerReader } from "./drivers/export-ledger.js";
import { createFeatureTagDriver, createFeatureTagReader } from "./drivers/feature-tag.js";
import { createIdempotencyDriver } from "./drivers/idempotency.js";
import { createIncidentEvidenceDriver, createIncidentEvidenceReader } from "./drivers/incident-evidence.js";
import { createIncidentPatternDriver } from "./drivers/incident-patterns.js";
import { createIncidentReadDriver } from "./drivers/incident-read/create-incident-read-driver.js";
import { createIncidentWriteDriver } from "./drivers/incident-write/create-incident-write-driver.js";
import { createIncidentsFacadeDriver } from "./drivers/incidents-facade/create-incidents-facade-driver.js";
import { createLessonsDriver, createLessonsReader } from "./drivers/lesson.js";
import { createLlmFailureDriver, createLlmFailureReader } from "./drivers/llm-failure.js";
import { createDeliveryDriver, createFanOutDriver, createOutboxDriver } from "./drivers/outbox.js";
import { createPolicyBacktestDriver } from "./drivers/policy-backtest.js";
import { createPolicyProposalDriver, createPolicyProposalReader } from "./drivers/policy-proposal.js";
import { createPolicyRuleDriver, createPolicyRuleReader } from "./drivers/policy-rule.js";
import type { WhoseRules } from "./drivers/policy-violation/truth-facts.js";
import { createPolicyViolationDriver, createPolicyViolationReader } from "./drivers/policy-violation.js";
import { createPostMortemDriver } from "./drivers/postmortem.js";
import { createReadPointDriver } from "./drivers/read-point.js";
import { createRecurrenceAnalysisDriver } from "./drivers/recurrence-analysis.js";
import { createRunDriver, createRunReader } from "./drivers/run.js";
import { createRunFindingDriver, createRunFindingReader } from "./drivers/run-finding.js";
import { createSignalDriver } from "./drivers/signal.js";
import { createTraceStoreDriver, createTraceStoreReader } from "./drivers/trace-store.js";
import {
  createFanOutWebhooks,
  createWebhookDeliveryDriver,
  createWebhookDriver,
  createWebhookReader,
} from "./drivers/webhook.js";
import type { ReadExecutor, WriteExecutor } from "./executor.js";
import { attempt } from "./unit-of-work/savepoint.js";

/** How reads and writes are configured. */
export interface ReadConfig {
  readonly config: IncidentAggregatorConfig;
  readonly slaTargets: SlaTargets;
  /** The default severity policy, when left out. */
  readonly severity?: IncidentSeverityEngine;
  /** Whether the executor reads all of one snapshot; true when left out. */
  readonly isOneSnapshot?: boolean;
  /** The host's own policies, where it has some. */
  readonly policyRules?: PolicyRuleStore;
}

/** Binds what a read can ask to one snapshot. */
export function createReadPorts(
  executor: ReadExecutor,
  { config, slaTargets, severity, isOneSnapshot, policyRules }: ReadConfig,
): ReadPorts {
  return {
    incidentRead: createIncidentReadDriver(executor),
    incidentsFacade: createIncidentsFacadeDriver(executor, slaTargets),
    incidentPatterns: createIncidentPatternDriver(executor),
    recurrence: createRecurrenceAnalysisDriver(executor),
    postmortem: createPostMortemDriver(executor),
    readPoints: createReadPointDriver(executor, isOneSnapshot),
    signals: createSignalDriver(executor),
    artifacts: createAnalyticsArtifactsReader(executor),
    idempotency: createIdempotencyDriver(executor),
    runs: createRunReader(executor),
    traceStore: createTraceStoreReader(executor),
    llmFailures: createLlmFailureReader(executor),
    policyRules: createPolicyRuleReader(executor),
    policyViolations: createPolicyViolationReader(executor, whoseRules(policyRules)),
    policyProposals: createPolicyProposalReader(executor),
    policyBacktests: createPolicyBacktestDriver(executor, severity),
    lessons: createLessonsReader(executor),
    runFindings: createRunFindingReader(executor),
    costs: createCostReader(executor),
    costSnapshots: createCostSnapshotReader(executor),
    costBudgets: createCostBudgetReader(executor),
    costReservations: createCostReservationReader(executor),
    costGuard: createCostGuardDriver(executor),
    featureTags: createFeatureTagReader(executor),
    evidence: createIncidentEvidenceReader(executor),
    exports: createExportLedgerReader(executor),
    apiKeys: createApiKeyReader(executor),
    checkpoints: createCheckpointReader(executor),
    webhooks: createWebhookReader(executor),
    aggregator: {
      config,
      severityThresholds: (severity?.config ?? DEFAULT_SEVERITY_CONFIG).severityThresholds,
      getIncidentStats: (tenantId, since, at) => getIncidentStats(executor, tenantId, since, config, at),
    },
  };
}

/** Binds everything a write can ask and change to one transaction under one tenant's head. */
export function createIncidentPorts(
  executor: WriteExecutor,
  head: TenantHead,
  parts: AggregatorParts & Pick<ReadConfig, "slaTargets" | "policyRules">,
): IncidentPorts {
  const ownRules = createPolicyRuleDriver(executor, head);
  const policies = policiesInForce(ownRules, parts.policyRules, parts.ambient.logger);
  const aggregator = createIncidentAggregator(executor, head, {
    ...parts,
    suppressingPolicies: policies.suppressingPolicies,
  });
  const { autoResolveAfterSeconds } = aggregator.config;
  return {
    ...createReadPorts(executor, { config: aggregator.config, slaTargets: parts.slaTargets, severity: parts.severity }),
    signals: createSignalDriver(executor),
    idempotency: createIdempotencyDriver(executor),
    aggregator,
    artifacts: createAnalyticsArtifactsDriver(executor, head, parts.ambient),
    incidentWrite: createIncidentWriteDriver(executor, head, { ambient: parts.ambient, autoResolveAfterSeconds }),
    runs: createRunDriver(executor, head),
    traceStore: createTraceStoreDriver(executor, head),
    llmFailures: createLlmFailureDriver(executor, head),
    policyRules: ownRules,
    policyViolations: createPolicyViolationDriver(executor, head, {
      ambient: parts.ambient,
      fetchPolicyEnabled: policies.fetchPolicyEnabled,
      rules: whoseRules(parts.policyRules),
    }),
    policyProposals: createPolicyProposalDriver(executor, head),
    lessons: createLessonsDriver(executor, head),
    runFindings: createRunFindingDriver(executor, head),
    evidence: createIncidentEvidenceDriver(executor, head),
    exports: createExportLedgerDriver(executor, head),
    apiKeys: createApiKeyDriver(executor, head),
    checkpoints: createCheckpointDriver(executor, head),
    webhooks: createWebhookDriver(executor, head),
    costs: createCostDriver(executor, head),
    costSnapshots: createCostSnapshotDriver(executor, head),
    costBudgets: createCostBudgetDriver(executor, head),
    costReservations: createCostReservationDriver(executor, head),
    featureTags: createFeatureTagDriver(executor, head),
    outbox: createOutboxDriver(executor, head, parts),
    audit: createAuditDriver(executor, head, parts.ambient),
    recordedAt: head.recordedAt,
    attempt: (part) => attempt(executor, part),
  };
}

/** The product's own rules, or those of the host, which may fail to answer. */
function policiesInForce(ownRules: PolicyRuleStore, hostRules: PolicyRuleStore | undefined, logger: Logger) {
  return {
    suppressingPolicies: (tenantId: string) =>
      hostRules === undefined
        ? ownRules.fetchSuppressingPolicies(tenantId)
        : askHostPolicies(hostRules, tenantId, logger),
    fetchPolicyEnabled: (tenantId: string, policyId: string) =>
      hostRules === undefined
        ? ownRules.fetchPolicyEnabled(tenantId, policyId)
        : askHostEnabled(hostRules, tenantId, policyId),
  };
}

function whoseRules(hostRules: PolicyRuleStore | undefined): WhoseRules {
  return hostRules === undefined ? "own" : "host";
}

/** Binds a worker's questions and marks to one transaction. */
export function createWorkerPorts(executor: WriteExecutor): WorkerPorts {
  return {
    deliveries: createDeliveryDriver(executor),
    webhookDeliveries: createWebhookDeliveryDriver(executor),
    idempotency: createIdempotencyDriver(executor),
  };
}

/** Binds the declared questions across tenants to one transaction. */
export function createFanOutPorts(executor: ReadExecutor): FanOutPorts {
  return {
    fanOut: {
      ...createFanOutDriver(executor),
      ...createFanOutCheckpoints(executor),
      ...createFanOutCosts(executor),
      ...createFanOutWebhooks(executor),
    },
  };
}

/** A full configuration from a partial one; throws `invalid_input` naming the field. */
export function aggregatorConfig(partial: Partial<IncidentAggregatorConfig> = {}): IncidentAggregatorConfig {
  return parseInput(incidentAggregatorConfigSchema, partial);
}

/** Service levels from partial ones; throws `invalid_input` naming the field. */
export function slaTargets(partial: Partial<SlaTargets> = {}): SlaTargets {
  return parseInput(slaTargetsSchema, partial);
}
