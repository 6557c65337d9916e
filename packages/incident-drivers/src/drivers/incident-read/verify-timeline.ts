import { CHAIN_VERSION, type IncidentEvent, type TimelineVerdict } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import type { TimelineEnd } from "../../database/append-timeline.js";
import { rowsOf } from "../../database/insert-rows.js";
import { firstChanged, selectChainKey, selectTimelines } from "../../database/stored-timeline.js";
import { INCIDENT_STATE_COLUMNS, INCIDENTS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
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
): Promise<TimelineVerdict> {
  const entries = await selectTimelines(executor, tenantId, [incidentId]);
  const chain = await selectChainKey(executor, tenantId);
  const end = await storedEnd(executor, tenantId, incidentId);
  const shown = at.isLatest ? entries : entries.filter(({ sequence }) => sequence <= at.sequence);
  const firstBrokenSequenceNo = firstChanged(chain, entries) ?? wrongEnd(entries, end);
  return {
    verificationStatus: firstBrokenSequenceNo === null ? "VERIFIED" : "BROKEN",
    algorithm: ALGORITHM,
    entries: shown.length,
    // Whatever was recorded after the point is not expected there.
    expectedEntries: Math.max(0, end.length - (entries.length - shown.length)),
    head: shown.at(-1)?.leaf ?? null,
    firstBrokenSequenceNo,
  };
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

function wrongEnd(entries: readonly IncidentEvent[], end: TimelineEnd): number | null {
  if (entries.length !== end.length) return Math.min(entries.length, end.length) + 1;
  const head = entries.at(-1)?.leaf ?? "";
  return head === end.head ? null : end.length;
}
