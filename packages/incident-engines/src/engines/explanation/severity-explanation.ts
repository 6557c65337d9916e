import {
  type EscalationCause,
  type ExplanationFacts,
  type IncidentEvent,
  maxSeverity,
  type Severity,
  type SignalView,
  severityRank,
  severitySchema,
} from "@hoc/incident-schemas";
import {
  explainSeverity,
  getInitialSeverity,
  impactSeverity,
  type SeverityReason,
  triggerSeverity,
} from "@hoc/severity-policy";
import { countIn, severityIn, textIn } from "./entry-data.js";
import { type ExplanationSources, isRatedByReporter, openingEntry, openingSignal } from "./explanation-sources.js";

type SeverityExplanation = ExplanationFacts["severity"];
type Escalation = SeverityExplanation["escalations"][number];

/**
 * Why an incident is as severe as it is: what it began with, every rise, every decision of a person, and the rules that
 * hold it where it is.
 *
 * @example severityExplanation(sources).escalations[0] // { severity: "high", cause: "signal_count", threshold: 50, … }
 */
export function severityExplanation(sources: ExplanationSources): SeverityExplanation {
  const { incident, timeline } = sources;
  const opening = openingEntry(timeline);
  const { severity: byRules, reasons } = judged(sources);
  return {
    now: incident.severity,
    byRules,
    rules: reasons.map(shownRule),
    initial: {
      severity: (opening && severityIn(opening, "severity")) ?? triggerSeverity(incident.triggerType),
      triggerSeverity: triggerSeverity(incident.triggerType),
      statedSeverity: statedSeverity(openingSignal(sources)) ?? null,
    },
    escalations: escalations(sources),
    setByPeople: timeline.filter(({ eventType }) => eventType === "severity_set").flatMap(personDecision),
  };
}

function judged(sources: ExplanationSources) {
  const { incident, person, severityThresholds } = sources;
  return explainSeverity(
    {
      triggerType: incident.triggerType,
      initialSeverity: statedSeverity(openingSignal(sources)),
      signalSeverity: askedSeverity(sources),
      signalCount: incident.signalCount,
      personSet: person,
    },
    { severityThresholds },
  );
}

/** The highest severity that the incident's own signals asked for; the first one is in the timeline when it was pruned. */
function askedSeverity(sources: ExplanationSources): Severity | undefined {
  const { tally, timeline } = sources;
  const opening = openingEntry(timeline);
  const first = openingSignal(sources) === undefined && opening ? severityIn(opening, "severity") : null;
  const asked = tally
    .filter(({ absorption }) => absorption === "opened" || absorption === "attached" || absorption === "overflow")
    .map((alike) => getInitialSeverity(alike.triggerType, alike.initialSeverity ?? undefined));
  return [...asked, ...(first === null ? [] : [first])].reduce<Severity | undefined>(
    (highest, severity) => (highest === undefined ? severity : maxSeverity(highest, severity)),
    undefined,
  );
}

function statedSeverity(signal: Pick<SignalView, "initialSeverity"> | undefined): Severity | undefined {
  return severitySchema.safeParse(signal?.initialSeverity).data;
}

function shownRule(reason: SeverityReason): SeverityExplanation["rules"][number] {
  if (reason.rule !== "trigger_type") return reason;
  const { rule, severity, applies, decisive, sentence } = reason;
  return { rule, severity, applies, decisive, sentence };
}

/** Each rise, with the signals that counted when it came: those since somebody last lowered the severity. */
function escalations(sources: ExplanationSources): Escalation[] {
  const totalAt = new Map(sources.totals.map((total) => [total.sequence, total]));
  let notCounted = isRatedByReporter(sources) ? 1 : 0;
  const rises: Escalation[] = [];
  for (const entry of sources.timeline) {
    if (entry.eventType === "severity_set" && lowers(entry))
      notCounted = totalAt.get(entry.sequence)?.signalCount ?? notCounted;
    if (entry.eventType !== "severity_escalated") continue;
    const rise = riseOf(sources, entry, notCounted);
    const crossing = sources.named.find(({ signalId }) => signalId === rise?.signalId);
    const costMicros = crossing === undefined ? null : (totalAt.get(crossing.sequence)?.costMicros ?? null);
    if (rise !== undefined) rises.push({ ...rise, costMicros });
  }
  return rises;
}

function lowers(entry: IncidentEvent): boolean {
  const [from, to] = [severityIn(entry, "fromSeverity"), severityIn(entry, "severity")];
  return from !== null && to !== null && severityRank(to) < severityRank(from);
}

function riseOf(
  sources: ExplanationSources,
  entry: IncidentEvent,
  notCounted: number,
): Omit<Escalation, "costMicros"> | undefined {
  const { severityThresholds, named } = sources;
  const [fromSeverity, severity] = [severityIn(entry, "fromSeverity"), severityIn(entry, "severity")];
  const signalCount = countIn(entry, "signalCount");
  if (fromSeverity === null || severity === null || signalCount === null) return undefined;
  const signalId = textIn(entry, "signalId");
  const byCount = impactSeverity(signalCount - notCounted, { severityThresholds }) === severity;
  const signal = named.find((one) => one.signalId === signalId);
  return {
    sequenceNo: entry.sequenceNo,
    at: entry.createdAt,
    fromSeverity,
    severity,
    cause: byCount ? "signal_count" : causeOf(signal, severity),
    signalCount,
    threshold: byCount ? severityThresholds[severity] : null,
    signalId,
  };
}

function causeOf(signal: SignalView | undefined, severity: Severity): EscalationCause {
  if (signal === undefined) return "unknown";
  return getInitialSeverity(signal.triggerType, statedSeverity(signal)) === severity ? "signal" : "unknown";
}

function personDecision(entry: IncidentEvent): SeverityExplanation["setByPeople"] {
  const severity = severityIn(entry, "severity");
  if (severity === null) return [];
  return [
    {
      sequenceNo: entry.sequenceNo,
      at: entry.createdAt,
      by: entry.actor.id,
      fromSeverity: severityIn(entry, "fromSeverity"),
      severity,
      reason: textIn(entry, "reason"),
    },
  ];
}
