import type { DetectorParameters } from "@hoc/incident-schemas";
import { type Act, actKey, actsOf, notComparable } from "./acts.js";
import { sentBetween } from "./gaps.js";
import { longestStretchOf } from "./stretch.js";
import { abstained, clear, type Detection, type ExaminedTrace, found } from "./trace.js";

/** What an act added to what was done before it in the trace. */
type Gain = "failed" | "repeated" | "unknown" | "new";

/** Outputs that an input has given so far, null for one that nobody told; undefined of an input that is new. */
type EarlierOutputs = ReadonlySet<string | null> | undefined;

/**
 * Finds a stretch of acts none of which gave anything new: each failed, or had the same input and the same output as an
 * act before it, whether one act is repeated or several take turns. An act with another input does something else, also
 * when its output was seen before: "done" is the output of many things. Steps in between that were not sent may have
 * done something new, and end the stretch.
 *
 * @example noProgress(trace, { window: 5 }).verdict // "found" of A B A B A B A
 */
export function noProgress({ steps }: ExaminedTrace, { window }: DetectorParameters["no_progress"]): Detection {
  const acts = actsOf(steps);
  const incomparable = notComparable(acts, window);
  if (incomparable !== undefined) return incomparable;

  const gains = gainsOf(acts);
  const gainOf = (act: Act) => gains.get(act);
  const gainsNothing = (act: Act) => gainOf(act) === "failed" || gainOf(act) === "repeated";
  const stall = longestStretchOf(acts, gainsNothing, sentBetween(steps));
  if (stall !== undefined && stall.items.length >= window) {
    const all = stall.items.length;
    const failed = stall.items.filter((act) => gainOf(act) === "failed").length;
    return found(
      stall,
      `${all} steps in a row gave nothing new: ${failed} failed, and ${all - failed} gave what the same step had given before`,
      { steps: all, failed, repeated: all - failed },
    );
  }

  const broken = longestStretchOf(acts, gainsNothing);
  if (broken !== undefined && broken.items.length >= window)
    return abstained(
      "steps_missing",
      `${broken.items.length} steps gave nothing new one after the other, but steps in between are missing.`,
    );

  const perhaps = longestStretchOf(acts, (act) => gainOf(act) !== "new");
  if (perhaps !== undefined && perhaps.items.length >= window)
    return abstained(
      "outputs_unknown",
      `${perhaps.items.length} steps in a row may have given nothing new, but not all of them say what they gave.`,
    );
  return clear(`Of any ${window} steps in a row one gave something new.`);
}

function gainsOf(acts: readonly Act[]): ReadonlyMap<Act, Gain> {
  const outputs = new Map<string, Set<string | null>>();
  const gains = new Map<Act, Gain>();
  for (const act of acts) {
    const earlier = outputs.get(actKey(act));
    gains.set(act, gainOf(act, earlier));
    outputs.set(actKey(act), (earlier ?? new Set()).add(act.contentHash));
  }
  return gains;
}

function gainOf({ status, contentHash }: Act, earlier: EarlierOutputs): Gain {
  if (status === "failure") return "failed";
  if (earlier === undefined) return "new";
  if (contentHash === null) return "unknown";
  if (earlier.has(contentHash)) return "repeated";
  return earlier.has(null) ? "unknown" : "new";
}
