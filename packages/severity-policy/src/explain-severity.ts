import { maxSeverity, SEVERITIES, type Severity, severityRank, type TriggerType } from "@hoc/incident-schemas";
import { impactSeverity } from "./impact-severity.js";
import { incidentSeverity, type PersonSetSeverity } from "./incident-severity.js";
import { getInitialSeverity, hasJudgement, isKnownTriggerType, triggerSeverity } from "./initial-severity.js";
import { readSeverity, type SeverityText } from "./read-severity.js";
import { DEFAULT_SEVERITY_CONFIG, type SeverityConfig } from "./severity-config.js";

/** An incident of which somebody asks why it is as severe as it is. */
export interface SeverityQuestion {
  /** The trigger type of the incident. */
  readonly triggerType: TriggerType;
  /** The severity its opening signal stated, if any. */
  readonly initialSeverity?: SeverityText | undefined;
  /** The highest severity that any non-late signal asked for; left out when none asked for more than the two above. */
  readonly signalSeverity?: Severity | undefined;
  /** How many signals opened, joined or overflowed into it. */
  readonly signalCount: number;
  /** The latest decision of a person, if there was one. */
  readonly personSet?: PersonSetSeverity | undefined;
}

/** What every reason says. */
interface Judgement {
  /** The severity this rule gives. */
  readonly severity: Severity;
  /** False when a person's decision has set the rule aside. */
  readonly applies: boolean;
  /** Whether the rule applies and gives the incident its severity; several may. */
  readonly decisive: boolean;
  /** The rule with its numbers, for people: `50 ≤ 73 signals < 200 → high`. */
  readonly sentence: string;
}

/** One rule that was consulted, with the data it judged. */
export type SeverityReason = Judgement &
  (
    | { readonly rule: "trigger_type"; readonly triggerType: TriggerType; readonly known: boolean }
    | { readonly rule: "initial_severity" }
    | { readonly rule: "signals" }
    | {
        readonly rule: "impact";
        /** The signals counted: all, or those since a person set the severity. */
        readonly signalCount: number;
        /** The threshold reached; absent for `low`, which needs none. */
        readonly threshold?: number;
        /** The next threshold, not reached; absent for `critical`. */
        readonly nextThreshold?: number;
      }
    | { readonly rule: "person"; readonly signalCountThen: number }
  );

/** The severity of an incident and every rule that was consulted. */
export interface SeverityExplanation {
  readonly severity: Severity;
  /** In the order trigger type, initial severity, signals, impact, person; only those that had something to judge. */
  readonly reasons: readonly SeverityReason[];
}

/**
 * Says why an incident is as severe as it is: the severity of {@link incidentSeverity}, and each rule behind it with
 * its numbers.
 *
 * @throws {SeverityPolicyError} `unknown_severity` when `initialSeverity` is no severity.
 *
 * @example
 * explainSeverity({ triggerType: "rate_limit", signalCount: 73 })
 * // severity: "high"
 * // reasons:  "trigger type rate_limit → medium"
 * //           "50 ≤ 73 signals < 200 → high" (decisive)
 */
export function explainSeverity(
  question: SeverityQuestion,
  config: SeverityConfig = DEFAULT_SEVERITY_CONFIG,
): SeverityExplanation {
  const { signalCount, personSet } = question;
  const signalSeverity = highestSignalSeverity(question);
  const severity = incidentSeverity({ signalSeverity, signalCount, personSet }, config);
  const findings = [
    ...signalFindings(question, signalSeverity),
    impactFinding(signalCount, personSet, config),
    ...personFindings(personSet),
  ];
  return {
    severity,
    reasons: findings.map((finding) => ({ ...finding, decisive: finding.applies && finding.severity === severity })),
  };
}

type WithoutDecisive<Reason> = Reason extends unknown ? Omit<Reason, "decisive"> : never;
type Finding = WithoutDecisive<SeverityReason>;

function highestSignalSeverity({ triggerType, initialSeverity, signalSeverity }: SeverityQuestion): Severity {
  const opening = getInitialSeverity(triggerType, initialSeverity);
  return signalSeverity === undefined ? opening : maxSeverity(opening, signalSeverity);
}

function signalFindings(question: SeverityQuestion, highest: Severity): Finding[] {
  const { triggerType, initialSeverity, personSet } = question;
  const judged = (severity: Severity, claim: string) => signalJudgement(severity, claim, personSet);

  const known = isKnownTriggerType(triggerType);
  const byType = triggerSeverity(triggerType);
  const claim = known ? `trigger type ${triggerType}` : `trigger type ${triggerType} has no severity of its own`;
  const findings: Finding[] = [];

  if (initialSeverity === undefined || hasJudgement(triggerType))
    findings.push({ rule: "trigger_type", triggerType, known, ...judged(byType, claim) });
  if (initialSeverity !== undefined) {
    const stated = readSeverity(initialSeverity, "initialSeverity");
    findings.push({ rule: "initial_severity", ...judged(stated, "stated by the opening signal") });
  }
  if (highest !== getInitialSeverity(triggerType, initialSeverity)) {
    findings.push({ rule: "signals", ...judged(highest, "highest of all signals") });
  }
  return findings;
}

function signalJudgement(severity: Severity, claim: string, personSet: PersonSetSeverity | undefined) {
  if (personSet === undefined) return { severity, applies: true, sentence: `${claim} → ${severity}` };
  const seen = personSet.signalSeverityThen;
  const applies = severityRank(severity) > severityRank(seen);
  const relation = applies ? "above" : "not above";
  return { severity, applies, sentence: `${claim} → ${severity}, ${relation} what a person had seen (${seen})` };
}

function impactFinding(signalCount: number, personSet: PersonSetSeverity | undefined, config: SeverityConfig): Finding {
  const counted = signalCount - (personSet?.signalCountThen ?? 0);
  const severity = impactSeverity(counted, config);
  const threshold = severity === "low" ? undefined : config.severityThresholds[severity];
  const next = SEVERITIES[severityRank(severity) + 1];
  const nextThreshold = next === undefined ? undefined : config.severityThresholds[next];

  const noun = `${personSet === undefined ? "" : "new "}signal${counted === 1 ? "" : "s"}`;
  const from = threshold === undefined ? "" : `${threshold} ≤ `;
  const below = nextThreshold === undefined ? "" : ` < ${nextThreshold}`;
  return {
    rule: "impact",
    severity,
    applies: true,
    signalCount: counted,
    ...(threshold === undefined ? {} : { threshold }),
    ...(nextThreshold === undefined ? {} : { nextThreshold }),
    sentence: `${from}${counted} ${noun}${below} → ${severity}`,
  };
}

function personFindings(personSet: PersonSetSeverity | undefined): Finding[] {
  if (personSet === undefined) return [];
  const { severity, signalCountThen } = personSet;
  const sentence = `set by a person at ${signalCountThen} signal${signalCountThen === 1 ? "" : "s"} → ${severity}`;
  return [{ rule: "person", severity, applies: true, signalCountThen, sentence }];
}
