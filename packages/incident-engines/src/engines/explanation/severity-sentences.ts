import { type ExplanationFacts, SEVERITIES, severityRank } from "@hoc/incident-schemas";
import { countText, dollarsText, listText, momentText } from "./words.js";

type SeverityExplanation = ExplanationFacts["severity"];
type Rule = SeverityExplanation["rules"][number];

/**
 * Says why an incident has its severity, how it came to it, and what would raise it.
 *
 * @example severitySentences(facts)[0] // "It is high, because 73 signals have reached the threshold of 50."
 */
export function severitySentences(facts: ExplanationFacts): string[] {
  const { severity } = facts;
  const course = [
    ...severity.escalations.map((rise) => ({ ...rise, sentence: riseSentence(rise) })),
    ...severity.setByPeople.map((decision) => ({ ...decision, sentence: decisionSentence(decision) })),
  ].sort((a, b) => a.sequenceNo - b.sequenceNo);
  return [verdict(facts), ...beginning(severity), ...course.map(({ sentence }) => sentence), ...whatRaises(facts)];
}

function verdict({ key, severity: { now, byRules, rules, setByPeople } }: ExplanationFacts): string {
  if (now !== byRules) return `It is ${now}, as decided then; by the rules in force now it would be ${byRules}.`;
  const person = setByPeople.at(-1)?.by ?? "the person who reported it";
  const since = rules.some(({ signalCountThen = 0 }) => signalCountThen > 0);
  const reasons = decisiveRules(rules).map((rule) => because(rule, { triggerType: key.triggerType, person, since }));
  return `It is ${now}, because ${listText(reasons)}.`;
}

/** That few signals have come explains nothing where something else does. */
function decisiveRules(rules: readonly Rule[]): readonly Rule[] {
  const decisive = rules.filter((rule) => rule.decisive);
  const telling = decisive.filter(({ rule, threshold }) => rule !== "impact" || threshold !== undefined);
  return telling.length > 0 ? telling : decisive;
}

interface Circumstances {
  readonly triggerType: string;
  /** Who decided last. */
  readonly person: string;
  /** Whether only the signals count that came since somebody lowered the severity. */
  readonly since: boolean;
}

function because(rule: Rule, { triggerType, person, since }: Circumstances): string {
  switch (rule.rule) {
    case "trigger_type":
      return `${triggerType} is ${rule.severity} from the start`;
    case "initial_severity":
      return "its first signal asked for it";
    case "signals":
      return "one of its signals asked for it";
    case "person":
      return `${person} set it so`;
    case "impact":
      return impactReason(rule, since);
  }
}

function impactReason({ signalCount = 0, threshold }: Rule, since: boolean): string {
  const signals = countText(signalCount, since ? "new signal" : "signal");
  const have = signalCount === 1 ? "has" : "have";
  return threshold === undefined
    ? `${signals} ${have} come`
    : `${signals} ${have} reached the threshold of ${threshold}`;
}

function beginning({ initial, escalations, setByPeople }: SeverityExplanation): string[] {
  return escalations.length + setByPeople.length === 0 ? [] : [`It began as ${initial.severity}.`];
}

function riseSentence(rise: SeverityExplanation["escalations"][number]): string {
  const { at, fromSeverity, severity, signalCount, threshold, cause, signalId, costMicros } = rise;
  const cost = costMicros === null ? "" : `, ${dollarsText(costMicros)} so far`;
  const signal = signalId === null ? "" : ` with signal ${signalId}`;
  const why = {
    signal_count: `: its signals had reached the threshold of ${threshold}`,
    signal: ": that signal asked for it",
    unknown: "",
  }[cause];
  return `At ${momentText(at)} it rose from ${fromSeverity} to ${severity}${signal} (${countText(signalCount, "signal")}${cost})${why}.`;
}

function decisionSentence({
  at,
  by,
  fromSeverity,
  severity,
  reason,
}: SeverityExplanation["setByPeople"][number]): string {
  const from = fromSeverity === null ? "" : ` from ${fromSeverity}`;
  return `At ${momentText(at)} ${by} set it${from} to ${severity}${reason === null ? "." : `: “${reason}”.`}`;
}

/** How far the next severity is that the number of signals alone would give; nothing once the incident is over. */
function whatRaises({ lifecycleState, severity, rules }: ExplanationFacts): string[] {
  const counted = severity.rules.find(({ rule }) => rule === "impact")?.signalCount ?? 0;
  const next = SEVERITIES.find((one) => severityRank(one) > severityRank(severity.now));
  const threshold = next === undefined ? undefined : rules.severityThresholds[next];
  if (lifecycleState === "RESOLVED" || threshold === undefined || threshold <= counted) return [];
  return [`With ${countText(threshold - counted, "more signal")} it becomes ${next}.`];
}
