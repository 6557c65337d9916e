import type { IncidentAggregator } from "./aggregator.js";
import type { AnalyticsArtifactsDriver } from "./analytics-artifacts.js";
import type { AuditDriver } from "./audit.js";
import type { IdempotencyDriver } from "./idempotency.js";
import type { IncidentPatternDriver } from "./incident-patterns.js";
import type { IncidentReadDriver } from "./incident-read.js";
import type { IncidentWriteDriver } from "./incident-write.js";
import type { IncidentsFacadeDriver } from "./incidents-facade.js";
import type { DeliveryDriver, FanOutDriver, OutboxDriver } from "./outbox.js";
import type { PostMortemDriver } from "./postmortem.js";
import type { ReadPointDriver } from "./read-point.js";
import type { RecurrenceAnalysisDriver } from "./recurrence-analysis.js";
import type { SignalDriver } from "./signal.js";

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
}

/** What a write of one tenant can ask and change, under the lock of the tenant's head. */
export interface IncidentPorts extends ReadPorts {
  readonly incidentWrite: IncidentWriteDriver;
  readonly signals: SignalDriver;
  readonly aggregator: IncidentAggregator;
  readonly artifacts: AnalyticsArtifactsDriver;
  readonly outbox: OutboxDriver;
  readonly audit: AuditDriver;
  readonly idempotency: IdempotencyDriver;
  /** When this transaction records; later than every earlier one of the tenant. */
  readonly recordedAt: string;
}

/** What a worker can ask and change without the tenant's head. */
export interface WorkerPorts {
  readonly deliveries: DeliveryDriver;
  readonly idempotency: IdempotencyDriver;
  readonly fanOut: FanOutDriver;
}

/** Opens and ends transactions; nothing else does. */
export interface UnitOfWork {
  /** Runs `work` on one snapshot, read only. */
  read<Result>(tenantId: string, work: (ports: ReadPorts) => Promise<Result>): Promise<Result>;
  /** Runs `work` under the tenant's lock; commits when it resolves, leaves nothing when it rejects. */
  write<Result>(tenantId: string, work: (ports: IncidentPorts) => Promise<Result>): Promise<Result>;
  /** Runs a worker's short step, which takes no tenant's lock. */
  work<Result>(step: (ports: WorkerPorts) => Promise<Result>): Promise<Result>;
  /**
   * A unit of work inside a transaction that the host has open (READ COMMITTED, called last). Nothing of ours commits
   * then; a failed write leaves the host's own work as it was.
   */
  within(transaction: unknown): Pick<UnitOfWork, "read" | "write">;
}
