import { severityAt } from "../../../bundle/handling.js";
import { dataOf } from "../../../bundle/shown.js";
import { durationText } from "../../../text/duration.js";
import { laterBy } from "../../../text/elapsed.js";
import { instantText } from "../../../text/instant.js";
import { quoted } from "../../../text/quoted.js";
import { type Assessment, met, notMet, notYetDue, unknown } from "../assessment.js";
import { missing } from "../missing.js";
import { sinceStart } from "../since-start.js";
import type { Soc2Case } from "../soc2-case.js";

const SECONDS_PER_HOUR = 3_600;
const ANSWERS: readonly unknown[] = ["yes", "no", "unknown"];

/**
 * Whether a person acknowledged it within the limit of the severity that the timeline shows at that moment. An
 * acknowledgement that was recorded later than it says counts from when it was recorded.
 */
export function acknowledgedInTime(soc2Case: Soc2Case): Assessment {
  const { acknowledgement, start, content, resolution, asOf } = soc2Case;
  const severity = severityAt(content.events, acknowledgement?.seq ?? content.events.length);
  const limit = severity && content.params.acknowledgeWithinSeconds[severity];
  const due = limit === undefined ? undefined : laterBy(start.at, limit);
  if (acknowledgement === undefined) {
    if (resolution !== undefined)
      return notMet("It was not acknowledged before it was over.", [start.id, resolution.id], due);
    if (due === undefined) return unknown("Not acknowledged; the limit depends on a hidden severity.", [start.id]);
    if (asOf <= due) return notYetDue(`Not acknowledged; it is due by ${instantText(due)}.`, [start.id], due);
    return notMet(`Not acknowledged, although it was due by ${instantText(due)}.`, [start.id], due);
  }
  const evidence = [start.id, acknowledgement.id];
  const since = `Acknowledged ${sinceStart(soc2Case, acknowledgement.at)}`;
  if (acknowledgement.actor.type !== "HUMAN") return notMet(`${since}, but not by a person.`, evidence, due);
  if (limit === undefined || due === undefined)
    return unknown(`${since}; the limit depends on a hidden severity.`, evidence);
  const of = `limit of ${durationText(limit)} for severity ${severity}`;
  if (acknowledgement.at > due) return notMet(`${since}, later than the ${of}.`, evidence, due);
  if (acknowledgement.recordedAt > due)
    return notMet(
      `${since}, but recorded ${sinceStart(soc2Case, acknowledgement.recordedAt)}, later than the ${of}.`,
      evidence,
      due,
    );
  return met(`${since}, within the ${of}.`, evidence);
}

/** Whether it was said what the incident means for the objectives. */
export function evaluated(soc2Case: Soc2Case): Assessment {
  const last = soc2Case.classifications.at(-1);
  if (last === undefined) return missing(soc2Case, "No classification is recorded");
  const data = dataOf(last);
  if (data === undefined) return unknown("What the classification says of objectives is hidden.", [last.id]);
  const { impact } = data;
  if (!ANSWERS.includes(impact)) return notMet("The classification says nothing of objectives.", [last.id]);
  const severity = severityAt(soc2Case.content.events, last.seq) ?? "hidden";
  return met(`Classified with severity ${severity} and the answer ${impact} to whether objectives could be missed.`, [
    last.id,
  ]);
}

/** Whether it was said that personal or confidential data is, or is not, concerned. */
export function dataImpactAssessed({ classifications, start, content, asOf }: Soc2Case): Assessment {
  const hours = content.params.dataImpactWithinHours;
  const due = laterBy(start.at, hours * SECONDS_PER_HOUR);
  const open = (sentence: string, evidence: string[]) =>
    asOf <= due
      ? notYetDue(`${sentence}; an answer is due by ${instantText(due)}.`, evidence, due)
      : notMet(`${sentence} ${hours} h after the start.`, evidence, due);
  for (const classification of [...classifications].reverse()) {
    const data = dataOf(classification);
    if (data === undefined) return unknown("What the classification says of data is hidden.", [classification.id]);
    const { dataImpact } = data;
    if (dataImpact === "unknown")
      return open("Whether personal or confidential data is concerned is recorded as unknown", [classification.id]);
    if (ANSWERS.includes(dataImpact))
      return met(`The answer ${dataImpact} is recorded to whether personal or confidential data is concerned.`, [
        classification.id,
      ]);
  }
  return open("Nothing is recorded of personal or confidential data", [start.id]);
}

/** Whether a person decided what it was, and not the agent that it is about. */
export function decidedByPerson(soc2Case: Soc2Case): Assessment {
  const last = soc2Case.classifications.at(-1);
  if (last === undefined) return missing(soc2Case, "No classification is recorded");
  const { actor, id } = last;
  if (actor.type !== "HUMAN")
    return notMet(`The classification is by ${actor.type.toLowerCase()} ${quoted(actor.id)}.`, [id]);
  if (actor.id === soc2Case.content.agentId)
    return notMet(`The classification is by ${quoted(actor.id)}, which is the agent itself.`, [id]);
  return met(`The classification is by the person ${quoted(actor.id)}.`, [id]);
}
