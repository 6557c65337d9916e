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

/** What the list of sources depends on: counts, and whose they are. */
interface SourceFigures {
  readonly system: string;
  readonly environment: string;
  readonly incidentId: string;
  readonly runId: string | null;
  /** Whether the run itself is stored. */
  readonly hasRun: boolean;
  readonly timeline: { readonly returned: number; readonly expected: number };
  readonly signals: { readonly returned: number; readonly expected: number };
  /** `unavailable` when its store could not be asked; null when there is no trace. */
  readonly trace:
    | { readonly traceId: string | null; readonly returned: number; readonly expected: number }
    | "unavailable"
    | null;
  readonly policies: number;
  readonly evidence: number;
  readonly checkpoints: number;
}

/**
 * Which system was asked for what, up to when, and how much of it came: what an auditor needs to judge whether the
 * information is whole.
 */
export function sourcesOf(facts: BundleFacts, params: BundleParams): BundleSource[] {
  const { incident, trace } = facts;
  const traceFigures = trace && { traceId: trace.traceId, returned: facts.steps.length, expected: trace.steps };
  return listOfSources(
    {
      system: facts.system,
      environment: facts.environment,
      incidentId: incident.id,
      runId: incident.sourceRunId,
      hasRun: facts.run !== undefined,
      timeline: { returned: facts.timeline.length, expected: facts.expectedEntries },
      signals: { returned: facts.storedSignals, expected: incident.signalCount + incident.lateSignals },
      trace: facts.traceUnavailable === undefined ? (traceFigures ?? null) : "unavailable",
      policies: facts.activePolicies.length,
      evidence: facts.evidence.length,
      checkpoints: facts.checkpoint === null ? 0 : 1,
    },
    params,
  );
}

/**
 * The sources that a bundle with this content has. What nothing in it ties down stays as the bundle says it: system,
 * environment, how many entries and steps there should have been, and how many signals came.
 */
export function sourcesOfContent(content: BundleContent): BundleSource[] {
  const { incident, events, trace, policyContext, evidence, checkpoint, sources } = content;
  const steps = sourceOf(content, "steps");
  const traceFigures = trace && {
    traceId: content.traceId,
    returned: trace.size,
    expected: steps?.expected ?? trace.size,
  };
  return listOfSources(
    {
      system: sources[0]?.system ?? "",
      environment: sources[0]?.environment ?? "",
      incidentId: content.incidentId,
      runId: content.runId,
      hasRun: content.run !== null,
      timeline: { returned: events.length, expected: sourceOf(content, "timeline")?.expected ?? events.length },
      signals: {
        returned: sourceOf(content, "signals")?.returned ?? 0,
        expected: incident.signalCount + incident.lateSignals,
      },
      trace: traceFigures ?? (steps === undefined ? null : "unavailable"),
      policies: policyContext.activePolicies.length,
      evidence: evidence.length,
      checkpoints: checkpoint === null ? 0 : 1,
    },
    content.params,
  );
}

function listOfSources(figures: SourceFigures, { asOf, includeRawSteps }: BundleParams): BundleSource[] {
  const { system, environment, timeline, signals, trace } = figures;
  const source = (
    name: SourceName,
    of: string,
    returned: number,
    expected: number | null,
    status: BundleSource["status"] = returned === (expected ?? returned) ? "complete" : "incomplete",
  ): BundleSource => ({
    system,
    environment,
    query: `${SOURCE_WORDS[name]} of ${of}`,
    cutoff: asOf,
    returned,
    expected,
    status,
  });
  const ofIncident = `incident ${figures.incidentId}`;
  const sources = [
    source("timeline", ofIncident, timeline.returned, timeline.expected),
    source("signals", ofIncident, signals.returned, signals.expected),
  ];
  if (trace === "unavailable") sources.push(source("steps", `run ${figures.runId}`, 0, null, "unavailable"));
  else if (trace !== null) {
    const { traceId, returned, expected } = trace;
    const leftOut = returned === expected && !includeRawSteps ? "left_out" : undefined;
    sources.push(source("steps", `trace ${traceId}`, returned, expected, leftOut));
  }
  sources.push(
    source("policies", `${figures.hasRun ? `run ${figures.runId}` : ofIncident}, at its start`, figures.policies, null),
    source("evidence", ofIncident, figures.evidence, null),
    source("checkpoint", "the tenant's timelines", figures.checkpoints, 1),
  );
  return sources;
}

/** A source of a bundle by its name, when it was asked. */
export function sourceOf({ sources }: Pick<BundleContent, "sources">, name: SourceName): BundleSource | undefined {
  return sources.find(({ query }) => query.startsWith(`${SOURCE_WORDS[name]} of `));
}
