import type { BundleContent, BundleEvent, Debrief } from "../../bundle/format.js";
import { type Handling, severityAt } from "../../bundle/handling.js";
import { recordedLate } from "../../bundle/recorded-late.js";
import { stopOf } from "../../bundle/stop.js";
import { durationText } from "../../text/duration.js";
import { secondsBetween } from "../../text/elapsed.js";

type Measure = Debrief["timeToDetect"];

/** How long detecting, stopping, acknowledging and resolving took, each with the reason where there is no figure. */
export function measuresOf(
  content: BundleContent,
  handling: Handling,
): Pick<Debrief, "timeToDetect" | "timeToContain" | "timeToAcknowledge" | "timeToResolve"> {
  const { params, events, inflection } = content;
  const { opening, start, acknowledgement, resolution, reopenings } = handling;
  const since = reopenings.length === 0 ? null : "Counted from the last reopening.";
  const stop = stopOf(content, handling);
  const severity = severityAt(events, events.at(-1)?.seq ?? 0);
  const atAcknowledgement = acknowledgement === undefined ? severity : severityAt(events, acknowledgement.seq);
  return {
    timeToDetect: between(inflection?.at, opening?.at, null, recordingOf(opening), {
      from: "No step shows when it began.",
      to: "Not recorded when it was opened.",
    }),
    timeToContain: between(start?.at, stop?.at, null, since, {
      from: NOT_OPENED,
      to: "No stop is recorded.",
      negative: stop?.stepIndex === null ? undefined : "It had stopped before it was opened.",
    }),
    timeToAcknowledge: between(
      start?.at,
      takenOnAt(handling),
      atAcknowledgement === undefined ? null : params.acknowledgeWithinSeconds[atAcknowledgement],
      joined(since, isRecordedLate(acknowledgement) ? "Counted to when it was recorded." : null),
      {
        from: NOT_OPENED,
        to: acknowledgement === undefined ? "Nobody took it on." : "It was acknowledged, but not by a person.",
      },
    ),
    timeToResolve: between(
      start?.at,
      resolution?.at,
      severity === undefined ? null : params.resolveWithinSeconds[severity],
      since,
      { from: NOT_OPENED, to: "Not resolved." },
    ),
  };
}

const NOT_OPENED = "Not recorded when it was opened.";

/**
 * When a person took it on. What was recorded later counts from then on, as for an auditor; what is said to be earlier
 * than the start stays so, as it contradicts the record.
 */
function takenOnAt({ start, acknowledgement }: Handling): string | undefined {
  if (acknowledgement?.actor.type !== "HUMAN") return undefined;
  const { at, recordedAt } = acknowledgement;
  const isBeforeStart = start !== undefined && at < start.at;
  return isBeforeStart || recordedAt < at ? at : recordedAt;
}

function isRecordedLate(event: BundleEvent | undefined): boolean {
  return event !== undefined && recordedLate(event) !== undefined;
}

function recordingOf(opening: BundleEvent | undefined): string | null {
  const late = opening && recordedLate(opening);
  return late === undefined ? null : `The opening was recorded ${durationText(late)} after its instant.`;
}

function joined(...notes: readonly (string | null)[]): string | null {
  const said = notes.filter((note) => note !== null);
  return said.length === 0 ? null : said.join(" ");
}

function between(
  from: string | undefined,
  to: string | undefined,
  limitSeconds: number | null,
  note: string | null,
  reasons: { readonly from: string; readonly to: string; readonly negative?: string | undefined },
): Measure {
  if (from === undefined) return { seconds: null, limitSeconds, note: reasons.from };
  if (to === undefined) return { seconds: null, limitSeconds, note: reasons.to };
  if (to >= from) return { seconds: secondsBetween(from, to), limitSeconds, note };
  if (reasons.negative !== undefined) return { seconds: 0, limitSeconds, note: reasons.negative };
  return { seconds: null, limitSeconds, note: "The recorded instants contradict each other." };
}
