import type { BundleEvent } from "../../../bundle/format.js";
import { isResolution } from "../../../bundle/handling.js";
import { dataOf } from "../../../bundle/shown.js";
import { sourceOf } from "../../../bundle/sources.js";
import { stopOf } from "../../../bundle/stop.js";
import { countText } from "../../../text/count.js";
import { instantText } from "../../../text/instant.js";
import { quoted } from "../../../text/quoted.js";
import { type Assessment, met, notMet, unknown } from "../assessment.js";
import { latenessOf } from "../lateness.js";
import { missing } from "../missing.js";
import { sinceStart } from "../since-start.js";
import type { Soc2Case } from "../soc2-case.js";

const STATE_CHANGES: ReadonlySet<string> = new Set(["incident_created", "acknowledged", "reopened"]);

/** Whether the incident has an owner, and every change of its state an actor. */
export function roles(soc2Case: Soc2Case): Assessment {
  const { content } = soc2Case;
  const changes = content.events.filter((event) => STATE_CHANGES.has(event.type) || isResolution(event));
  const [anonymous] = changes.filter(({ actor }) => actor.id === "");
  if (anonymous !== undefined) return notMet("A change of state has no actor.", [anonymous.id]);
  const assignment = content.events.filter(({ type }) => type === "assigned").at(-1);
  if (assignment === undefined) return missing(soc2Case, "No owner is recorded");
  const data = dataOf(assignment);
  if (data === undefined) return unknown("Who owns the incident is hidden.", [assignment.id]);
  const { ownerId } = data;
  if (typeof ownerId !== "string" || ownerId === "") return missing(soc2Case, "The assignment was taken back");
  return met(
    `Owned by ${quoted(ownerId)}; ${countText(changes.length, "change of state has an actor", "changes of state have an actor each")}.`,
    [assignment.id, ...changes.slice(0, 20).map(({ id }) => id)],
  );
}

/** Whether it was stopped, and the trace ends there. */
export function contained(soc2Case: Soc2Case): Assessment {
  const { content, containment } = soc2Case;
  const stop = stopOf(content, soc2Case);
  if (stop === undefined) {
    const early =
      containment !== undefined && `A containment is recorded only for ${sinceStart(soc2Case, containment.at)}`;
    return missing(soc2Case, early || "No containment is recorded");
  }
  const since = `Stopped ${sinceStart(soc2Case, stop.at)}`;
  const evidence = [stop.evidence];
  if (sourceOf(content, "steps")?.status === "unavailable")
    return unknown(`${since}; whether steps follow is unknown, as the trace was not reached.`, evidence);
  if (content.steps === null && content.trace !== null)
    return unknown(`${since}; whether steps follow is not shown, as the raw steps are left out.`, evidence);
  if (content.runId !== null && content.trace === null)
    return unknown(`${since}; whether steps follow is unknown, as no trace of the run is stored.`, evidence);
  const steps = content.steps?.length ?? 0;
  const trace = content.trace === null ? "there is no trace" : `none of ${countText(steps, "step", "steps")} is later`;
  return met(`${since}; ${trace}.`, evidence);
}

/** Whether it is recorded what was changed. */
export function remediated(soc2Case: Soc2Case): Assessment {
  const { remediations, start } = soc2Case;
  if (remediations.length === 0) return missing(soc2Case, "No remediation is recorded");
  const ids = remediations.slice(0, 20).map(({ id }) => id);
  const valid = remediations.filter(({ at }) => at >= start.at);
  const said = valid.find(saysWhatWasChanged);
  if (said !== undefined)
    return met(
      `Remediation is recorded ${sinceStart(soc2Case, said.at)}, with what was changed${latenessOf(soc2Case, said)}.`,
      [said.id],
    );
  if (valid.length === 0) return notMet("The remediation is said to be earlier than the incident.", ids);
  if (valid.some((event) => dataOf(event) === undefined)) return unknown("What was changed is hidden.", ids);
  return notMet("The remediation does not say what was changed.", ids);
}

/** Whether it was resolved, after a remediation. */
export function resolved(soc2Case: Soc2Case): Assessment {
  const { resolution, remediations, start, handlingDue } = soc2Case;
  if (resolution === undefined) return missing(soc2Case, "Not resolved");
  const since = `Resolved ${sinceStart(soc2Case, resolution.at)}`;
  const remediation = remediations.find(({ at }) => at >= start.at && at <= resolution.at);
  if (remediation === undefined) return notMet(`${since}, without a remediation before.`, [resolution.id], handlingDue);
  const late =
    handlingDue !== undefined && resolution.at > handlingDue
      ? `, later than its limit, ${instantText(handlingDue)}`
      : "";
  return met(`${since}${late}, after the remediation.`, [remediation.id, resolution.id]);
}

/** Whether it was communicated. */
export function communicated(soc2Case: Soc2Case): Assessment {
  const { communication, start, handlingDue } = soc2Case;
  if (communication === undefined) return missing(soc2Case, "No communication is recorded");
  if (communication.at < start.at)
    return notMet(`The communication is said to be ${sinceStart(soc2Case, communication.at)}.`, [communication.id]);
  const since = `Communicated ${sinceStart(soc2Case, communication.at)}`;
  if (handlingDue === undefined)
    return unknown(`${since}; the limit depends on a hidden severity.`, [communication.id]);
  const late = latenessOf(soc2Case, communication);
  if (late !== "") return notMet(`${since}${late}.`, [communication.id], handlingDue);
  return met(`${since}.`, [communication.id]);
}

function saysWhatWasChanged(event: BundleEvent): boolean {
  const summary = dataOf(event)?.summary;
  return typeof summary === "string" && /\S/.test(summary);
}
