import { isHidden } from "../redact/hidden.js";
import { wrongMember } from "../redact/redact-members.js";
import { countText } from "../text/count.js";
import type { BundleContent, BundleEvent, BundleSource } from "./format.js";
import { isResolution, severityAt } from "./handling.js";
import { dataOf, descriptionOf } from "./shown.js";
import { sourceOf, sourcesOfContent } from "./sources.js";

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
  checkCaptures,
  checkCheckpoint,
  checkRedaction,
  checkPeriod,
  checkSources,
];

function checkCounts({ events, log }: BundleContent): Mismatch | undefined {
  return differs("$.log.size", "is not the number of timeline entries", events.length, log.size);
}

function checkSources(content: BundleContent): Mismatch | undefined {
  const { sources } = content;
  const expected = sourcesOfContent(content);
  for (const [at, source] of expected.entries()) {
    const actual = sources[at];
    if (actual === undefined) return { path: "$.sources", message: "do not name every source", expected: source.query };
    for (const [member, value] of Object.entries(source)) {
      const path = `$.sources[${at}].${member}`;
      const mismatch = differs(
        path,
        "is not what follows from the bundle",
        value,
        actual[member as keyof BundleSource],
      );
      if (mismatch !== undefined) return mismatch;
    }
  }
  return sources.length > expected.length
    ? { path: `$.sources[${expected.length}]`, message: "is no source of such a bundle" }
    : undefined;
}

function checkFields({ events }: BundleContent): Mismatch | undefined {
  for (const [index, event] of events.entries()) {
    const { fields } = event;
    const path = `$.events[${index}].fields`;
    const message = "are not description and data, each of them shown or hidden";
    if (fields.length !== FIELD_NAMES.length) return { path, message };
    for (const [at, field] of fields.entries()) {
      if (isHidden(field)) continue;
      const isReadable = at === 0 ? descriptionOf(event) !== undefined : dataOf(event) !== undefined;
      if (!("name" in field) || field.name !== FIELD_NAMES[at] || !isReadable) return { path, message };
    }
    if ((descriptionOf(event)?.length ?? 0) > MAX_DESCRIPTION)
      return { path, message: `have a description of more than ${MAX_DESCRIPTION} characters` };
  }
  return undefined;
}

/** The fields of every entry, in the order in which they are hashed and written. */
const FIELD_NAMES = ["description", "data"];

/** Far beyond the longest sentence that the product writes. */
const MAX_DESCRIPTION = 20_000;

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

/** Every piece of evidence has its entry, and every entry its piece; hidden entries may be of any. */
function checkCaptures({ events, evidence }: BundleContent): Mismatch | undefined {
  const captures = events.filter(({ type }) => type === "evidence_captured");
  const shown = captures.map(dataOf).filter((data) => data !== undefined);
  const captured = new Map(shown.map((data) => [data.evidenceId, data]));
  const lost = shown.find(({ evidenceId }) => !evidence.some(({ id }) => id === evidenceId));
  if (lost !== undefined)
    return { path: "$.evidence", message: "lacks a piece that the timeline names", expected: String(lost.evidenceId) };
  const unnamed = evidence.findIndex(({ id }) => !captured.has(id));
  if (unnamed !== -1 && evidence.length - captured.size > captures.length - shown.length)
    return { path: `$.evidence[${unnamed}].id`, message: "is of evidence that no entry of the timeline names" };
  return firstOf(
    evidence.map(({ id, type, recoveryExecuted }, at) => {
      const { evidenceType = type, recoveryExecuted: executed = recoveryExecuted } = captured.get(id) ?? {};
      return firstOf([
        differs(`$.evidence[${at}].type`, NOT_IN_TIMELINE, evidenceType, type),
        differs(`$.evidence[${at}].recoveryExecuted`, NOT_IN_TIMELINE, executed, recoveryExecuted),
      ]);
    }),
  );
}

function checkCheckpoint({ checkpoint, events }: BundleContent): Mismatch | undefined {
  if (checkpoint === null || checkpoint.entries <= events.length) return undefined;
  return {
    path: "$.checkpoint.entries",
    message: `covers more than the ${countText(events.length, "entry", "entries")} of the timeline`,
    actual: String(checkpoint.entries),
  };
}

function checkRedaction(content: BundleContent): Mismatch | undefined {
  const { params, events, steps } = content;
  const isNone = params.redaction === "none";
  const wrong = wrongMember(content, params.redaction);
  if (wrong !== undefined) return { path: wrong, message: `does not go with the redaction ${params.redaction}` };
  if (params.includeRawSteps === (steps === null))
    return { path: "$.steps", message: "are not shown as the parameters say" };
  for (const [at, { fields }] of events.entries()) {
    const isWrong = isNone ? fields.some(isHidden) : params.redaction === "details" && !fields.every(isHidden);
    if (isWrong) return { path: `$.events[${at}].fields`, message: `do not go with the redaction ${params.redaction}` };
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
