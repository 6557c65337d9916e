import { isHidden } from "../redact/hidden.js";
import { countText } from "../text/count.js";
import type { BundleContent, BundleEvent } from "./format.js";
import { isResolution, severityAt } from "./handling.js";
import { dataOf, descriptionOf } from "./shown.js";
import { type SourceName, sourceOf } from "./sources.js";

/** A place where a bundle contradicts itself. */
export interface Mismatch {
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

/**
 * Whether the parts of the content agree with one another: the incident with its timeline, the counts with what is
 * there, the trace with its steps. Gives the first place where they do not. What hidden fields say is not compared.
 */
export function crossCheck(content: BundleContent): Mismatch | undefined {
  for (const check of CHECKS) {
    const mismatch = check(content);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

type Check = (content: BundleContent) => Mismatch | undefined;

const CHECKS: readonly Check[] = [
  checkCounts,
  checkFields,
  checkOpening,
  checkStatus,
  checkInstants,
  checkPeople,
  checkSeverity,
  checkTrace,
  checkViolation,
  checkEvidence,
  checkCheckpoint,
  checkRedaction,
  checkPeriod,
];

function checkCounts(content: BundleContent): Mismatch | undefined {
  const { events, log, trace, evidence, policyContext, checkpoint, incident } = content;
  const returned: readonly (readonly [SourceName, number | undefined])[] = [
    ["timeline", events.length],
    ["steps", trace?.size],
    ["policies", policyContext.activePolicies.length],
    ["evidence", evidence.length],
    ["checkpoint", checkpoint === null ? 0 : 1],
  ];
  const sizes = returned.map(([name, count]) => {
    const source = sourceOf(content, name);
    const path = `$.sources[${source === undefined ? "?" : content.sources.indexOf(source)}].returned`;
    return source === undefined || source.status === "unavailable"
      ? undefined
      : differs(path, "is not as many as stand here", count ?? 0, source.returned);
  });
  const signals = sourceOf(content, "signals");
  return firstOf([
    differs("$.log.size", "is not the number of timeline entries", events.length, log.size),
    ...(sourceOf(content, "timeline") === undefined
      ? [{ path: "$.sources", message: "the timeline is no source" }]
      : []),
    ...sizes,
    signals &&
      differs(
        `$.sources[${content.sources.indexOf(signals)}].expected`,
        "is not the number of signals that the incident counted",
        incident.signalCount + incident.lateSignals,
        signals.expected,
      ),
  ]);
}

function checkFields({ events }: BundleContent): Mismatch | undefined {
  for (const [index, { fields }] of events.entries()) {
    const names = fields.filter((field) => !isHidden(field)).map((field) => ("name" in field ? field.name : ""));
    if (new Set(names).size < names.length)
      return { path: `$.events[${index}].fields`, message: "a field is shown more than once" };
  }
  return undefined;
}

function checkOpening({ events, incident }: BundleContent): Mismatch | undefined {
  const [opening, ...later] = events;
  if (opening === undefined) return undefined;
  const second = later.findIndex(({ type }) => type === "incident_created");
  if (opening.type !== "incident_created")
    return differs("$.events[0].type", "is not the entry that opens an incident", "incident_created", opening.type);
  if (second !== -1) return { path: `$.events[${second + 1}].type`, message: "opens the incident a second time" };
  const data = dataOf(opening);
  const description = descriptionOf(opening);
  return firstOf([
    differs("$.incident.createdAt", "is not when the timeline opens", opening.at, incident.createdAt),
    data && differs("$.incident.triggerType", NOT_OPENED_SO, data.triggerType, incident.triggerType),
    data && differs("$.incident.triggerValue", NOT_OPENED_SO, data.triggerValue, incident.triggerValue),
    data &&
      differs("$.incident.previousIncidentId", NOT_OPENED_SO, data.previousIncidentId, incident.previousIncidentId),
    incident.title !== null && description !== undefined
      ? differs("$.incident.title", NOT_OPENED_SO, description, `Opened: ${incident.title}`)
      : undefined,
  ]);
}

const NOT_OPENED_SO = "is not what the opening entry says";

const STATUS_OF: Readonly<Record<string, string>> = {
  incident_created: "OPEN",
  reopened: "OPEN",
  acknowledged: "ACKNOWLEDGED",
};

function checkStatus({ events, incident }: BundleContent): Mismatch | undefined {
  const last = events.filter(changesState).at(-1);
  if (last === undefined) return undefined;
  const status = isResolution(last) ? "RESOLVED" : STATUS_OF[last.type];
  return differs("$.incident.status", `is not what entry ${last.seq} leaves it in`, status, incident.status);
}

function checkInstants({ events, incident }: BundleContent): Mismatch | undefined {
  const states = events.filter(changesState);
  const last = states.at(-1);
  const since = states.slice(states.findLastIndex(({ type }) => type === "reopened") + 1);
  const acknowledgement = since.find(({ type }) => type === "acknowledged");
  const resolution = last !== undefined && isResolution(last) ? last : undefined;
  const containment = events.find(({ type }) => type === "contained");
  return firstOf([
    differs("$.incident.acknowledgedAt", NOT_IN_TIMELINE, acknowledgement?.at ?? null, incident.acknowledgedAt),
    differs("$.incident.acknowledgedBy", NOT_IN_TIMELINE, acknowledgement?.actor.id ?? null, incident.acknowledgedBy),
    differs("$.incident.containedAt", NOT_IN_TIMELINE, containment?.at ?? null, incident.containedAt),
    differs("$.incident.resolvedAt", NOT_IN_TIMELINE, resolution?.at ?? null, incident.resolvedAt),
    differs("$.incident.resolvedBy", NOT_IN_TIMELINE, resolution?.actor.id ?? null, incident.resolvedBy),
  ]);
}

const NOT_IN_TIMELINE = "is not what the timeline says";

function checkPeople({ events, incident }: BundleContent): Mismatch | undefined {
  const assignment = events.filter(({ type }) => type === "assigned").at(-1);
  if (assignment === undefined) return differs("$.incident.ownerId", NOT_IN_TIMELINE, null, incident.ownerId);
  const data = dataOf(assignment);
  return data && differs("$.incident.ownerId", NOT_IN_TIMELINE, data.ownerId, incident.ownerId);
}

function checkSeverity({ events, incident }: BundleContent): Mismatch | undefined {
  const severity = severityAt(events, events.at(-1)?.seq ?? 0);
  return severity && differs("$.incident.severity", NOT_IN_TIMELINE, severity, incident.severity);
}

function checkTrace(content: BundleContent): Mismatch | undefined {
  const { trace, steps, run, runId, totals } = content;
  if (run !== null && runId === null) return { path: "$.runId", message: "names no run, but one stands here" };
  if (steps === null) {
    const size = sourceOf(content, "steps")?.expected ?? 0;
    return differs("$.totals.steps", "is not the size of the trace", size, totals.steps);
  }
  const unordered = steps.findIndex(({ index }, at) => at > 0 && index <= (steps[at - 1]?.index ?? -1));
  if (unordered !== -1) return { path: `$.steps[${unordered}].index`, message: "does not rise from the step before" };
  if (trace === null) return steps.length === 0 ? undefined : { path: "$.steps", message: "are of no trace" };
  return differs("$.trace.size", "is not the number of steps", steps.length, trace.size);
}

function checkViolation({ steps, policyContext: { violated } }: BundleContent): Mismatch | undefined {
  for (const [at, { index, status }] of (steps ?? []).entries()) {
    const isViolating = index === violated?.stepIndex;
    if (isViolating !== (status === "violation"))
      return {
        path: `$.steps[${at}].status`,
        message: isViolating ? "hides that the step broke a rule" : "says that the step broke a rule",
        actual: status,
      };
  }
  return undefined;
}

function checkEvidence({ events, evidence, policyContext: { violated } }: BundleContent): Mismatch | undefined {
  const digests = new Map<unknown, unknown>();
  for (const event of events) {
    if (event.type !== "evidence_captured") continue;
    const data = dataOf(event);
    if (data === undefined) continue;
    // The entry of a broken rule names the digest of the violation's evidence instead of the payload's.
    if (data.payloadDigest !== undefined) digests.set(data.evidenceId, data.payloadDigest);
    if (violated !== null && data.violationId === violated.violationId) {
      const mismatch = differs(VIOLATION_DIGEST, NOT_IN_TIMELINE, data.contentHash, violated.evidenceDigest);
      if (mismatch !== undefined) return mismatch;
    }
  }
  return firstOf(
    evidence.map(({ id, payloadDigest }, at) =>
      digests.has(id)
        ? differs(`$.evidence[${at}].payloadDigest`, NOT_IN_TIMELINE, digests.get(id), payloadDigest)
        : undefined,
    ),
  );
}

const VIOLATION_DIGEST = "$.policyContext.violated.evidenceDigest";

function checkCheckpoint({ checkpoint, events }: BundleContent): Mismatch | undefined {
  if (checkpoint === null || checkpoint.entries <= events.length) return undefined;
  return {
    path: "$.checkpoint.entries",
    message: `covers more than the ${countText(events.length, "entry", "entries")} of the timeline`,
    actual: String(checkpoint.entries),
  };
}

function checkRedaction({ params, incident, events, steps }: BundleContent): Mismatch | undefined {
  const isNone = params.redaction === "none";
  if (isNone !== (incident.title !== null))
    return { path: "$.incident.title", message: `does not go with the redaction ${params.redaction}` };
  if (params.includeRawSteps === (steps === null))
    return { path: "$.steps", message: "are not shown as the parameters say" };
  for (const [at, { fields }] of events.entries()) {
    const wrong = isNone ? fields.some(isHidden) : params.redaction === "details" && !fields.every(isHidden);
    if (wrong) return { path: `$.events[${at}].fields`, message: `do not go with the redaction ${params.redaction}` };
  }
  return undefined;
}

function checkPeriod({ bundleType, params }: BundleContent): Mismatch | undefined {
  if (bundleType !== "soc2" || params.period !== null) return undefined;
  return { path: "$.params.period", message: "is missing in a bundle for an auditor" };
}

function changesState(event: BundleEvent): boolean {
  return isResolution(event) || Object.hasOwn(STATUS_OF, event.type);
}

function firstOf(mismatches: readonly (Mismatch | undefined)[]): Mismatch | undefined {
  return mismatches.find((mismatch) => mismatch !== undefined);
}

function differs(path: string, message: string, expected: unknown, actual: unknown): Mismatch | undefined {
  if ((expected ?? null) === (actual ?? null)) return undefined;
  return { path, message, expected: String(expected ?? null), actual: String(actual ?? null) };
}
