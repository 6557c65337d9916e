import type { DetectorParameters } from "@hoc/incident-schemas";
import { type Act, actKey, actsOf, notComparable } from "./acts.js";
import { sentBetween } from "./gaps.js";
import { longestStretch } from "./stretch.js";
import { abstained, clear, type Detection, type ExaminedTrace, found } from "./trace.js";

/**
 * Finds the same step giving the same output again and again, with no other act in between. A poll whose output changes
 * is none, and messages in between do not count; steps in between that were not sent may have done anything, and end
 * the loop. Of several loops the longest is told.
 *
 * @example stepRepetition(trace, { minRepetitions: 3 }).verdict // "found"
 */
export function stepRepetition(
  { steps }: ExaminedTrace,
  { minRepetitions }: DetectorParameters["step_repetition"],
): Detection {
  const acts = actsOf(steps);
  const incomparable = notComparable(acts, minRepetitions);
  if (incomparable !== undefined) return incomparable;

  const isSent = sentBetween(steps);
  const longest = longestStretch(acts, (act, before) => isRepeated(act, before) && isSent(act, before));
  if (longest !== undefined && longest.items.length >= minRepetitions) {
    const { stepType, skillId, inputHash, contentHash } = longest.first;
    const repetitions = longest.items.length;
    return found(
      longest,
      `The step "${stepType}" was given the same input ${repetitions} times in a row and gave the same output each time`,
      { stepType, skillId, inputHash, contentHash, repetitions },
    );
  }

  const broken = longestStretch(acts, isRepeated);
  if (broken !== undefined && broken.items.length >= minRepetitions)
    return abstained(
      "steps_missing",
      `The step "${broken.first.stepType}" was given the same input ${broken.items.length} times and gave the same ` +
        "output each time, but steps in between are missing.",
    );

  const perhaps = longestStretch(acts, (act, before) => isSameAct(act, before) && mayHaveGivenTheSame(act, before));
  if (perhaps !== undefined && perhaps.items.length >= minRepetitions)
    return abstained(
      "outputs_unknown",
      `The step "${perhaps.first.stepType}" was given the same input ${perhaps.items.length} times in a row, but not ` +
        "all of these steps say what they gave.",
    );
  return clear(`No step gave the same output to the same input ${minRepetitions} times in a row.`);
}

function isRepeated(act: Act, before: Act): boolean {
  return isSameAct(act, before) && gaveTheSame(act, before);
}

function isSameAct(act: Act, before: Act): boolean {
  return actKey(act) === actKey(before);
}

function gaveTheSame(act: Act, before: Act): boolean {
  return act.contentHash !== null && act.contentHash === before.contentHash;
}

function mayHaveGivenTheSame(act: Act, before: Act): boolean {
  return act.contentHash === null || before.contentHash === null || act.contentHash === before.contentHash;
}
