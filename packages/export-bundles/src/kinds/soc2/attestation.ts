import type { BundleContent, Soc2Content, Soc2ControlMapping } from "../../bundle/format.js";
import { sourceOf } from "../../bundle/sources.js";
import { hiddenFields } from "../../redact/hidden.js";
import { countText } from "../../text/count.js";
import { instantText } from "../../text/instant.js";

const STATUS_WORDS = {
  DEMONSTRATED: "demonstrated",
  PARTIAL: "partly demonstrated",
  NOT_DEMONSTRATED: "not demonstrated",
  INDETERMINATE: "indeterminate",
  PENDING: "pending",
  NOT_APPLICABLE: "not applicable",
} as const satisfies Record<Soc2ControlMapping["status"], string>;

/** The statement of the system: what the log shows, in numbers, and what it does not show. Nothing in it is judged. */
export function attestationOf(
  content: BundleContent,
  controls: readonly Soc2ControlMapping[],
): Soc2Content["attestation"] {
  const { params, events, trace, totals, sources } = content;
  const timeline = sourceOf(content, "timeline")?.expected ?? events.length;
  const unreached = sources.filter(({ status }) => status === "unavailable");
  const notMet = controls.flatMap(({ criterion, checks }) =>
    checks.filter(({ result }) => result === "not_met").map(({ id, reason }) => `${criterion} ${id}: ${reason}`),
  );
  const sentences = [
    "System-generated statement of what the log shows. Not an auditor's opinion.",
    `As of ${instantText(params.asOf)}, the timeline of incident ${content.incidentId} shows ${events.length} of ${countText(timeline, "entry", "entries")}.`,
    trace === null
      ? missingTrace(content)
      : `The trace has ${countText(trace.size, "step", "steps")}, of which ${content.steps === null ? 0 : totals.steps} stand here.`,
    `${countText(hiddenFields(events), "field is", "fields are")} hidden.`,
    ...(content.incident.isSynthetic ? ["The incident is synthetic."] : []),
    `Criteria: ${controls.map(({ criterion, status }) => `${criterion} ${STATUS_WORDS[status]}`).join(", ")}.`,
    notMet.length === 0 ? "No check is recorded as not met." : `Not met: ${notMet.join(" ")}`,
    `Sources not reached: ${unreached.length}.`,
    "The signer vouches that the export matches the log, not that the log is complete.",
  ];
  return { statement: sentences.join(" "), notAnOpinion: true };
}

function missingTrace(content: BundleContent): string {
  if (sourceOf(content, "steps")?.status === "unavailable") return "The trace could not be read.";
  return content.runId === null ? "There is no trace." : "No trace of the run is stored.";
}
