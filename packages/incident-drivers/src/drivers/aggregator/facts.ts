import {
  type EpochMicros,
  type IncidentAggregatorConfig,
  instantFromMicros,
  MICROS_PER_SECOND,
  UNCAPPED,
} from "@hoc/incident-schemas";
import { sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { rowsOf, unnest } from "../../database/insert-rows.js";
import { INCIDENTS, PREVENTION_RECORDS, SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { HOUR } from "./hourly-cap.js";
import { IncidentKey } from "./incident-key.js";
import { FACT_COLUMNS, type IncidentState, stateFromDb } from "./incident-state.js";
import { heardKey, type KeyedSignal, referenceKey } from "./ordering.js";

/** What still fires on an open incident. */
export interface Outstanding {
  /** Latest firing instant by reference. */
  readonly firing: Map<string, EpochMicros>;
  /** Whether `firing` holds all of it, or only that there is too much for this batch to clear. */
  readonly complete: boolean;
}

/** A stored signal, with what took it or prevented an incident of it. */
export interface KnownSignal {
  readonly contentDigest: string;
  readonly incidentId: string | null;
  readonly preventionId: string | null;
}

/** What is stored and bears on a batch; the fold keeps it up to date as it decides. */
export interface Facts {
  /** Signals that are stored already, by id. */
  readonly known: Map<string, KnownSignal>;
  /** Incident of the newest signal of each reference that the batch asks about. */
  readonly newestByReference: Map<string, string | null>;
  readonly byId: Map<string, IncidentState>;
  readonly openByKey: Map<string, IncidentState>;
  /** Per key the incident that was resolved last. */
  readonly latestResolved: Map<string, IncidentState>;
  /** Per key the resolved incidents that may cover one of the batch's instants. */
  readonly pastByKey: Map<string, readonly IncidentState[]>;
  /** Creation instants that the cap counts, around the batch's own. */
  readonly openings: readonly EpochMicros[];
  /** Whether the batch has causes or resolved signals, so that references have to be followed. */
  readonly tracksReferences: boolean;
  readonly outstanding: Map<string, Outstanding>;
  /** Latest resolved instant by incident and reference, for references of the batch. */
  readonly lastClear: Map<string, EpochMicros>;
  /** Incident and reference together, where the reference has fired in the incident, for references of the batch. */
  readonly heard: Set<string>;
}

/** Reads the facts of a batch with a fixed number of statements, whatever its size. */
export async function readFacts(
  executor: ReadExecutor,
  tenantId: string,
  batch: readonly KeyedSignal[],
  config: IncidentAggregatorConfig,
): Promise<Facts> {
  const clearing = batch.filter(({ signal }) => signal.state === "resolved");
  const asked = askedReferences(batch, clearing);
  const known = await readKnown(executor, tenantId, batch);
  const newestByReference = await readNewestByReference(executor, tenantId, asked);
  const causes = [...new Set([...newestByReference.values()].filter((id) => id !== null))];
  const states = await readIncidents(executor, tenantId, keyRanges(tenantId, batch, config), causes, config);
  const openings = await readOpenings(executor, tenantId, batch, config);
  const open = [...states.byId.values()].filter((state) => state.lifecycleState !== "RESOLVED");
  return {
    known,
    newestByReference,
    ...states,
    openings,
    tracksReferences: asked.length > 0 || clearing.length > 0,
    outstanding: clearing.length > 0 ? await readOutstanding(executor, tenantId, open, clearing.length) : new Map(),
    ...(clearing.length > 0
      ? await readReferences(executor, tenantId, batch)
      : { lastClear: new Map<string, EpochMicros>(), heard: new Set<string>() }),
  };
}

interface Reference {
  readonly kind: string;
  readonly reference: string;
}

function askedReferences(batch: readonly KeyedSignal[], clearing: readonly KeyedSignal[]): Reference[] {
  const asked = new Map<string, Reference>();
  const ask = (kind: string, reference: string) => asked.set(referenceKey(kind, reference), { kind, reference });
  for (const { signal } of batch) if (signal.causedBy) ask(signal.causedBy.kind, signal.causedBy.reference);
  for (const { signal } of clearing) if (signal.reference !== null) ask(signal.kind, signal.reference);
  return sortedBy([...asked.values()], (one) => referenceKey(one.kind, one.reference));
}

const ID_COLUMN = { id: column("id", "text") };

async function readKnown(
  executor: ReadExecutor,
  tenantId: string,
  batch: readonly KeyedSignal[],
): Promise<Facts["known"]> {
  const ids = sortedBy(
    batch.map(({ signal }) => ({ id: signal.signalId })),
    (one) => one.id,
  );
  const rows = await rowsOf(
    executor,
    sql`select i.id as signal_id, stored.content_digest, stored.incident_id, p.id as prevention_id
      from ${unnest(ID_COLUMN, ["id"], ids, "i")}
      cross join lateral (
        select s.content_digest, s.incident_id, s.absorption from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.signal_id = i.id limit 1
      ) as stored
      left join ${tableRef(executor, PREVENTION_RECORDS)} as p
        on stored.absorption = 'suppressed' and p.tenant_id = ${tenantId} and p.signal_id = i.id`,
  );
  return new Map(
    rows.map((row) => [
      row.signal_id as string,
      {
        contentDigest: row.content_digest as string,
        incidentId: row.incident_id as string | null,
        preventionId: row.prevention_id as string | null,
      },
    ]),
  );
}

const REFERENCE_COLUMNS = { kind: column("kind", "text"), reference: column("reference", "text") };

async function readNewestByReference(
  executor: ReadExecutor,
  tenantId: string,
  asked: readonly Reference[],
): Promise<Facts["newestByReference"]> {
  if (asked.length === 0) return new Map();
  const rows = await rowsOf(
    executor,
    sql`select r.kind, r.reference, newest.incident_id
      from ${unnest(REFERENCE_COLUMNS, ["kind", "reference"], asked, "r")}
      cross join lateral (
        select s.incident_id from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.kind = r.kind and s.reference = r.reference
        order by s.sequence desc limit 1
      ) as newest`,
  );
  return new Map(
    rows.map((row) => [referenceKey(row.kind as string, row.reference as string), row.incident_id as string | null]),
  );
}

/** A key of the batch with the span of its instants. */
interface KeyRange {
  readonly key: string;
  earliest: EpochMicros;
  latest: EpochMicros;
}

function keyRanges(tenantId: string, batch: readonly KeyedSignal[], config: IncidentAggregatorConfig): KeyRange[] {
  const ranges = new Map<string, KeyRange>();
  for (const { key, at } of batch) {
    const text = key.toKeyString();
    const range = ranges.get(text);
    if (range === undefined) ranges.set(text, { key: text, earliest: at, latest: at });
    else {
      if (at < range.earliest) range.earliest = at;
      if (at > range.latest) range.latest = at;
    }
  }
  const at = batch[0]?.at ?? 0;
  const overflow = IncidentKey.overflow(tenantId, at, config.aggregationWindowSeconds).toKeyString();
  ranges.set(overflow, { key: overflow, earliest: at, latest: at });
  return sortedBy([...ranges.values()], (range) => range.key);
}

const RANGE_COLUMNS = {
  key: column("grouping_key", "text"),
  earliest: column("earliest", "instant"),
  endedAfter: column("ended_after", "instant"),
  startedBefore: column("started_before", "instant"),
};

const ROLE_COLUMN = { role: nullable("role", "text") };

/**
 * The incidents that a batch may touch: the open one of each key; where there is none, the one resolved last; where an
 * instant lies before the open one, those that may cover it; and those of its causes.
 */
async function readIncidents(
  executor: ReadExecutor,
  tenantId: string,
  ranges: readonly KeyRange[],
  causes: readonly string[],
  config: IncidentAggregatorConfig,
): Promise<Pick<Facts, "byId" | "openByKey" | "latestResolved" | "pastByKey">> {
  const window = config.aggregationWindowSeconds * MICROS_PER_SECOND;
  const reach = Math.max(window, config.incidentCooldownSeconds * MICROS_PER_SECOND);
  const wanted = ranges.map(({ key, earliest, latest }) => ({
    key,
    earliest: instantFromMicros(earliest),
    endedAfter: instantFromMicros(Math.max(0, earliest - reach)),
    startedBefore: instantFromMicros(latest + window),
  }));
  const incidents = tableRef(executor, INCIDENTS);
  const rows = await rowsOf(
    executor,
    sql`select found.role, ${selectList(FACT_COLUMNS, "found")}
      from ${unnest(RANGE_COLUMNS, ["key", "earliest", "endedAfter", "startedBefore"], wanted, "k")}
      left join lateral (
        select o.* from ${incidents} as o
        where o.tenant_id = ${tenantId} and o.grouping_key = k.grouping_key and o.lifecycle_state <> 'RESOLVED'
        limit 1
      ) as open on true
      cross join lateral (
        select 'open' as role, open.* where open.id is not null
        union all
        (select 'latest', l.* from ${incidents} as l
          where open.id is null
            and l.tenant_id = ${tenantId} and l.grouping_key = k.grouping_key and l.lifecycle_state = 'RESOLVED'
          order by l.resolved_at desc, l.id desc limit 1)
        union all
        (select 'past', p.* from ${incidents} as p
          where (open.id is null or open.started_at >= k.earliest)
            and p.tenant_id = ${tenantId} and p.grouping_key = k.grouping_key and p.lifecycle_state = 'RESOLVED'
            and p.resolved_at >= k.ended_after and p.started_at <= k.started_before)
      ) as found
      union all
      select 'cause', ${selectList(FACT_COLUMNS, "c")}
      from ${unnest(
        ID_COLUMN,
        ["id"],
        sortedBy(
          causes.map((id) => ({ id })),
          (one) => one.id,
        ),
        "w",
      )}
      join ${incidents} as c on c.tenant_id = ${tenantId} and c.id = w.id`,
  );

  const byId = new Map<string, IncidentState>();
  const openByKey = new Map<string, IncidentState>();
  const latestResolved = new Map<string, IncidentState>();
  const pastByKey = new Map<string, IncidentState[]>();
  for (const row of rows) {
    const { role } = fromDb(ROLE_COLUMN, row);
    const found = stateFromDb(fromDb(FACT_COLUMNS, row));
    const state = byId.get(found.id) ?? found;
    byId.set(state.id, state);
    if (role === "open") openByKey.set(state.groupingKey, state);
    if (role === "latest") latestResolved.set(state.groupingKey, state);
    if (role === "past") pastByKey.set(state.groupingKey, [...(pastByKey.get(state.groupingKey) ?? []), state]);
    if (role === "cause" && state.lifecycleState !== "RESOLVED") openByKey.set(state.groupingKey, state);
  }
  return { byId, openByKey, latestResolved, pastByKey };
}

const CREATED_COLUMN = { createdAt: column("created_at", "micros") };

async function readOpenings(
  executor: ReadExecutor,
  tenantId: string,
  batch: readonly KeyedSignal[],
  config: IncidentAggregatorConfig,
): Promise<EpochMicros[]> {
  if (config.maxIncidentsPerTenantPerHour === UNCAPPED) return [];
  let earliest = Number.POSITIVE_INFINITY;
  let latest = 0;
  for (const { at } of batch) {
    if (at < earliest) earliest = at;
    if (at > latest) latest = at;
  }
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(CREATED_COLUMN, "i")} from ${tableRef(executor, INCIDENTS)} as i
      where i.tenant_id = ${tenantId} and i.grouping in ('sliding', 'tumbling')
        and i.created_at > ${instantFromMicros(Math.max(0, earliest - HOUR))}::timestamptz
        and i.created_at < ${instantFromMicros(latest + HOUR)}::timestamptz`,
  );
  return rows.map((row) => fromDb(CREATED_COLUMN, row).createdAt);
}

const OUTSTANDING_COLUMNS = {
  incidentId: column("incident_id", "text"),
  kind: column("kind", "text"),
  reference: nullable("reference", "text"),
  firingAt: column("firing_at", "micros"),
};

/**
 * What still fires on open incidents: references whose last word is not `resolved`. A batch of n resolved signals can
 * clear n references, so more than n + 1 need not be read.
 */
async function readOutstanding(
  executor: ReadExecutor,
  tenantId: string,
  open: readonly IncidentState[],
  clearing: number,
): Promise<Map<string, Outstanding>> {
  const ids = sortedBy(
    open.map(({ id }) => ({ id })),
    (one) => one.id,
  );
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(OUTSTANDING_COLUMNS, "o")}
      from ${unnest(ID_COLUMN, ["id"], ids, "w")}
      cross join lateral (
        select w.id as incident_id, s.kind, s.reference, max(s.grouping_at) filter (where s.state = 'firing') as firing_at
        from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.incident_id = w.id
        group by s.kind, s.reference
        having (array_agg(s.state order by s.grouping_at desc, s.sequence desc))[1] = 'firing'
        limit ${clearing + 1}
      ) as o`,
  );
  const outstanding = new Map<string, Outstanding>(
    ids.map(({ id }) => [id, { firing: new Map<string, EpochMicros>(), complete: true }]),
  );
  for (const row of rows) {
    const { incidentId, kind, reference, firingAt } = fromDb(OUTSTANDING_COLUMNS, row);
    outstanding.get(incidentId)?.firing.set(referenceKey(kind, reference), firingAt);
  }
  for (const [id, { firing }] of outstanding)
    if (firing.size > clearing) outstanding.set(id, { firing, complete: false });
  return outstanding;
}

