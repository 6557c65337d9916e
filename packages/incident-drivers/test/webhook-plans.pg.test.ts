import { addSeconds, type DomainEvent } from "@hoc/incident-schemas";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsTouched } from "../../../tooling/db/rows-touched.js";
import {
  createFanOutWebhooks,
  createWebhookDeliveryDriver,
  createWebhookDriver,
  createWebhookReader,
} from "../src/drivers/webhook.js";
import { readExecutor, writeExecutor } from "../src/executor.js";
import { pgDatabase } from "./databases.js";
import { unlockedHead } from "./headless.js";

const EVENTS = 100_000;
const OF_ONE_INCIDENT = 50;
const NOW = "2026-03-31T00:00:00.000000Z";
const NEWCOMER = "newcomer";
const URL = "https://x.example";
/** What a claim may look at: a few hundred due events, and for each the first of its incident. */
const A_CLAIM = 1_000;

let database: Awaited<ReturnType<typeof pgDatabase>>;
let statements: CompiledQuery[] = [];

const run = async (statement: string, parameters: readonly unknown[] = []) =>
  (await database.db.executeQuery(CompiledQuery.raw(statement, [...parameters]))).rows as object[];

/** A tenant with many events that wait for one endpoint, and that another one took. */
async function addDeliveries(tenantId: string): Promise<void> {
  await run(
    `insert into hoc.webhook_endpoints (tenant_id, id, sequence, created_at, created_by_type, created_by_id, recorded_at)
      select $1, id, 0, $2::timestamptz, 'HUMAN', 'ann', $2::timestamptz from unnest(array['behind', 'quick']) as id`,
    [tenantId, NOW],
  );
  await run(
    `insert into hoc.webhook_endpoint_versions (tenant_id, endpoint_id, version, sequence, url, status, changed_at,
        changed_by_type, changed_by_id, recorded_at)
      select e.tenant_id, e.id, g, 0, 'https://x.example', 'enabled', e.created_at, 'HUMAN', 'ann', e.created_at
      from hoc.webhook_endpoints as e cross join generate_series(1, 20) as g where e.tenant_id = $1`,
    [tenantId],
  );
  await run(
    `insert into hoc.webhook_circuits (tenant_id, endpoint_id, failures, due_at)
      select e.tenant_id, e.id, 0, case when e.id = 'behind' then e.created_at end
      from hoc.webhook_endpoints as e where e.tenant_id = $1`,
    [tenantId],
  );
  await run(
    `insert into hoc.domain_events (tenant_id, sequence_no, event_id, event_type, project_id, actor_type, actor_id,
        decision_owner, schema_version, payload, recorded_at)
      select $1, g, 'evt_' || g, 'incidents.IncidentNoteAdded', 'p', 'user', 'ann', 'incidents', '1.0.0',
        json_build_object('eventId', 'evt_' || g, 'incidentId', 'inc_' || g / $3::int4), $2::timestamptz
      from generate_series(1, $4::int4) as g`,
    [tenantId, NOW, OF_ONE_INCIDENT, EVENTS],
  );
  await run(
    `insert into hoc.webhook_deliveries (tenant_id, endpoint_id, sequence_no, event_id, event_type, incident_id,
        ordering_key, status, attempts, replays, queued_at, available_at, ended_at)
      select d.tenant_id, e.id, d.sequence_no, d.event_id, d.event_type, 'inc_' || d.sequence_no / $2::int4,
        'inc_' || d.sequence_no / $2::int4, case when e.id = 'behind' then 'pending' else 'delivered' end, 0, 0,
        d.recorded_at - interval '1 day', d.recorded_at - interval '1 day', case when e.id = 'quick' then d.recorded_at end
      from hoc.domain_events as d join hoc.webhook_endpoints as e on e.tenant_id = d.tenant_id where d.tenant_id = $1`,
    [tenantId, OF_ONE_INCIDENT],
  );
}

