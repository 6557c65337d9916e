import { durationText } from "../../text/duration.js";
import { secondsBetween } from "../../text/elapsed.js";
import type { Soc2Case } from "./soc2-case.js";

/**
 * How long after the incident was opened (or reopened) something happened, or how long before.
 *
 * @example sinceStart(soc2Case, at) // "12 min after it was opened"
 */
export function sinceStart({ start, begun }: Pick<Soc2Case, "start" | "begun">, at: string): string {
  const seconds = secondsBetween(start.at, at);
  return `${durationText(Math.abs(seconds))} ${at < start.at ? "before" : "after"} it was ${begun}`;
}
