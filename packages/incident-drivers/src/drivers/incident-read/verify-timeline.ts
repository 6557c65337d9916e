import { CanonicalJsonError, CHAIN_VERSION, type IncidentEvent, type TimelineIntegrity } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { chainEntry, type TimelineEnd } from "../../database/append-timeline.js";
import { rowsOf } from "../../database/insert-rows.js";
import { INCIDENT_EVENTS, INCIDENT_STATE_COLUMNS, INCIDENTS, TENANT_HEADS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDbIncidentEvent, incidentEventFields } from "../../mapping/incident-event.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const ALGORITHM = `SHA-256 chain of entries, fields salted by HMAC-SHA-256, version ${CHAIN_VERSION}`;

const END = { length: INCIDENT_STATE_COLUMNS.timelineLength, head: INCIDENT_STATE_COLUMNS.timelineHead };

/**
 * Chains the stored entries of an incident again, as they were chained when they were written, and compares. The key of
 * the salts is read and used here, and goes nowhere else.
 */
export async function verifyTimeline(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<TimelineIntegrity> {
  const entries = await storedEntries(executor, tenantId, incidentId);
  const saltKey = await saltKeyOf(executor, tenantId);
  const end = await storedEnd(executor, tenantId, incidentId);
  const shown = at.isLatest ? entries : entries.filter(({ sequence }) => sequence <= at.sequence);
  const firstBrokenSequenceNo = firstChanged({ tenantId, saltKey }, entries) ?? wrongEnd(entries, end);
  return {
    verificationStatus: firstBrokenSequenceNo === null ? "VERIFIED" : "BROKEN",
    algorithm: ALGORITHM,
    entries: shown.length,
    head: shown.at(-1)?.leaf ?? null,
    firstBrokenSequenceNo,
  };
}

async function storedEntries(executor: ReadExecutor, tenantId: string, incidentId: string): Promise<IncidentEvent[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${incidentEventFields("e")} from ${tableRef(executor, INCIDENT_EVENTS)} as e
      where e.tenant_id = ${tenantId} and e.incident_id = ${incidentId} order by e.sequence_no`,
  );
  return rows.map(fromDbIncidentEvent);
}

async function saltKeyOf(executor: ReadExecutor, tenantId: string): Promise<string> {
  const [row] = await rowsOf(
    executor,
    sql`select h.salt_key from ${tableRef(executor, TENANT_HEADS)} as h where h.tenant_id = ${tenantId}`,
  );
  return String(row?.salt_key ?? "");
}

/** Where the timeline ends by what the incident says of it, so that entries that were cut off are missed. */
async function storedEnd(executor: ReadExecutor, tenantId: string, incidentId: string): Promise<TimelineEnd> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(END, "i")} from ${tableRef(executor, INCIDENTS)} as i
      where i.tenant_id = ${tenantId} and i.id = ${incidentId}`,
  );
  return row === undefined ? { length: 0, head: "" } : fromDb(END, row);
}

/** The position of the first entry that is not what was written, or that is missing from its place. */
function firstChanged(
  chain: { readonly tenantId: string; readonly saltKey: string },
  entries: readonly IncidentEvent[],
): number | null {
  let end: TimelineEnd = { length: 0, head: "" };
  for (const entry of entries) {
    if (!isAsWritten(chain, end, entry)) return end.length + 1;
    end = { length: entry.sequenceNo, head: entry.leaf };
  }
  return null;
}

function isAsWritten(
  chain: { readonly tenantId: string; readonly saltKey: string },
  end: TimelineEnd,
  entry: IncidentEvent,
): boolean {
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

function wrongEnd(entries: readonly IncidentEvent[], end: TimelineEnd): number | null {
  if (entries.length !== end.length) return Math.min(entries.length, end.length) + 1;
  const head = entries.at(-1)?.leaf ?? "";
  return head === end.head ? null : end.length;
}
