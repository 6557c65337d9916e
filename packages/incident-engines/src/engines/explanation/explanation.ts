import { type ExplanationFacts, type IncidentAggregatorConfig, type Severity, UNCAPPED } from "@hoc/incident-schemas";
import { explanationSentences } from "./explanation-sentences.js";
import type { ExplanationSources } from "./explanation-sources.js";
import { keyExplanation } from "./key-explanation.js";
import { openingExplanation } from "./opening-explanation.js";
import { severityExplanation } from "./severity-explanation.js";
import { signalsExplanation } from "./signals-explanation.js";

/** Why an incident exists and has its severity, as data and in words. */
export interface Explanation extends ExplanationFacts {
  readonly sentences: string[];
}

/**
 * Explains an incident from what is stored of it. The same facts give the same explanation.
 *
 * @example explanationOf(sources).sentences[0] // "It opened at 2026-03-14 12:00:00 UTC, when a call (call-17) …"
 */
export function explanationOf(sources: ExplanationSources): Explanation {
  const { incident, config, severityThresholds } = sources;
  const facts: ExplanationFacts = {
    incidentId: incident.id,
    title: incident.title,
    lifecycleState: incident.lifecycleState,
    key: keyExplanation(incident),
    opening: openingExplanation(sources),
    severity: severityExplanation(sources),
    signals: signalsExplanation(sources),
    rules: rulesInForce(config, severityThresholds),
  };
  return { ...facts, sentences: explanationSentences(facts) };
}

function rulesInForce(
  config: IncidentAggregatorConfig,
  severityThresholds: Readonly<Record<Severity, number>>,
): ExplanationFacts["rules"] {
  const { maxIncidentsPerTenantPerHour: cap } = config;
  return {
    windowing: config.windowing,
    windowSeconds: config.aggregationWindowSeconds,
    cooldownSeconds: config.incidentCooldownSeconds,
    maxIncidentsPerHour: cap === UNCAPPED ? null : cap,
    autoResolveAfterSeconds: config.autoResolveAfterSeconds,
    sweepAcknowledged: config.sweepAcknowledged,
    severityThresholds: { ...severityThresholds },
  };
}
