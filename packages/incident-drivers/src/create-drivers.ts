import { type IncidentAggregatorConfig, incidentAggregatorConfigSchema, parseInput } from "@hoc/incident-schemas";
import type { IncidentPorts, ReadPorts, WorkerPorts } from "@hoc/incident-schemas/ports";
import type { TenantHead } from "./database/tenant-head.js";
import { type AggregatorParts, createIncidentAggregator } from "./drivers/aggregator/create-incident-aggregator.js";
import { getIncidentStats } from "./drivers/aggregator/stats.js";
import { createAnalyticsArtifactsDriver, createAnalyticsArtifactsReader } from "./drivers/analytics-artifacts.js";
import { createAuditDriver } from "./drivers/audit.js";
import { createIdempotencyDriver } from "./drivers/idempotency.js";
import { createIncidentReadDriver } from "./drivers/incident-read/create-incident-read-driver.js";
import { createIncidentWriteDriver } from "./drivers/incident-write/create-incident-write-driver.js";
import { createDeliveryDriver, createFanOutDriver, createOutboxDriver } from "./drivers/outbox.js";
import { createReadPointDriver } from "./drivers/read-point.js";
import { createSignalDriver } from "./drivers/signal.js";
import type { ReadExecutor, WriteExecutor } from "./executor.js";

/** Binds what a read can ask to one snapshot. */
export function createReadPorts(executor: ReadExecutor, config: IncidentAggregatorConfig): ReadPorts {
  return {
    incidentRead: createIncidentReadDriver(executor),
    readPoints: createReadPointDriver(executor),
    signals: createSignalDriver(executor),
    artifacts: createAnalyticsArtifactsReader(executor),
    idempotency: createIdempotencyDriver(executor),
    aggregator: {
      config,
      getIncidentStats: (tenantId, since, at) => getIncidentStats(executor, tenantId, since, config, at),
    },
  };
}

/** Binds everything a write can ask and change to one transaction under one tenant's head. */
export function createIncidentPorts(executor: WriteExecutor, head: TenantHead, parts: AggregatorParts): IncidentPorts {
  const aggregator = createIncidentAggregator(executor, head, parts);
  const { autoResolveAfterSeconds } = aggregator.config;
  return {
    ...createReadPorts(executor, aggregator.config),
    signals: createSignalDriver(executor),
    idempotency: createIdempotencyDriver(executor),
    aggregator,
    artifacts: createAnalyticsArtifactsDriver(executor, head, parts.ambient),
    incidentWrite: createIncidentWriteDriver(executor, head, { ambient: parts.ambient, autoResolveAfterSeconds }),
    outbox: createOutboxDriver(executor, head, parts),
    audit: createAuditDriver(executor, head, parts.ambient),
    recordedAt: head.recordedAt,
  };
}

/** Binds a worker's questions and marks to one transaction. */
export function createWorkerPorts(executor: WriteExecutor): WorkerPorts {
  return {
    deliveries: createDeliveryDriver(executor),
    idempotency: createIdempotencyDriver(executor),
    fanOut: createFanOutDriver(executor),
  };
}

/** A full configuration from a partial one; throws `invalid_input` naming the field. */
export function aggregatorConfig(partial: Partial<IncidentAggregatorConfig> = {}): IncidentAggregatorConfig {
  return parseInput(incidentAggregatorConfigSchema, partial);
}
