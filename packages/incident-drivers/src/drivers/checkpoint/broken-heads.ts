import type { IncidentEvent, TimelineHead } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { rowsOf } from "../../database/insert-rows.js";
import { type ChainKey, firstChanged, selectChainKey, selectTimelines } from "../../database/stored-timeline.js";
import { INCIDENTS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";

/** Of these heads those whose timelines no longer lead to them, in the order of their incidents' ids. */
export async function findBrokenHeads(
  executor: ReadExecutor,
  tenantId: string,
  heads: readonly TimelineHead[],
): Promise<{ readonly incidentId: string; readonly isMissing: boolean }[]> {
  if (heads.length === 0) return [];
  const incidentIds = [...new Set(heads.map(({ incidentId }) => incidentId))];
  const rows = await rowsOf(
    executor,
    sql`select i.id from ${tableRef(executor, INCIDENTS)} as i
      where i.tenant_id = ${tenantId} and i.id = any(${incidentIds})`,
  );
  const stored = new Set(rows.map(({ id }) => String(id)));
  const chain = await selectChainKey(executor, tenantId);
  const timelines = byIncident(await selectTimelines(executor, tenantId, incidentIds));
  const broken = heads.filter(
    (head) => !stored.has(head.incidentId) || !leadsTo(chain, timelines.get(head.incidentId) ?? [], head),
  );
  const brokenIds = [...new Set(broken.map(({ incidentId }) => incidentId))].sort();
  return brokenIds.map((incidentId) => ({ incidentId, isMissing: !stored.has(incidentId) }));
}

/** Whether a timeline, chained again, has the head in its place. */
function leadsTo(chain: ChainKey, timeline: readonly IncidentEvent[], { entries, head }: TimelineHead): boolean {
  const covered = timeline.slice(0, entries);
  return covered.length === entries && covered.at(-1)?.leaf === head && firstChanged(chain, covered) === null;
}

function byIncident(entries: readonly IncidentEvent[]): ReadonlyMap<string, readonly IncidentEvent[]> {
  const timelines = new Map<string, IncidentEvent[]>();
  for (const entry of entries) {
    const timeline = timelines.get(entry.incidentId) ?? [];
    timelines.set(entry.incidentId, timeline);
    timeline.push(entry);
  }
  return timelines;
}
