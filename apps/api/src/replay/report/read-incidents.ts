import type { ReplayTarget } from "../targets/target.js";
import { IncidentOverview } from "./incident-overview.js";

/**
 * Reads the incidents that the replay's signals went to, page by page; `undefined` where whoever sends may not read.
 * Other incidents of the tenant are passed over.
 */
export async function readIncidents(
  target: Pick<ReplayTarget, "listIncidents">,
  touched: ReadonlyMap<string, number>,
): Promise<IncidentOverview | undefined> {
  const overview = new IncidentOverview();
  let cursor: string | undefined;
  while (overview.total < touched.size) {
    const page = await target.listIncidents(cursor);
    if (page === undefined) return undefined;
    for (const incident of page.items) if (touched.has(incident.incidentId)) overview.add(incident);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return overview;
}
