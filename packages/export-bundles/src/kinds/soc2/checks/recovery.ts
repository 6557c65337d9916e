import type { BundleEvent } from "../../../bundle/format.js";
import { dataOf } from "../../../bundle/shown.js";
import { countText } from "../../../text/count.js";
import { durationText } from "../../../text/duration.js";
import { laterBy, secondsBetween } from "../../../text/elapsed.js";
import { instantText } from "../../../text/instant.js";
import { type Assessment, met, notMet, notYetDue, unknown } from "../assessment.js";
import { latenessOf } from "../lateness.js";
import { missing } from "../missing.js";
import { sinceStart } from "../since-start.js";
import type { Soc2Case } from "../soc2-case.js";

const SECONDS_PER_DAY = 86_400;

/** Whether the post-mortem was published in time and says how well the response worked. */
export function effectivenessEvaluated(soc2Case: Soc2Case): Assessment {
  return fromPostmortem(soc2Case, (postmortem, data, published) => {
    if (!isWritten(data.effectiveness))
      return notMet(`${published}, but does not say how well the response worked.`, [postmortem.id]);
    return met(`${published} and says how well the response worked.`, [postmortem.id]);
  });
}

/** Whether it is recorded that operation was restored. */
export function restored(soc2Case: Soc2Case): Assessment {
  const { recovery, start } = soc2Case;
  if (recovery === undefined) return missing(soc2Case, "No recovery is recorded");
  if (recovery.at < start.at)
    return notMet(`The recovery is said to be ${sinceStart(soc2Case, recovery.at)}.`, [recovery.id]);
  return met(`Recovery is recorded ${sinceStart(soc2Case, recovery.at)}${latenessOf(soc2Case, recovery)}.`, [
    recovery.id,
  ]);
}

/** Whether the post-mortem names a root cause. */
export function rootCause(soc2Case: Soc2Case): Assessment {
  return fromPostmortem(soc2Case, (postmortem, data, published) =>
    isWritten(data.rootCause)
      ? met(`${published} and names a root cause.`, [postmortem.id])
      : notMet(`${published}, but names no root cause.`, [postmortem.id]),
  );
}

/** Whether the changes that keep it from happening again are done. */
export function recurrencePrevented(soc2Case: Soc2Case): Assessment {
  return fromPostmortem(soc2Case, (postmortem, { changes }, published) => {
    const named = Array.isArray(changes) ? changes : [];
    if (named.length === 0) return notMet(`${published}, but names no change.`, [postmortem.id]);
    const open = named.filter((change) => !isDone(change)).length;
    const of = countText(named.length, "change", "changes");
    if (open > 0)
      return notMet(`${published}; of ${of} that it names, ${countText(open, "is", "are")} not done.`, [postmortem.id]);
    return met(`${published}; of ${of} that it names, all are done.`, [postmortem.id]);
  });
}

type Judge = (postmortem: BundleEvent, data: Readonly<Record<string, unknown>>, published: string) => Assessment;

/**
 * Judges the post-mortem, which looks back on an incident that is over: before its end it is not yet due, and then it
 * has the days that the parameters give.
 */
function fromPostmortem(soc2Case: Soc2Case, judge: Judge): Assessment {
  const { postmortem, resolution, content, start, asOf, begun } = soc2Case;
  if (resolution === undefined)
    return notYetDue("The incident is not over, so no post-mortem can look back on all of it.", [start.id]);
  const days = content.params.postmortemWithinDays;
  const due = laterBy(resolution.at, days * SECONDS_PER_DAY);
  if (postmortem === undefined) {
    const sentence =
      begun === "reopened" ? "No post-mortem was published after the reopening" : "No post-mortem is published";
    return asOf <= due
      ? notYetDue(`${sentence}; it is due by ${instantText(due)}.`, [resolution.id], due)
      : notMet(`${sentence}, although it was due by ${instantText(due)}.`, [resolution.id], due);
  }
  const elapsed = secondsBetween(resolution.at, postmortem.at);
  const published = `The post-mortem was published ${durationText(Math.abs(elapsed))} ${postmortem.at < resolution.at ? "before" : "after"} the end`;
  const evidence = [resolution.id, postmortem.id];
  if (postmortem.seq < resolution.seq)
    return notMet(`${published}, so it cannot look back on all of the incident.`, evidence, due);
  if (postmortem.at > due) return notMet(`${published}, later than its limit of ${days} d.`, evidence, due);
  const data = dataOf(postmortem);
  if (data === undefined) return unknown(`${published}; what it says is hidden.`, evidence);
  return judge(postmortem, data, published);
}

function isWritten(text: unknown): boolean {
  return typeof text === "string" && /\S/.test(text);
}

function isDone(change: unknown): boolean {
  return typeof change === "object" && change !== null && "isDone" in change && change.isDone === true;
}
