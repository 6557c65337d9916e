import { countText } from "../text/count.js";
import { instantText } from "../text/instant.js";
import type { BundleContent } from "./format.js";
import { type Handling, handlingOf } from "./handling.js";
import { sourceOf } from "./sources.js";
import { runStopOf, type Stop, stepsAfter, stopOf } from "./stop.js";

/** Something that the record says and that cannot be so. The checks that rest on it are not met, whatever else it says. */
export interface Contradiction {
  /** Ids of the checks; `all` where the timeline itself is not whole. */
  readonly checks: readonly string[] | "all";
  readonly sentence: string;
  readonly evidence: readonly string[];
}

/** Everything in the record that cannot be so. */
export function contradictionsOf(content: BundleContent, handling = handlingOf(content.events)): Contradiction[] {
  return [
    ...timelineGaps(content, handling),
    ...wrongOrder(handling),
    ...missingSteps(content),
    ...stepsAfterStop(content, handling),
  ];
}

function timelineGaps({ sources }: BundleContent, { opening }: Handling): Contradiction[] {
  const gaps: string[] = [];
  const timeline = sourceOf({ sources }, "timeline");
  if (timeline !== undefined && timeline.expected !== null && timeline.returned !== timeline.expected)
    gaps.push(
      `The timeline has ${countText(timeline.returned, "entry", "entries")} where the incident counts ${timeline.expected}.`,
    );
  if (opening === undefined) gaps.push("The timeline has no entry that opens the incident.");
  return gaps.map((sentence) => ({ checks: "all", sentence, evidence: [] }));
}

function wrongOrder({ start, acknowledgement, resolution }: Handling): Contradiction[] {
  if (start === undefined) return [];
  const found: Contradiction[] = [];
  const begun = start.type === "reopened" ? "reopened" : "opened";
  if (acknowledgement !== undefined && acknowledgement.at < start.at)
    found.push({
      checks: ["acknowledged_in_time"],
      sentence: `It was acknowledged at ${instantText(acknowledgement.at)}, before it was ${begun} at ${instantText(start.at)}.`,
      evidence: [acknowledgement.id, start.id],
    });
  if (resolution !== undefined && resolution.at < start.at)
    found.push({
      checks: ["resolved"],
      sentence: `It was resolved at ${instantText(resolution.at)}, before it was ${begun} at ${instantText(start.at)}.`,
      evidence: [resolution.id, start.id],
    });
  const comesAfter =
    acknowledgement !== undefined &&
    resolution !== undefined &&
    (acknowledgement.at > resolution.at || acknowledgement.seq > resolution.seq);
  if (comesAfter)
    found.push({
      checks: ["acknowledged_in_time"],
      sentence: `It was acknowledged at ${instantText(acknowledgement.at)}, after it was resolved at ${instantText(resolution.at)}.`,
      evidence: [acknowledgement.id, resolution.id],
    });
  return found;
}

function missingSteps({ sources }: BundleContent): Contradiction[] {
  const trace = sourceOf({ sources }, "steps");
  if (trace === undefined || trace.status === "unavailable" || trace.expected === null) return [];
  if (trace.returned === trace.expected) return [];
  const sentence = `The trace has ${countText(trace.returned, "step", "steps")} where its summary counts ${trace.expected}.`;
  return [{ checks: ["contained"], sentence, evidence: [] }];
}

function stepsAfterStop(content: BundleContent, handling: Handling): Contradiction[] {
  const { steps } = content;
  if (steps === null) return [];
  const stops = [runStopOf(content), stopOf(content, handling)].filter((stop) => stop !== undefined);
  const [worst] = stops
    .map((stop) => ({ stop, later: stepsAfter(steps, stop) }))
    .filter(({ later }) => later.length > 0)
    .sort((one, other) => other.later.length - one.later.length);
  if (worst === undefined) return [];
  return [
    {
      checks: ["contained"],
      sentence: `The trace has ${countText(worst.later.length, "step", "steps")} after the stop ${stopText(worst.stop)}.`,
      evidence: [worst.stop.evidence, ...worst.later.slice(0, 20).map(({ index }) => `step:${index}`)],
    },
  ];
}

function stopText({ at, stepIndex }: Stop): string {
  return `at ${stepIndex === null ? "" : `step ${stepIndex}, `}${instantText(at)}`;
}
