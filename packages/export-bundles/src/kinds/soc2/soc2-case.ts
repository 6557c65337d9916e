import type { Severity } from "@hoc/incident-schemas";
import type { BundleContent, BundleEvent } from "../../bundle/format.js";
import { type Handling, handlingOf, severityAt } from "../../bundle/handling.js";
import { laterBy } from "../../text/elapsed.js";

/** What the checks look at: the content of a bundle whose timeline has a beginning. */
export interface Soc2Case extends Handling {
  readonly content: BundleContent;
  /** The last reopening, or else the opening: from where clocks run. */
  readonly start: BundleEvent;
  /** The word for the start. */
  readonly begun: "opened" | "reopened";
  readonly asOf: string;
  /** By when handling is to be done, by the severity that the timeline shows; `undefined` where that is hidden. */
  readonly handlingDue: string | undefined;
}

/** Reads a case off the content of a bundle; `undefined` when its timeline has no beginning. */
export function soc2CaseOf(content: BundleContent): Soc2Case | undefined {
  const handling = handlingOf(content.events);
  const { start } = handling;
  if (start === undefined) return undefined;
  const severity = severityAt(content.events, content.events.at(-1)?.seq ?? 0);
  return {
    ...handling,
    content,
    start,
    begun: start.type === "reopened" ? "reopened" : "opened",
    asOf: content.params.asOf,
    handlingDue: severity && dueBy(content, start, severity),
  };
}

function dueBy({ params }: BundleContent, start: BundleEvent, severity: Severity): string {
  return laterBy(start.at, params.resolveWithinSeconds[severity]);
}