const HEARD_COLUMNS = {
  incidentId: column("incident_id", "text"),
  kind: column("kind", "text"),
  reference: column("reference", "text"),
  fired: column("fired", "boolean"),
  clearedAt: nullable("cleared_at", "micros"),
};

/** Which incidents have heard of the batch's references, and when each was last reported well there. */
async function readReferences(
  executor: ReadExecutor,
  tenantId: string,
  batch: readonly KeyedSignal[],
): Promise<Pick<Facts, "lastClear" | "heard">> {
  const named = new Map<string, Reference>();
  for (const { signal } of batch) {
    const { kind, reference } = signal;
    if (reference !== null) named.set(referenceKey(kind, reference), { kind, reference });
  }
  const asked = sortedBy([...named.values()], (one) => referenceKey(one.kind, one.reference));
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(HEARD_COLUMNS, "c")}
      from ${unnest(REFERENCE_COLUMNS, ["kind", "reference"], asked, "r")}
      cross join lateral (
        select s.incident_id, s.kind, s.reference, bool_or(s.state = 'firing') as fired,
          max(s.grouping_at) filter (where s.state = 'resolved') as cleared_at
        from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.kind = r.kind and s.reference = r.reference
          and s.incident_id is not null
        group by s.incident_id, s.kind, s.reference
      ) as c`,
  );
  const lastClear = new Map<string, EpochMicros>();
  const heard = new Set<string>();
  for (const row of rows) {
    const { incidentId, kind, reference, fired, clearedAt } = fromDb(HEARD_COLUMNS, row);
    const key = heardKey({ id: incidentId }, referenceKey(kind, reference));
    if (fired) heard.add(key);
    if (clearedAt !== null) lastClear.set(key, clearedAt);
  }
  return { lastClear, heard };
}

function sortedBy<T>(items: T[], keyOf: (item: T) => string): T[] {
  return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}
