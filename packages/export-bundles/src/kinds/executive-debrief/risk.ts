import type { BundleContent, Debrief } from "../../bundle/format.js";
import { type Handling, severityAt } from "../../bundle/handling.js";
import { dataOf } from "../../bundle/shown.js";
import { durationText } from "../../text/duration.js";
import { secondsBetween } from "../../text/elapsed.js";

type Measures = Pick<Debrief, "timeToContain" | "timeToAcknowledge" | "timeToResolve">;

const LONG_CONTAINMENT_SECONDS = 900;
const MANY_IN_30_DAYS = 3;

/**
 * How risky the incident was, and the rule that says so: the first that holds, the gravest first. What could be graver
 * than is shown, because nobody classified the incident, is not rated.
 */
export function riskOf(content: BundleContent, handling: Handling, measures: Measures): Debrief["risk"] {
  const { events, params, incident } = content;
  const severity = severityAt(events, events.at(-1)?.seq ?? 0);
  if (severity === undefined) return { level: "not_rated", rule: "not rated: the severity is hidden" };
  if (severity === "critical") return { level: "critical", rule: "critical severity" };
  const dataImpact = dataImpactOf(handling);
  if (severity === "high" && dataImpact === "yes")
    return { level: "high", rule: "high severity, and personal or confidential data is concerned" };
  const stoppedAfter = measures.timeToContain.seconds ?? openFor(handling, params.asOf);
  if (stoppedAfter !== undefined && stoppedAfter > LONG_CONTAINMENT_SECONDS)
    return {
      level: "high",
      rule: `not stopped within ${durationText(LONG_CONTAINMENT_SECONDS)}, but ${measures.timeToContain.seconds === null ? "still going on after" : "after"} ${durationText(stoppedAfter)}`,
    };
  if (incident.similarIncidents30Days >= MANY_IN_30_DAYS)
    return {
      level: "high",
      rule: `repeated: ${incident.similarIncidents30Days} other incidents of the same kind in 30 days`,
    };
  if (handling.classifications.length === 0) return { level: "not_rated", rule: "not rated: no classification" };
  if (dataImpact === "hidden") return { level: "not_rated", rule: "not rated: the classification is hidden" };
  if (severity === "high") return { level: "medium", rule: "high severity" };
  const missed = missedLimit(measures, handling, params.asOf);
  if (missed !== undefined) return { level: "medium", rule: missed };
  return { level: "low", rule: "no graver rule holds" };
}

/** What was last said of personal or confidential data. */
export function dataImpactOf({ classifications }: Handling): "yes" | "no" | "unknown" | "hidden" | undefined {
  for (const classification of [...classifications].reverse()) {
    const data = dataOf(classification);
    if (data === undefined) return "hidden";
    const { dataImpact } = data;
    if (dataImpact === "yes" || dataImpact === "no" || dataImpact === "unknown") return dataImpact;
  }
  return undefined;
}

function openFor({ start, resolution }: Handling, asOf: string): number | undefined {
  return start === undefined || resolution !== undefined ? undefined : secondsBetween(start.at, asOf);
}

function missedLimit(
  { timeToAcknowledge, timeToResolve }: Measures,
  handling: Handling,
  asOf: string,
): string | undefined {
  const isOver = handling.resolution !== undefined;
  const elapsed = openFor(handling, asOf);
  const isMissed = ({ seconds, limitSeconds }: Debrief["timeToResolve"], goesOnUntilResolved: boolean) => {
    if (limitSeconds === null) return false;
    const took = seconds ?? elapsed;
    return took === undefined ? goesOnUntilResolved && isOver : took > limitSeconds;
  };
  if (isMissed(timeToAcknowledge, true)) return "not taken on in time";
  if (isMissed(timeToResolve, false)) return "not resolved in time";
  return undefined;
}
