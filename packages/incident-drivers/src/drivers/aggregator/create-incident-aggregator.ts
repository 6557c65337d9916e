import {
  type IncidentAggregatorConfig,
  incidentAggregatorConfigSchema,
  parseInput,
  type RecordResult,
  type SuppressingPolicy,
} from "@hoc/incident-schemas";
import type { Ambient, IncidentAggregator, ReplayedSignal } from "@hoc/incident-schemas/ports";
import { createIncidentSeverityEngine, type IncidentSeverityEngine } from "@hoc/severity-policy";
import { selectIncident } from "../../database/select-incident.js";
import type { TenantHead } from "../../database/tenant-head.js";
import type { WriteExecutor } from "../../executor.js";
import { applyDecisions } from "./application.js";
import { type DecisionContext, decideSignals } from "./decisions.js";
import { readFacts } from "./facts.js";
import { inDecisionOrder, type KeyedSignal, keySignals } from "./ordering.js";
import { resolveStaleIncidents } from "./stale-sweep.js";
import { getIncidentStats } from "./stats.js";
import { preventionOf } from "./suppression.js";

/** What an aggregator is made of. */
export interface AggregatorParts {
  readonly ambient: Ambient;
  /** Sinks that every event goes to. */
  readonly sinks: readonly string[];
  /** The default configuration, where left out. */
  readonly config?: Partial<IncidentAggregatorConfig>;
  /** The default severity policy, when left out. */
  readonly severity?: IncidentSeverityEngine;
  /**
   * The rules that keep signals from becoming incidents, the first that covers a signal deciding; `undefined` when they
   * cannot be asked. There are none when left out.
   */
  readonly suppressingPolicies?: (tenantId: string) => Promise<readonly SuppressingPolicy[] | undefined>;
}

/**
 * The aggregator of one write transaction: signals go in, incidents come out, in a fixed number of statements.
 * The only way to make one; production and tests share it.
 *
 * @throws DomainError `invalid_input` naming the field of a violating config
 * @example createIncidentAggregator(executor, head, { ambient, sinks: [], config: { aggregationWindowSeconds: 120 } })
 */
export function createIncidentAggregator(
  executor: WriteExecutor,
  head: TenantHead,
  parts: AggregatorParts,
): IncidentAggregator {
  const config = parseInput(incidentAggregatorConfigSchema, parts.config ?? {});
  const severity = parts.severity ?? createIncidentSeverityEngine();

  async function recordInOrder(
    tenantId: string,
    ordered: readonly KeyedSignal[],
    from: Pick<DecisionContext, "incidentIdFor" | "prevent" | "suppressionUnchecked">,
  ) {
    head.mustBe(tenantId);
    const facts = await readFacts(executor, tenantId, ordered, config);
    const decisions = decideSignals(facts, ordered, {
      tenantId,
      config,
      severity,
      takeSequence: head.take,
      ...from,
    });
    await applyDecisions(executor, head, decisions, parts);
    if (decisions.incidents.size > 0) head.noteStaleCheckAfter(config.autoResolveAfterSeconds);
    return decisions.results;
  }

  const aggregator: IncidentAggregator = {
    config,
    severityThresholds: severity.config.severityThresholds,
    async record(tenantId, signals) {
      const policies = await parts.suppressingPolicies?.(tenantId);
      return recordInOrder(tenantId, inDecisionOrder(keySignals(tenantId, signals, config)), {
        incidentIdFor: () => `inc_${parts.ambient.uuid()}`,
        prevent(signal) {
          const { triggerType, initialSeverity } = signal;
          const own = severity.getInitialSeverity(triggerType, initialSeverity ?? undefined);
          const prevention = preventionOf(policies ?? [], signal, own);
          return prevention && { ...prevention, preventionId: `prev_${parts.ambient.randomHex(8)}` };
        },
        suppressionUnchecked: parts.suppressingPolicies !== undefined && policies === undefined,
      });
    },
    async getOrCreateIncident(tenantId, signal) {
      const [result] = (await aggregator.record(tenantId, [signal])) as [RecordResult];
      const incident =
        result.incidentId === null ? undefined : await selectIncident(executor, tenantId, result.incidentId);
      const opensOverflow = result.outcome === "overflow" && incident?.signalCount === 1;
      return { incident: incident ?? null, isNew: result.outcome === "opened" || opensOverflow };
    },
    replay: (tenantId, signals) =>
      recordInOrder(tenantId, keySignals(tenantId, signals, config), {
        incidentIdFor: (signal) => (signal as ReplayedSignal).incidentId ?? `inc_${parts.ambient.uuid()}`,
        prevent: (signal) => (signal as ReplayedSignal).prevention ?? undefined,
        suppressionUnchecked: false,
      }),
    async resolveStaleIncidents(tenantId, limit) {
      head.mustBe(tenantId);
      return resolveStaleIncidents(executor, head, parts, config, limit);
    },
    getIncidentStats: (tenantId, since, at) => getIncidentStats(executor, tenantId, since, config, at),
  };
  return aggregator;
}
