import type { Operations } from "@hoc/incident-engines";
import {
  type DomainEvent,
  LESSON_TYPES,
  type RecordResult,
  TRIGGER_TYPES,
  WEBHOOK_ATTEMPT_OUTCOMES,
} from "@hoc/incident-schemas";
import type { CountFn } from "@hoc/incident-schemas/ports";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ObservedRequest } from "../http/observed-request.js";
import type { MetricsText } from "../routes/metrics.routes.js";
import type { PoolUse } from "./database.js";

/** Upper bounds of the classes of durations, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Asked whenever somebody reads the figures. */
interface MetricsSources {
  waitingSignals(): number;
  /** Use of the pool of connections; `undefined` when there is none. */
  poolUse(): PoolUse | undefined;
}

/** The figures of one server. */
export interface Metrics extends MetricsText {
  observeRequest(request: ObservedRequest): void;
  countSignals(results: readonly Pick<RecordResult, "outcome">[]): void;
  countEvent(event: DomainEvent): void;
  countDeliveries(delivered: number): void;
  countSwept(resolved: number): void;
  countReactivated(lessons: number): void;
  countCheckpoints(made: number): void;
  countCostSnapshots(made: number): void;
  /** Counts what the engines count; what is none of these figures is left out. */
  readonly count: CountFn;
  /** Where the gauges get their values from. */
  readFrom(sources: MetricsSources): void;
}

/** Makes the figures, all at zero, in a registry of their own. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  let sources: MetricsSources | undefined;

  const requests = new Histogram({
    name: "hoc_http_request_duration_seconds",
    help: "Requests by method, route and status, and how long they took.",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers,
  });
  const signals = new Counter({
    name: "hoc_signals_recorded_total",
    help: "Signals that this process recorded, by what became of them.",
    labelNames: ["outcome"],
    registers,
  });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const incidents = new Counter({
    name: "hoc_incidents_opened_total",
    help: "Incidents whose opening this process delivered, by what triggered them and how bad they began.",
    labelNames: ["trigger_type", "severity"],
    registers,
  });
  const deliveries = counter("hoc_relay_deliveries_total", "Events that the relay delivered.");
  const swept = counter("hoc_sweep_resolved_incidents_total", "Silent incidents that the sweep resolved.");
  const reactivated = counter("hoc_sweep_reactivated_lessons_total", "Deferred lessons that the sweep brought back.");
  const checkpoints = counter("hoc_checkpoints_total", "Checkpoints of timelines that this process made.");
  const costSnapshots = counter("hoc_cost_snapshots_total", "Hours and days of costs that this process added up.");
  const exported = new Counter({
    name: "hoc_exports_total",
    help: "Exports whose record this process delivered, by kind and format.",
    labelNames: ["bundle_type", "format"],
    registers,
  });
  const failedLessons = new Counter({
    name: "hoc_lessons_creation_failed_total",
    help: "Lessons that could not be learned, by their type.",
    labelNames: ["lesson_type"],
    registers,
  });
  for (const lesson_type of LESSON_TYPES) failedLessons.inc({ lesson_type }, 0);
  const webhookAttempts = new Counter({
    name: "hoc_webhook_attempts_total",
    help: "Attempts to send an event to a webhook endpoint, by what came of them.",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of WEBHOOK_ATTEMPT_OUTCOMES) webhookAttempts.inc({ outcome }, 0);
  const counted = new Map<string, Counter>([
    ["lessons_creation_failed_total", failedLessons],
    ["webhook_attempts_total", webhookAttempts],
  ]);
  new Gauge({
    name: "hoc_gatherer_waiting_signals",
    help: "Signals that wait for their transaction.",
    registers,
    collect() {
      this.set(sources?.waitingSignals() ?? 0);
    },
  });
  new Gauge({
    name: "hoc_database_pool_connections",
    help: "Connections to PostgreSQL by state, and requests waiting for one.",
    labelNames: ["state"],
    registers,
    collect() {
      for (const [state, count] of Object.entries(sources?.poolUse() ?? {})) this.set({ state }, count);
    },
  });

  return {
    contentType: register.contentType,
    render: () => register.metrics(),
    readFrom(given) {
      sources = given;
    },
    observeRequest: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    countSignals(results) {
      for (const { outcome } of results) signals.inc({ outcome });
    },
    countEvent(event) {
      if (event.eventType === "incidents.IncidentCreated")
        incidents.inc({ trigger_type: labelOf(event.triggerType), severity: event.severity });
      if (event.eventType === "incidents.BundleExported")
        exported.inc({ bundle_type: event.bundleType, format: event.format });
    },
    countDeliveries: (delivered) => deliveries.inc(delivered),
    countSwept: (resolved) => swept.inc(resolved),
    countReactivated: (lessons) => reactivated.inc(lessons),
    countCheckpoints: (made) => checkpoints.inc(made),
    countCostSnapshots: (made) => costSnapshots.inc(made),
    count: (name, labels) => counted.get(name)?.inc(labels),
  };
}

/** A trigger type as a label: hosts may send any word of theirs, and labels have to be few. */
function labelOf(triggerType: string): string {
  return (TRIGGER_TYPES as readonly string[]).includes(triggerType) ? triggerType : "other";
}

/** The same operations, their recorded signals counted. */
export function countingOperations(operations: Operations, metrics: Pick<Metrics, "countSignals">): Operations {
  return {
    ...operations,
    async execute(id, input, context) {
      const output = await operations.execute(id, input, context);
      if (id.startsWith("incidents.signals.")) metrics.countSignals((output as { results: RecordResult[] }).results);
      return output;
    },
    async record(tenantId, signals, options) {
      const results = await operations.record(tenantId, signals, options);
      metrics.countSignals(results);
      return results;
    },
  };
}
