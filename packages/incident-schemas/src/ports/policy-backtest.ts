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

/**
 * What incidents that would not exist were to people, counted over all of them. By the timelines, of which nothing is
 * lost: what somebody did stays done when an incident is reopened or ends by itself. Somebody is everybody but the
 * product itself.
 */
export interface AbsentIncidentTally {
  readonly incidents: number;
  /** Critical at any time, also when somebody lowered it. */
  readonly critical: number;
  /**
   * Somebody acknowledged it, was given it, wrote a note, set its severity, reopened it, began its postmortem, or recorded a
   * milestone or evidence. One that is closed as irrelevant takes one of the last four: the others are how that is found
   * out. Evidence of a broken policy that came with the report is nobody's work.
   */
  readonly workedOn: number;
  /** Resolved by somebody at any time; closing as irrelevant is no resolution. */
  readonly resolvedByPerson: number;
  /** None of these, and open. */
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
