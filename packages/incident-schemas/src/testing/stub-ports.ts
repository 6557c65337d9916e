import { slaTargetsSchema } from "../analytics/sla-targets.js";
import { incidentAggregatorConfigSchema } from "../incident/aggregator-config.js";
import type { Attempt, FanOutPorts, IncidentPorts, UnitOfWork, WorkerPorts } from "../ports/index.js";

/** What a test answers itself; every other call throws its own name. */
export type PortStubs<Ports> = {
  readonly [Port in keyof Ports]?: Ports[Port] extends (...args: never[]) => unknown
    ? Ports[Port]
    : Ports[Port] extends object
      ? Partial<Ports[Port]>
      : Ports[Port];
};

/**
 * Ports of a write whose unanswered calls throw their own name, so that a test says what it relies on. The config is
 * the default one, `recordedAt` is 2026-03-14T12:00:00.000000Z.
 *
 * @example stubPorts({ incidentRead: { getIncident: async () => buildIncident() } })
 */
export function stubPorts(stubs: PortStubs<IncidentPorts> = {}): IncidentPorts {
  return {
    incidentRead: stubDriver("incidentRead", stubs.incidentRead),
    incidentsFacade: stubDriver("incidentsFacade", {
      slaTargets: slaTargetsSchema.parse({}),
      ...stubs.incidentsFacade,
    }),
    incidentPatterns: stubDriver("incidentPatterns", stubs.incidentPatterns),
    recurrence: stubDriver("recurrence", stubs.recurrence),
    postmortem: stubDriver("postmortem", stubs.postmortem),
    readPoints: stubDriver("readPoints", {
      isOneSnapshot: true,
      findProgress: async () => undefined,
      ...stubs.readPoints,
    }),
    incidentWrite: stubDriver("incidentWrite", stubs.incidentWrite),
    signals: stubDriver("signals", stubs.signals),
    aggregator: stubDriver("aggregator", {
      config: incidentAggregatorConfigSchema.parse({}),
      severityThresholds: { low: 1, medium: 10, high: 50, critical: 200 },
      ...stubs.aggregator,
    }),
    artifacts: stubDriver("artifacts", stubs.artifacts),
    runs: stubDriver("runs", stubs.runs),
    traceStore: stubDriver("traceStore", stubs.traceStore),
    llmFailures: stubDriver("llmFailures", stubs.llmFailures),
    policyRules: stubDriver("policyRules", stubs.policyRules),
    policyViolations: stubDriver("policyViolations", stubs.policyViolations),
    policyProposals: stubDriver("policyProposals", stubs.policyProposals),
    policyBacktests: stubDriver("policyBacktests", stubs.policyBacktests),
    lessons: stubDriver("lessons", stubs.lessons),
    runFindings: stubDriver("runFindings", stubs.runFindings),
    evidence: stubDriver("evidence", stubs.evidence),
    exports: stubDriver("exports", stubs.exports),
    apiKeys: stubDriver("apiKeys", stubs.apiKeys),
    webhooks: stubDriver("webhooks", stubs.webhooks),
    checkpoints: stubDriver("checkpoints", stubs.checkpoints),
    costs: stubDriver("costs", stubs.costs),
    costBudgets: stubDriver("costBudgets", stubs.costBudgets),
    costReservations: stubDriver("costReservations", stubs.costReservations),
    costSnapshots: stubDriver("costSnapshots", stubs.costSnapshots),
    costGuard: stubDriver("costGuard", stubs.costGuard),
    featureTags: stubDriver("featureTags", stubs.featureTags),
    outbox: stubDriver("outbox", stubs.outbox),
    audit: stubDriver("audit", stubs.audit),
    idempotency: stubDriver("idempotency", stubs.idempotency),
    attempt: stubs.attempt ?? attempted,
    recordedAt: stubs.recordedAt ?? "2026-03-14T12:00:00.000000Z",
  };
}

/**
 * Ports of a worker, those across tenants among them, whose unanswered calls throw their own name.
 *
 * @example stubWorkerPorts({ fanOut: { tenantsWithDeliveries: async () => ["acme"] } })
 */
export function stubWorkerPorts(stubs: PortStubs<WorkerPorts & FanOutPorts> = {}): WorkerPorts & FanOutPorts {
  return {
    deliveries: stubDriver("deliveries", stubs.deliveries),
    webhookDeliveries: stubDriver("webhookDeliveries", stubs.webhookDeliveries),
    idempotency: stubDriver("idempotency", stubs.idempotency),
    fanOut: stubDriver("fanOut", stubs.fanOut),
  };
}

/**
 * A unit of work without transactions: every read and write gets the same ports.
 *
 * @example stubUnitOfWork(stubPorts({ aggregator: { record: async () => [] } }))
 */
export function stubUnitOfWork(
  ports: IncidentPorts = stubPorts(),
  worker: WorkerPorts & FanOutPorts = stubWorkerPorts(),
): UnitOfWork {
  const unit: UnitOfWork = {
    read: async (_tenantId, work) => work(ports),
    write: async (_tenantId, work) => work(ports),
    work: async (_tenantId, step) => step(worker),
    acrossTenants: async (question) => question(worker),
    within: () => ({ read: unit.read, write: unit.write }),
  };
  return unit;
}

async function attempted<Result>(part: () => Promise<Result>): Promise<Attempt<Result>> {
  try {
    return { ok: true, result: await part() };
  } catch (error) {
    return { ok: false, error };
  }
}

function stubDriver<Driver extends object>(port: string, answers: Partial<Driver> = {}): Driver {
  return new Proxy(answers, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      if (typeof name === "symbol" || name === "then") return undefined;
      return () => {
        throw new Error(`${port}.${name} was called, and the test does not answer it`);
      };
    },
  }) as Driver;
}
