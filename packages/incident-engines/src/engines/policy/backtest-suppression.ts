import {
  addSeconds,
  BACKTEST_DAYS,
  type Backtest,
  type BacktestSummary,
  type Instant,
  instantFromMicros,
  invalidInput,
  microsOf,
  type Suppression,
} from "@hoc/incident-schemas";
import type { BacktestFacts, ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { DAY_SECONDS } from "../analysis/analysis-scope.js";
import { readAt } from "../incident-read/read-point.js";
import { judgeBacktest } from "./backtest-verdict.js";

/** Which receipts a rule is held against, and how much is named of what it would have done. */
export interface BacktestWindow {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly limit: number;
}

/** What a rule would keep from becoming incidents; null for nothing. */
export interface ProposedSuppression {
  readonly suppression: Suppression | null;
  /** The one agent that the rule would be for; null for all. */
  readonly agentId: string | null;
}

const NOTHING: BacktestFacts = {
  examinedSignals: 0,
  alreadySuppressed: 0,
  suppressedSignals: 0,
  suppressedCostMicros: null,
  absentIncidents: { incidents: 0, critical: 0, workedOn: 0, resolvedByPerson: 0, open: 0 },
  smallerIncidents: 0,
  signals: [],
  absent: [],
  smaller: [],
};

/**
 * What a rule would have done to what was stored at a point, and whether that speaks for it. By default the window ends
 * just behind the point, so that everything recorded by then counts.
 *
 * @throws DomainError `invalid_input` for a window that ends before it begins
 * @example (await backtestSuppression(ports, "acme", { suppression, agentId: null }, { limit: 20 }, at)).verdict
 */
export async function backtestSuppression(
  ports: Pick<ReadPorts, "policyBacktests">,
  tenantId: string,
  { suppression, agentId }: ProposedSuppression,
  asked: BacktestWindow,
  at: ReadPoint,
): Promise<Backtest> {
  const window = windowOf(asked, at);
  const question = { agentId, ...window, limit: asked.limit, at };
  const facts =
    suppression === null
      ? NOTHING
      : await ports.policyBacktests.fetchBacktestFacts(tenantId, { suppression, ...question });
  const { absentIncidents, signals, absent, smaller, ...counts } = facts;
  return {
    ...judgeBacktest({ suppresses: suppression !== null, ...facts }),
    ...counts,
    ...window,
    suppression,
    agentId,
    absentIncidents: absentIncidents.incidents,
    signals: [...signals],
    absent: [...absent],
    smaller: [...smaller],
    ...readAt(at),
  };
}

/**
 * A back-test in short, as it is kept with what was decided by it.
 *
 * @example const review = { status: "approved", backtest: summaryOf(backtest) }
 */
export function summaryOf(backtest: Backtest): BacktestSummary {
  const { verdict, reasons, suppressedSignals, absentIncidents, smallerIncidents, from, to } = backtest;
  return { verdict, reasons, suppressedSignals, absentIncidents, smallerIncidents, from, to };
}

function windowOf(asked: BacktestWindow, { asOf }: ReadPoint): { readonly from: Instant; readonly to: Instant } {
  const to = asked.to ?? instantFromMicros(microsOf(asOf) + 1);
  const from = asked.from ?? addSeconds(to, -BACKTEST_DAYS * DAY_SECONDS);
  if (from >= to) throw invalidInput([{ pointer: "/from", message: `is not before the end of the window, ${to}` }]);
  return { from, to };
}
