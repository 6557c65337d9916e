import type { PolicyBacktestDriver } from "@hoc/incident-schemas/ports";
import { createIncidentSeverityEngine, type IncidentSeverityEngine } from "@hoc/severity-policy";
import type { ReadExecutor } from "../executor.js";
import { findCoveredSignals } from "./policy-backtest/covered-signals.js";
import { countIncidents, selectIncidents } from "./policy-backtest/incident-facts.js";
import { countSignals, selectSignals } from "./policy-backtest/signal-facts.js";

/**
 * Binds back-tests to an executor; each statement goes through the tenant's signals once. Without a severity policy the
 * default one decides; it is made when somebody asks, since every read and write binds this driver.
 *
 * @example (await createPolicyBacktestDriver(executor, severity).fetchBacktestFacts("acme", question)).suppressedSignals
 */
export function createPolicyBacktestDriver(
  executor: ReadExecutor,
  severity?: IncidentSeverityEngine,
): PolicyBacktestDriver {
  return {
    async fetchBacktestFacts(tenantId, question) {
      const { at, limit } = question;
      const signals = await findCoveredSignals(
        executor,
        severity ?? createIncidentSeverityEngine(),
        tenantId,
        question,
      );
      const affected = { ...signals, tenantId, at };
      return {
        ...(await countSignals(executor, signals)),
        ...(await countIncidents(executor, affected)),
        ...(await selectIncidents(executor, affected, limit)),
        signals: await selectSignals(executor, signals, limit),
      };
    },
  };
}
