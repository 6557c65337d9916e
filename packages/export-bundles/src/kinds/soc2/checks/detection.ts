import { dataOf } from "../../../bundle/shown.js";
import { sourceOf } from "../../../bundle/sources.js";
import { countText } from "../../../text/count.js";
import { durationText } from "../../../text/duration.js";
import { secondsBetween } from "../../../text/elapsed.js";
import { quoted } from "../../../text/quoted.js";
import { type Assessment, met, notMet, unknown } from "../assessment.js";
import { latenessOf } from "../lateness.js";
import { missing } from "../missing.js";
import type { Soc2Case } from "../soc2-case.js";

/** Whether the opening entry cites what was detected, and at which step it happened. */
export function detected(soc2Case: Soc2Case): Assessment {
  const { opening, content } = soc2Case;
  if (opening === undefined) return notMet("No entry opens the incident.", []);
  const data = dataOf(opening);
  if (data === undefined) return unknown("What the opening entry cites is hidden.", [opening.id]);
  const { triggerType } = data;
  if (typeof triggerType !== "string" || triggerType === "")
    return notMet("The opening entry cites no trigger.", [opening.id]);
  const { runId, inflection } = content;
  const cited = `The opening entry cites the trigger ${quoted(triggerType)}`;
  if (runId === null) return met(`${cited}; no run is concerned.`, [opening.id]);
  if (inflection === null && sourceOf(content, "steps")?.status === "unavailable")
    return unknown(`${cited}; at which step is unknown, as the trace could not be read.`, [opening.id]);
  if (inflection === null) return notMet(`${cited}, but no step of the run's trace is named.`, [opening.id]);
  const evidence = [opening.id, `step:${inflection.stepIndex}`];
  const seconds = secondsBetween(inflection.at, opening.at);
  const delay = `${durationText(Math.abs(seconds))} ${opening.at < inflection.at ? "before" : "after"} step ${inflection.stepIndex}`;
  if (opening.at < inflection.at)
    return notMet(`${cited}, but it is ${delay}, which it is said to have detected.`, evidence);
  const recorded = secondsBetween(inflection.at, opening.recordedAt);
  return met(
    `${cited}; it was opened ${delay} and recorded ${durationText(Math.max(recorded, 0))} after it.`,
    evidence,
  );
}

/** Whether somebody said what it was. */
export function analysed(soc2Case: Soc2Case): Assessment {
  const { classifications, handlingDue } = soc2Case;
  const [first] = classifications;
  if (first === undefined) return missing(soc2Case, "No classification is recorded");
  if (handlingDue === undefined)
    return unknown("A classification is recorded; its limit depends on a hidden severity.", [first.id]);
  const late = latenessOf(soc2Case, first);
  if (late !== "") return notMet(`There is a classification${late}.`, [first.id], handlingDue);
  return met(
    `${countText(classifications.length, "classification is", "classifications are")} recorded.`,
    classifications.slice(0, 20).map(({ id }) => id),
  );
}

/** Whether detection itself was checked. No timeline of this version has an entry that says so. */
export function detectionChecked({ content, start }: Soc2Case): Assessment {
  return notMet(`No record that detection was itself checked in the ${content.params.selfTestWithinHours} h before.`, [
    start.id,
  ]);
}
