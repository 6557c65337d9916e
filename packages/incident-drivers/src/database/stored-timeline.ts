import { CanonicalJsonError, type IncidentEvent } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { fromDbIncidentEvent, incidentEventFields } from "../mapping/incident-event.js";
import { chainEntry, type TimelineEnd } from "./append-timeline.js";
import { recordedBy } from "./incidents-at.js";
import { rowsOf } from "./insert-rows.js";
import { INCIDENT_EVENTS, TENANT_HEADS } from "./tables/index.js";

/** What entries are chained with: whose they are, and the key of their salts, which goes nowhere. */
export interface ChainKey {
  readonly tenantId: string;
  readonly saltKey: string;
}

/** The whole timelines of incidents by a point, incident by incident, each from its first entry on. */
export async function selectTimelines(
  executor: ReadExecutor,
  tenantId: string,
  incidentIds: readonly string[],
  at?: ReadPoint,
): Promise<IncidentEvent[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${incidentEventFields("e")} from ${tableRef(executor, INCIDENT_EVENTS)} as e
      where e.tenant_id = ${tenantId} and e.incident_id = any(${incidentIds}) ${recordedBy("e", at)}
      order by e.incident_id collate "C", e.sequence_no`,
  );
  return rows.map(fromDbIncidentEvent);
}

/** What the tenant's entries are chained with. */
export async function selectChainKey(executor: ReadExecutor, tenantId: string): Promise<ChainKey> {
  const [row] = await rowsOf(
    executor,
    sql`select h.salt_key from ${tableRef(executor, TENANT_HEADS)} as h where h.tenant_id = ${tenantId}`,
  );
  return { tenantId, saltKey: String(row?.salt_key ?? "") };
}

/** The position of the first entry of a timeline that is not what was written, or that is missing from its place. */
export function firstChanged(chain: ChainKey, entries: readonly IncidentEvent[]): number | null {
  let end: TimelineEnd = { length: 0, head: "" };
  for (const entry of entries) {
    if (!isAsWritten(chain, end, entry)) return end.length + 1;
    end = { length: entry.sequenceNo, head: entry.leaf };
  }
  return null;
}

function isAsWritten(chain: ChainKey, end: TimelineEnd, entry: IncidentEvent): boolean {
  try {
    const head = { ...chain, recordedAt: entry.recordedAt };
    const written = chainEntry(head, end, { ...entry, at: entry.createdAt });
    return written.sequenceNo === entry.sequenceNo && written.prev === entry.prev && written.leaf === entry.leaf;
  } catch (error) {
    // What has no canonical form was never written by us.
    if (error instanceof CanonicalJsonError) return false;
    throw error;
  }
}
