import type { BundleContent } from "../../bundle/format.js";
import type { Handling } from "../../bundle/handling.js";
import { dataOf } from "../../bundle/shown.js";
import { amountText } from "../../text/amount.js";
import { durationText } from "../../text/duration.js";
import { secondsBetween } from "../../text/elapsed.js";
import { dataImpactOf } from "./risk.js";

const NOT_RECORDED = "Not recorded";

const OBJECTIVES: Readonly<Record<string, string>> = {
  yes: "missed, or could be",
  no: "not missed",
  unknown: "unknown",
};
const DATA = { yes: "concerned", no: "not concerned", unknown: "unknown", hidden: "hidden" } as const;

/** What it meant for the business, from what is recorded and from nothing else. */
export function businessImpactOf(content: BundleContent, handling: Handling): string {
  const { incident, params } = content;
  const data = dataImpactOf(handling);
  const cost = costOf(content);
  const { start, resolution } = handling;
  const lasted = start === undefined ? undefined : secondsBetween(start.at, resolution?.at ?? params.asOf);
  return [
    `Objectives: ${objectivesOf(handling)}.`,
    `Personal or confidential data: ${data === undefined ? NOT_RECORDED : DATA[data]}.`,
    `Calls affected: ${incident.callsAffected}.`,
    `Cost: ${cost === null ? NOT_RECORDED : amountText(cost)}.`,
    `Duration: ${lasted === undefined || lasted < 0 ? NOT_RECORDED : `${durationText(lasted)}${resolution === undefined ? " so far" : ""}`}.`,
    `Customers and services: ${NOT_RECORDED}.`,
  ].join(" ");
}

/** What it cost: the sum of the incident's signals, or else what the run says, or else the sum of its steps. */
export function costOf({ incident, run, totals }: BundleContent): number | null {
  return incident.costMicros ?? run?.costMicros ?? totals.costMicros;
}

function objectivesOf({ classifications }: Handling): string {
  const last = classifications.at(-1);
  if (last === undefined) return NOT_RECORDED;
  const data = dataOf(last);
  if (data === undefined) return "hidden";
  const { impact } = data;
  return typeof impact === "string" && Object.hasOwn(OBJECTIVES, impact)
    ? (OBJECTIVES[impact] ?? NOT_RECORDED)
    : NOT_RECORDED;
}
