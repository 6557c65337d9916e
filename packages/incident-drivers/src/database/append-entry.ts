import { DomainError, type IncidentEvent, type IncidentEventDraft } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";
import { chainEntry, insertTimeline } from "./append-timeline.js";
import { rowsOf } from "./insert-rows.js";
import { INCIDENT_STATE_COLUMNS, INCIDENTS } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

const TIMELINE_END = {
  timelineLength: INCIDENT_STATE_COLUMNS.timelineLength,
  timelineHead: INCIDENT_STATE_COLUMNS.timelineHead,
};

/**
 * Chains one entry to the end of its incident's timeline and gives it as stored.
 *
 * @example await appendEntry(executor, head, ambient, { incidentId, eventType: "note_added", … })
 * @throws DomainError `incident_not_found` when the tenant has no such incident
 */
export async function appendEntry(
  executor: WriteExecutor,
  head: TenantHead,
  ambient: Pick<Ambient, "uuid">,
  draft: IncidentEventDraft,
): Promise<IncidentEvent> {
  const incidents = tableRef(executor, INCIDENTS);
  const { incidentId } = draft;
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(TIMELINE_END, "i")} from ${incidents} as i
      where i.tenant_id = ${head.tenantId} and i.id = ${incidentId}`,
  );
  if (row === undefined) throw new DomainError("incident_not_found", `No incident ${incidentId}.`, { incidentId });
  const { timelineLength, timelineHead } = fromDb(TIMELINE_END, row);
  const placed = { ...draft, sequence: head.take(), id: `ent_${ambient.uuid()}` };
  const entry = chainEntry(head, { length: timelineLength, head: timelineHead }, placed);
  await insertTimeline(executor, head, [entry]);
  await sql`update ${incidents} as i set timeline_length = ${entry.sequenceNo}, timeline_head = ${entry.leaf}
    where i.tenant_id = ${head.tenantId} and i.id = ${incidentId}`.execute(executor.db);
  return entry;
}
