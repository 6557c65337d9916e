/** How many characters of a run's id tell it from others in a title. */
const SHORT = 8;

/** How many characters of an agent's id a title has room for. */
const ROOM = 80;

/**
 * The run that a title names: further runs join its incident.
 *
 * @example firstRun({ runId: "4f3a9b12-77e0-4c1d", agentId: "support-bot" }) // "first in run 4f3a9b12 of support-bot"
 */
export function firstRun({ runId, agentId }: { readonly runId: string; readonly agentId: string }): string {
  return `first in run ${cut(runId, SHORT)} of ${cut(agentId, ROOM)}`;
}

function cut(text: string, length: number): string {
  return [...text].slice(0, length).join("");
}
