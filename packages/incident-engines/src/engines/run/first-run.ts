import { cutText } from "../cut-text.js";

/** How many characters of a run's id tell it from others in a title. */
const SHORT = 8;

/** How many characters of an agent's id a title has room for. */
export const AGENT_ROOM = 80;

/**
 * Agent and run that a title names; runs of other agents may join the incident.
 *
 * @example firstRun({ runId: "4f3a9b12-77e0-4c1d", agentId: "support-bot" }) // "support-bot, first in run 4f3a9b12"
 */
export function firstRun({ runId, agentId }: { readonly runId: string; readonly agentId: string }): string {
  return `${cutText(agentId, AGENT_ROOM)}, first in run ${cutText(runId, SHORT)}`;
}
