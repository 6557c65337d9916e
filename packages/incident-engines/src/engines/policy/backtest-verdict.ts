import type { BacktestReason, BacktestSummary } from "@hoc/incident-schemas";
import type { BacktestFacts } from "@hoc/incident-schemas/ports";

/** What a back-test is judged by. */
export interface JudgedFacts extends Pick<BacktestFacts, "suppressedSignals" | "absentIncidents"> {
  /** Whether the rule keeps anything from becoming incidents at all. */
  readonly suppresses: boolean;
}

type Reason = BacktestSummary["reasons"][number];

/**
 * Whether stored history speaks for a rule, and why. What somebody needed, or what was critical, speaks against it,
 * whatever else there is; only incidents that are over and that nobody needed speak for it.
 *
 * @example judgeBacktest({ suppresses: true, suppressedSignals: 0, absentIncidents }).verdict // "inconclusive"
 */
export function judgeBacktest(facts: JudgedFacts): Pick<BacktestSummary, "verdict" | "reasons"> {
  const against = reasonsAgainst(facts);
  if (against.length > 0) return { verdict: "against", reasons: against };
  const undecided = reasonUndecided(facts);
  if (undecided !== undefined) return { verdict: "inconclusive", reasons: [undecided] };
  const { incidents } = facts.absentIncidents;
  return { verdict: "for", reasons: [because("nobody_needed", incidents, "needed by nobody")] };
}

function reasonsAgainst({ absentIncidents: { critical, workedOn, resolvedByPerson } }: JudgedFacts): Reason[] {
  return [
    because("critical_incident", critical, "critical"),
    because("worked_on", workedOn, "worked on by somebody"),
    because("resolved_by_person", resolvedByPerson, "resolved by somebody who said how"),
  ].filter(({ incidents }) => incidents > 0);
}

function reasonUndecided({ suppresses, suppressedSignals, absentIncidents }: JudgedFacts): Reason | undefined {
  const { incidents, open } = absentIncidents;
  if (!suppresses) return ofNone("suppresses_nothing", "The rule keeps nothing from becoming incidents.");
  if (suppressedSignals === 0) return ofNone("nothing_suppressed", "No signal in the window would be suppressed.");
  if (incidents === 0)
    return ofNone("no_incident_absent", "Signals would be suppressed, but every incident would exist all the same.");
  return open > 0 ? because("still_open", open, "still open without anybody at work") : undefined;
}

function because(code: BacktestReason, incidents: number, what: string): Reason {
  const they =
    incidents === 1 ? "1 incident that would not exist was" : `${incidents} incidents that would not exist were`;
  return { code, sentence: `${they} ${what}.`, incidents };
}

function ofNone(code: BacktestReason, sentence: string): Reason {
  return { code, sentence, incidents: 0 };
}