const TABLES = ["webhook_endpoints", "webhook_endpoint_versions", "webhook_circuits", "webhook_deliveries"];

beforeAll(async () => {
  database = await pgDatabase({ max: 1, log: ({ query }) => void statements.push(query) });
  for (const table of [...TABLES, "domain_events"])
    await run(`alter table hoc.${table} set (autovacuum_enabled = false)`);
  await addDeliveries("known");
  await run("vacuum (analyze)");
  await addDeliveries(NEWCOMER);
}, 300_000);

afterAll(() => database?.close());

/** Asks a question, and gives how many rows of tables its statements read; nothing that they write stays. */
async function rowsReadBy(question: () => Promise<unknown>): Promise<number> {
  try {
    await run("begin");
    statements = [];
    await question();
    const sent = [...statements];
    await run("rollback; begin");
    let read = 0;
    for (const { sql, parameters } of sent) read += await rowsTouched(run, sql, parameters);
    return read;
  } finally {
    await run("rollback");
  }
}

const reader = () => createWebhookReader(readExecutor(database.db, "hoc"));
const worker = () => createWebhookDeliveryDriver(writeExecutor(database.db, "hoc"));
const driver = (tenantId: string) => createWebhookDriver(writeExecutor(database.db, "hoc"), unlockedHead(tenantId));
const fanOut = () => createFanOutWebhooks(readExecutor(database.db, "hoc"));

const claim = (tenantId: string) =>
  worker().claim(tenantId, {
    now: NOW,
    leasedUntil: addSeconds(NOW, 60),
    limit: 20,
    perEndpoint: 10,
    circuitOpensAfter: 5,
  });

describe.each([
  ["that statistics know", "known"],
  ["that statistics do not know", NEWCOMER],
])(`of a tenant %s, with ${EVENTS} events that wait for an endpoint, few are read for`, (_, tenantId) => {
  const event = { eventId: "evt_7", eventType: "runs.RunStarted", sequenceNo: 7 } as unknown as DomainEvent;
  const held = { endpointId: "behind", eventId: "evt_7", leasedUntil: NOW };
  const attempt = {
    attemptId: "a",
    at: NOW,
    outcome: "refused",
    statusCode: 500,
    error: null,
    excerpt: null,
    durationMs: 1,
  } as const;

  it.each([
    ["a claim", () => claim(tenantId), A_CLAIM],
    ["a claim after a claim", async () => [await claim(tenantId), await claim(tenantId)], 2 * A_CLAIM],
    ["the search for tenants", () => fanOut().tenantsWithDueWebhooks(NOW, 10), 10],
    ["an event that is queued", () => worker().enqueue(tenantId, event, { sink: "webhooks", at: NOW }), 500],
    ["an end", () => worker().settle(tenantId, held, { status: "given_up", at: NOW, attempt }), 30],
    ["another attempt", () => worker().settle(tenantId, held, { status: "pending", retryAt: NOW, attempt }), 30],
    ["a failure", () => worker().noteFailure(tenantId, { endpointId: "behind", url: URL }, NOW), 100],
    ["a page of deliveries", () => reader().listDeliveries(tenantId, "quick", { limit: 20 }), 150],
    [
      "a page of those that were given up, of which there are none",
      () => reader().listDeliveries(tenantId, "quick", { limit: 20, status: "given_up" }),
      20,
    ],
    ["one delivery", () => reader().fetchDelivery(tenantId, "quick", "evt_7"), 10],
    ["the endpoints", () => reader().countEndpoints(tenantId), 200],
    [
      "a replay of one event",
      () =>
        driver(tenantId).replay(tenantId, {
          endpointId: "quick",
          eventTypes: null,
          which: { eventId: "evt_7" },
          all: true,
          at: NOW,
          limit: 1,
        }),
      30,
    ],
  ] as const)("%s", async (_name, question, most) => {
    expect(await rowsReadBy(question)).toBeLessThan(most);
  });
});
