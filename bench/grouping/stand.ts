import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, systemAmbient } from "@hoc/incident-engines";
import { type IncidentAggregatorConfig, incidentAggregatorConfigSchema, type SignalInput } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { playAsItHappened } from "../../apps/api/src/replay/as-it-happened.js";
import { liveStage, setClock } from "../../apps/api/src/replay/live-stage.js";
import { openDatabase } from "../../apps/api/src/wiring/database.js";
import { createLogger } from "../../apps/api/src/wiring/logger.js";
import { createDatabase } from "../../tooling/db/postgres-server.js";
import type { Span } from "./metrics.js";

/**
 * How a log is played: `at once`, as a replay does, in the order of the file with nothing but the recording itself; or
 * `as it happened`, in the order of time, a minute after the other by a clock that follows the log, and where a minute
 * can have fallen silent, the sweep that a server runs.
 */
export type Playing = "at once" | "as it happened";

/** What came out of a log. */
export interface Outcome {
  /** Signal → the incident that it belongs to. */
  readonly incidentOf: ReadonlyMap<string, string>;
  /** When incidents went on, from their first signal to their last. */
  readonly incidents: readonly Span[];
  /** Signals that went to the overflow incident, because the hourly cap was reached. */
  readonly overflow: number;
  /** Signals that came after their incident was over. */
  readonly late: number;
}

/** The tenant that a signal belongs to. */
export type TenantOf = (signal: SignalInput) => string;

/** A database with our tables. */
export interface Stand {
  readonly place: string;
  /** Plays signals into empty tables with these settings, and says what came out. Without `tenantOf` all are one tenant's. */
  play(
    signals: readonly SignalInput[],
    playing: Playing,
    settings: Partial<IncidentAggregatorConfig>,
    tenantOf?: TenantOf,
  ): Promise<Outcome>;
  close(): Promise<void>;
}

/** The settings of whoever sets nothing. */
export const DEFAULTS = incidentAggregatorConfigSchema.parse({});

const SCHEMA = "hoc";
const ROLE = "hoc_app";
const BATCH = 1_000;

/** Opens an embedded PostgreSQL in memory, or a database of its own on the server that `DATABASE_URL` names. */
export async function openStand(): Promise<Stand> {
  const serverUrl = process.env.DATABASE_URL;
  const fresh = serverUrl ? await createDatabase(serverUrl) : undefined;
  const logger = createLogger("error");
  const database = await openDatabase(
    fresh
      ? { kind: "postgres", url: fresh.url, poolSize: 2, schema: SCHEMA, role: ROLE }
      : { kind: "pglite", folder: null, schema: SCHEMA, role: ROLE },
    logger,
  );
  const { db } = database;
  await database.migrate();

  return {
    place: fresh ? "the PostgreSQL of DATABASE_URL" : "an embedded PostgreSQL in memory",
    async play(signals, playing, aggregator, tenantOf = () => "bench") {
      await sql`truncate hoc.tenant_heads, hoc.recordings, hoc.domain_events, hoc.audit_ledger, hoc.incidents
        cascade`.execute(db);
      const live = playing === "as it happened";
      const clock = setClock();
      const ambient = systemAmbient({ logger, ...(live && { clock: clock.clock }) });
      const unitOfWork = kyselyUnitOfWork(db, { ambient, schema: SCHEMA, role: ROLE, aggregator });
      const operations = createOperations({ unitOfWork, ambient });
      if (live) {
        await playAsItHappened(
          signals,
          ({ occurredAt }) => occurredAt,
          liveStage({ clock, operations, unitOfWork, ambient, aggregator }),
          (ofMinute) => record(operations, ofMinute, tenantOf),
        );
      } else await record(operations, signals, tenantOf);
      await operations.close();
      return outcome();
    },
    async close() {
      await database.close();
      await fresh?.drop();
    },
  };

  async function outcome(): Promise<Outcome> {
    const { rows: members } = await sql<{ signal_id: string; incident_id: string | null; absorption: string }>`
      select signal_id, incident_id, absorption from hoc.signals`.execute(db);
    const { rows: incidents } = await sql<{ started: string; last: string }>`
      select (extract(epoch from started_at) * 1000000)::bigint::text as started,
        (extract(epoch from last_signal_at) * 1000000)::bigint::text as last
      from hoc.incidents order by started_at, id`.execute(db);
    return {
      incidentOf: new Map(
        members.flatMap(({ signal_id, incident_id }) => (incident_id === null ? [] : [[signal_id, incident_id]])),
      ),
      incidents: incidents.map(({ started, last }) => ({ from: Number(started), to: Number(last) })),
      overflow: members.filter(({ absorption }) => absorption === "overflow").length,
      late: members.filter(({ absorption }) => absorption === "late").length,
    };
  }
}

async function record(operations: Operations, signals: readonly SignalInput[], tenantOf: TenantOf): Promise<void> {
  const tenants = new Map<string, SignalInput[]>();
  for (const signal of signals) appendTo(tenants, tenantOf(signal), signal);
  for (const [tenant, own] of tenants)
    for (let start = 0; start < own.length; start += BATCH)
      await operations.record(tenant, own.slice(start, start + BATCH));
}

function appendTo<Key>(lists: Map<Key, SignalInput[]>, key: Key, signal: SignalInput): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [signal]);
  else list.push(signal);
}
