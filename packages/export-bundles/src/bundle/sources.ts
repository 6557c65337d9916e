import type { BundleFacts } from "./facts.js";
import type { BundleContent, BundleParams, BundleSource } from "./format.js";

/** What each source was asked for; the word that its query begins with. */
const SOURCE_WORDS = {
  timeline: "timeline",
  signals: "signals",
  steps: "trace steps",
  policies: "policy rules",
  evidence: "evidence",
  checkpoint: "checkpoint",
} as const;

/** A source of a bundle. */
export type SourceName = keyof typeof SOURCE_WORDS;

/**
 * Which system was asked for what, up to when, and how much of it came: what an auditor needs to judge whether the
 * information is whole.
 */
export function sourcesOf(facts: BundleFacts, params: BundleParams): BundleSource[] {
  const { incident, run } = facts;
  const source = (
    name: SourceName,
    of: string,
    returned: number,
    expected: number | null,
    status: BundleSource["status"] = returned === (expected ?? returned) ? "complete" : "incomplete",
  ): BundleSource => ({
    system: facts.system,
    environment: facts.environment,
    query: `${SOURCE_WORDS[name]} of ${of}`,
    cutoff: params.asOf,
    returned,
    expected,
    status,
  });
  const ofIncident = `incident ${incident.id}`;
  const sources = [
    source("timeline", ofIncident, facts.timeline.length, facts.expectedEntries),
    source("signals", ofIncident, facts.storedSignals, incident.signalCount + incident.lateSignals),
  ];
  if (facts.traceUnavailable !== undefined)
    sources.push(source("steps", `run ${incident.sourceRunId}`, 0, null, "unavailable"));
  else if (facts.trace !== undefined)
    sources.push(source("steps", `trace ${facts.trace.traceId}`, facts.steps.length, facts.trace.steps, stepsStatus()));
  sources.push(
    source(
      "policies",
      `${run === undefined ? ofIncident : `run ${run.runId}`}, at its start`,
      facts.activePolicies.length,
      null,
    ),
    source("evidence", ofIncident, facts.evidence.length, null),
    source("checkpoint", "the tenant's timelines", facts.checkpoint === null ? 0 : 1, 1),
  );
  return sources;

  function stepsStatus(): BundleSource["status"] | undefined {
    if (facts.steps.length !== facts.trace?.steps) return "incomplete";
    return params.includeRawSteps ? undefined : "left_out";
  }
}

/** A source of a bundle by its name, when it was asked. */
export function sourceOf({ sources }: Pick<BundleContent, "sources">, name: SourceName): BundleSource | undefined {
  return sources.find(({ query }) => query.startsWith(`${SOURCE_WORDS[name]} of `));
}
