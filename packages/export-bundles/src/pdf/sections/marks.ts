import type { BundleContent, BundleEvent } from "../../bundle/format.js";
import { handlingOf, severityAt } from "../../bundle/handling.js";
import { stopOf } from "../../bundle/stop.js";
import { durationText } from "../../text/duration.js";
import { microsBetween, secondsBetween } from "../../text/elapsed.js";

/** Something that happened to an incident, as a timeline shows it. */
export interface Mark {
  readonly label: string;
  readonly at: string;
  /** What was asked of it, in words, when something was. */
  readonly limit: string | undefined;
  /** Whether it came later than was asked. */
  readonly isLate: boolean;
}

const DAY = 86_400;

/** What happened to an incident, in order of time, ending with the cut-off while it is not resolved. */
export function marksOf(content: BundleContent): Mark[] {
  const { params, events, run, inflection, incident } = content;
  const handling = handlingOf(events);
  const { opening, reopenings, start, acknowledgement, remediations, recovery, resolution, postmortem } = handling;
  const stop = stopOf(content, handling);
  const marks: Mark[] = [];
  const add = (label: string, at: string | undefined, limit?: Limit) => {
    if (at !== undefined) marks.push({ label, at, ...judge(at, limit) });
  };
  const within = (seconds: typeof params.acknowledgeWithinSeconds, event: BundleEvent | undefined) =>
    limitOf(start?.at, seconds, event === undefined ? undefined : severityAt(events, event.seq));

  add("Run began", run?.startedAt);
  add(inflection === null ? "" : `Step ${inflection.stepIndex} went wrong`, inflection?.at);
  add("Incident opened", opening?.at ?? incident.createdAt);
  add("Reopened", reopenings.at(-1)?.at);
  add("Acknowledged", acknowledgement?.at, within(params.acknowledgeWithinSeconds, acknowledgement));
  add("Stopped", stop?.at);
  add("Remediated", remediations.at(-1)?.at);
  add("Recovered", recovery?.at);
  add("Resolved", resolution?.at, within(params.resolveWithinSeconds, resolution));
  add(
    "Post-mortem",
    postmortem?.at,
    resolution === undefined ? undefined : { from: resolution.at, seconds: params.postmortemWithinDays * DAY },
  );
  const last = events.at(-1);
  if (acknowledgement === undefined && resolution === undefined)
    add("Not acknowledged", params.asOf, within(params.acknowledgeWithinSeconds, last));
  else if (resolution === undefined) add("Not resolved", params.asOf, within(params.resolveWithinSeconds, last));
  return marks
    .map((mark, index) => ({ mark, index }))
    .sort((one, other) => microsBetween(other.mark.at, one.mark.at) || one.index - other.index)
    .map(({ mark }) => mark);
}

interface Limit {
  readonly from: string;
  readonly seconds: number;
}

function limitOf(
  from: string | undefined,
  perSeverity: BundleContent["params"]["acknowledgeWithinSeconds"],
  severity: keyof BundleContent["params"]["acknowledgeWithinSeconds"] | undefined,
): Limit | undefined {
  return from === undefined || severity === undefined ? undefined : { from, seconds: perSeverity[severity] };
}

function judge(at: string, limit: Limit | undefined): Pick<Mark, "limit" | "isLate"> {
  if (limit === undefined) return { limit: undefined, isLate: false };
  return { limit: durationText(limit.seconds), isLate: secondsBetween(limit.from, at) > limit.seconds };
}
