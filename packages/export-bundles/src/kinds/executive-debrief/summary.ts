import type { BundleContent, BundleEvent } from "../../bundle/format.js";
import type { Handling } from "../../bundle/handling.js";
import { stopOf } from "../../bundle/stop.js";
import { durationText } from "../../text/duration.js";
import { secondsBetween } from "../../text/elapsed.js";
import { instantInWords } from "../../text/instant.js";

const AGENT_DID: Readonly<Record<string, string>> = {
  POLICY_VIOLATION: "broke a rule",
  BUDGET_EXCEEDED: "went over its budget",
  RATE_LIMIT: "was held back by a rate limit",
  EXECUTION_FAILURE: "failed",
  RESOURCE_EXHAUSTION: "ran out of resources",
  LOOP_DETECTED: "went round in circles",
  COST_ANOMALY: "cost more than usual",
  HALLUCINATION: "gave an answer without a basis",
};

/** Values that an executive can read: a number among plain words, no ids. */
const PLAIN = /^(?=.{1,40}$)(?=.*\d)(\p{L}+|\d[\d.,]*%?|[$€<>=≤≥])( (\p{L}+|\d[\d.,]*%?|[$€<>=≤≥]))*$/u;
const MOST_WORDS_OF_VALUE = 5;

/**
 * What happened, for somebody who has a minute: at most 60 words, no ids, no jargon. What is not recorded is left out.
 */
export function summaryOf(content: BundleContent, handling: Handling): string {
  return [whatHappened(content), byHowMuch(content), whenStopped(content, handling), stateNow(content, handling)]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

function whatHappened({ incident, runId, agentId, inflection }: BundleContent): string {
  const when = instantInWords(inflection?.at ?? incident.startedAt);
  const did = Object.hasOwn(AGENT_DID, incident.category ?? "") ? AGENT_DID[incident.category ?? ""] : undefined;
  if (did === undefined)
    return `A problem was ${incident.category === "MANUAL" ? "reported by a person" : "detected"} on ${when}.`;
  const who = runId === null && agentId === null ? "Part of the system" : "An agent";
  return `${who} ${did} on ${when}.`;
}

function byHowMuch({ policyContext: { violated } }: BundleContent): string | undefined {
  const limit = violated?.thresholdValue ?? null;
  const actual = violated?.actualValue ?? null;
  if (limit === null || actual === null || !isPlain(limit) || !isPlain(actual)) return undefined;
  return `The rule says ${limit}; it came to ${actual}.`;
}

function whenStopped(content: BundleContent, handling: Handling): string | undefined {
  const stop = stopOf(content, handling);
  if (stop === undefined || handling.start === undefined) return undefined;
  const { resolution } = handling;
  if (resolution !== undefined && resolution.at < stop.at) return undefined;
  const seconds = secondsBetween(handling.start.at, stop.at);
  return seconds < 1 ? "It stopped at once." : `It was stopped after ${durationText(seconds)}.`;
}

function stateNow({ incident }: BundleContent, { start, resolution, reopenings, acknowledgement }: Handling): string {
  const again = reopenings.length > 0 ? "It came back after it had been resolved. " : "";
  if (resolution !== undefined && start !== undefined && resolution.at >= start.at)
    return `${again}${howItEnded(resolution)} after ${durationText(secondsBetween(start.at, resolution.at))}.`;
  if (incident.status === "RESOLVED") return `${again}It is over.`;
  const isTakenOn = incident.status === "ACKNOWLEDGED" && acknowledgement?.actor.type === "HUMAN";
  return `${again}${isTakenOn ? "It is still open, and a person works on it." : "It is still open."}`;
}

/** What nobody handled is over all the same, but it reads otherwise. */
function howItEnded({ type }: BundleEvent): string {
  return type === "auto_resolved" ? "Nobody ended it: it was closed automatically" : "It is over";
}

function isPlain(value: string): boolean {
  return PLAIN.test(value) && value.split(" ").length <= MOST_WORDS_OF_VALUE;
}
