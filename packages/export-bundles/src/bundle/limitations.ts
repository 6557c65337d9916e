import { MICROS_PER_SECOND } from "@hoc/incident-schemas";
import { hiddenFields, isHidden } from "../redact/hidden.js";
import { countText } from "../text/count.js";
import { durationText } from "../text/duration.js";
import { microsBetween, secondsBetween } from "../text/elapsed.js";
import { instantText } from "../text/instant.js";
import { contradictionsOf } from "./contradictions.js";
import type { BundleContent, BundleEvent } from "./format.js";
import { sourceOf } from "./sources.js";

/** From this difference on between happening and recording an entry counts as late. */
const LATE_MICROS = 60 * MICROS_PER_SECOND;

/** Most late entries that are named one by one. */
const MOST_NAMED = 20;

const SIGNER_VOUCHES =
  "The signer vouches that the export matches the log, not that the log is complete: whoever holds the signing key could write a consistent log of its own as long as nobody else holds a checkpoint.";

/** What a bundle does not show, and what is remarkable about its record; the reader is to know it before anything else. */
export function limitationsOf(content: BundleContent): string[] {
  return [
    ...contradictionsOf(content).map(({ sentence }) => sentence),
    ...ofSignals(content),
    ...ofPeriod(content),
    ...ofRedaction(content),
    ...ofSteps(content),
    ...ofRun(content),
    ...ofPolicies(content),
    ...ofLateEntries(content.events),
    ...ofReopenings(content.events),
    ...(content.incident.isSynthetic
      ? ["The incident is synthetic: a test made it, so it shows no real handling."]
      : []),
    ...ofCheckpoint(content),
    SIGNER_VOUCHES,
  ];
}

function ofSignals(content: BundleContent): string[] {
  const signals = sourceOf(content, "signals");
  if (signals === undefined || signals.status === "complete") return [];
  return [`Of ${signals.expected} signals that the incident counted, ${signals.returned} are still stored.`];
}

function ofPeriod({ params: { period }, incident }: BundleContent): string[] {
  if (period === null || (incident.startedAt >= period.start && incident.startedAt < period.end)) return [];
  return [
    `The incident began at ${instantText(incident.startedAt)}, outside of the period from ${instantText(period.start)} to ${instantText(period.end)}.`,
  ];
}

function ofRedaction({ events, params }: BundleContent): string[] {
  const fields = hiddenFields(events);
  if (fields === 0) return [];
  const entries = events.filter((event) => event.fields.some(isHidden)).length;
  return [
    `${countText(fields, "field", "fields")} of ${countText(entries, "entry", "entries")} are hidden (profile ${params.redaction}); checks that need one of them are unknown.`,
  ];
}

function ofSteps({ steps, trace, totals }: BundleContent): string[] {
  const said: string[] = [];
  if (steps === null)
    said.push(
      `The raw steps are left out${trace === null ? "" : ` (${countText(trace.size, "step", "steps")})`}: totals and inflection are those of the trace's summary and cannot be computed again from this bundle.`,
    );
  if (trace !== null && !totals.tokensKnown) said.push("The tokens of not every step were counted.");
  return said;
}

function ofRun(content: BundleContent): string[] {
  const { run, runId, trace } = content;
  if (runId === null) return ["No run is named, so there is no trace of what happened."];
  if (run === null) return ["The run that the incident names is not stored."];
  if (sourceOf(content, "steps")?.status === "unavailable") return ["The trace of the run could not be read."];
  return trace === null ? ["No trace of the run is stored."] : [];
}

function ofPolicies({ policyContext: { policySnapshotId, activePolicies } }: BundleContent): string[] {
  const said: string[] = [];
  if (activePolicies.length === 0) said.push("Which rules were in force is unknown: none is stored.");
  if (policySnapshotId === null) said.push("No snapshot of the host's rules is named.");
  return said;
}

function ofLateEntries(events: readonly BundleEvent[]): string[] {
  const late = events.filter(({ at, recordedAt }) => Math.abs(microsBetween(at, recordedAt)) > LATE_MICROS);
  const named = late.slice(0, MOST_NAMED).map(({ id, type, at, recordedAt }) => {
    const seconds = secondsBetween(at, recordedAt);
    const distance = `${durationText(Math.abs(seconds))} ${seconds > 0 ? "later" : "earlier"}`;
    return `Entry ${id} (${type}) says that it happened at ${instantText(at)}; it was recorded ${distance}.`;
  });
  if (late.length > MOST_NAMED)
    named.push(`${countText(late.length - MOST_NAMED, "more entry was", "more entries were")} recorded late.`);
  return named;
}

function ofReopenings(events: readonly BundleEvent[]): string[] {
  const reopenings = events.filter(({ type }) => type === "reopened");
  const last = reopenings.at(-1);
  if (last === undefined) return [];
  return [
    `The incident was reopened ${countText(reopenings.length, "time", "times")}; checks look at what was recorded after the last reopening, at ${instantText(last.at)}.`,
  ];
}

function ofCheckpoint({ checkpoint, events }: BundleContent): string[] {
  if (checkpoint === null)
    return ["No checkpoint covers the timeline, so nothing outside of it shows when it was written."];
  if (checkpoint.entries >= events.length) return [];
  return [
    `The checkpoint of ${instantText(checkpoint.asOf)} covers the first ${checkpoint.entries} of ${countText(events.length, "entry", "entries")}.`,
  ];
}
