import { sql } from "kysely";
import type { Database } from "../../packages/incident-drivers/test/databases.js";
import {
  readRows,
  STORED_TABLES,
  type StoredRow,
  tableCalled,
} from "../../packages/incident-drivers/test/stored-tables.js";

/** An event as it was stored, with its row and where it has to go. */
export interface StoredEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly row: StoredRow;
  /** The sink of each delivery. */
  readonly sinks: readonly string[];
}

/** All events of tenants, each tenant's in their order. */
export async function storedEvents(db: Database, tenants: readonly string[]): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const tenantId of tenants) {
    const rows = await readRows(db, tableCalled("domain_events"), tenantId);
    const deliveries = await readRows(db, tableCalled("outbox_deliveries"), tenantId);
    const stored = rows.map((row) => ({
      type: String(row.eventType),
      payload: row.payload as StoredEvent["payload"],
      row,
      sinks: deliveries.filter(({ sequenceNo }) => sequenceNo === row.sequenceNo).map(({ sink }) => String(sink)),
    }));
    events.push(...stored.sort((a, b) => Number(a.row.sequenceNo) - Number(b.row.sequenceNo)));
  }
  return events;
}

/** How many events of each type a tenant has. */
export async function countEvents(db: Database, tenantId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ type: string; events: number }>`select event_type as "type", count(*)::int as "events"
    from hoc.domain_events where tenant_id = ${tenantId} group by event_type`.execute(db);
  return new Map(rows.map(({ type, events }) => [type, events]));
}

/** In which tables a tenant has rows. */
export async function tablesHolding(db: Database, tenantId: string): Promise<string[]> {
  const holding = [];
  for (const table of STORED_TABLES) if ((await readRows(db, table, tenantId)).length > 0) holding.push(table.name);
  return holding;
}
