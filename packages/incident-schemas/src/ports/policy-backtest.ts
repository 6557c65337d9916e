import type { BacktestIncident, BacktestSignal } from "../failures/policy-backtest.js";
import type { Suppression } from "../failures/policy-rule.js";
import type { Instant } from "../primitives/instant.js";
import type { ReadPoint } from "./read-point.js";

/** A rule that might have been in force, and the receipts that it is held against: `from` included, `to` not. */
export interface BacktestQuestion {
  readonly suppression: Suppression;
  /** The one agent that the rule would be for; null for all. */
  readonly agentId: string | null;
  readonly from: Instant;
  readonly to: Instant;
  /** How many signals and incidents are named of each kind. */
  readonly limit: number;
  readonly at: ReadPoint;
}

/** What incidents that would not exist were to people, counted over all of them. */
export interface AbsentIncidentTally {
  readonly incidents: number;
  readonly critical: number;
  /** Acknowledged by a person, and not closed as irrelevant. */
  readonly workedOn: number;
  /** Resolved by a person with something that was done, not closed as irrelevant. */
  readonly resolvedByPerson: number;
  /** Neither of these, and open. */
  readonly open: number;
}

/** What stored history says of a rule. */
export interface BacktestFacts {
  readonly examinedSignals: number;
  readonly alreadySuppressed: number;
  readonly suppressedSignals: number;
  readonly suppressedCostMicros: number | null;
  readonly absentIncidents: AbsentIncidentTally;
  readonly smallerIncidents: number;
  readonly signals: readonly BacktestSignal[];
  readonly absent: readonly BacktestIncident[];
  readonly smaller: readonly BacktestIncident[];
}

/** Holds rules that are not in force against stored signals. */
export interface PolicyBacktestDriver {
  fetchBacktestFacts(tenantId: string, question: BacktestQuestion): Promise<BacktestFacts>;
}
