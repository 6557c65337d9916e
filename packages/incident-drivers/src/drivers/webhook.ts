import type { FanOutWebhooks, ReadPorts, WebhookDeliveryDriver, WebhookDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import {
  WEBHOOK_CIRCUITS,
  WEBHOOK_ENDPOINT_VERSIONS,
  WEBHOOK_ENDPOINTS,
  WEBHOOK_SECRETS,
} from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { fromDb, selectList } from "../mapping/rows.js";
import {
  closeCircuit,
  fetchCircuit,
  lockCircuit,
  noteDue,
  noteFailure,
  noteTaken,
  openCircuit,
} from "./webhook/circuits.js";
import { claim } from "./webhook/claim.js";
import { attemptsOf, deliveriesOf, insertAttempt } from "./webhook/deliveries.js";
import { deliveryRow } from "./webhook/delivery-row.js";
import { countEndpoints, endpointsOf } from "./webhook/endpoints.js";
import { enqueue } from "./webhook/enqueue.js";
import { replay } from "./webhook/replay.js";
import { cancelDeliveries, giveUpQueuedBefore, settle } from "./webhook/settle.js";
import { validSecrets } from "./webhook/valid-secrets.js";

const SIGNING = { generation: WEBHOOK_SECRETS.columns.generation, secret: WEBHOOK_SECRETS.columns.secret };

/**
 * Binds the reads of endpoints and their deliveries to an executor.
 *
 * @example await createWebhookReader(executor).fetchEndpoint("acme", "whe_1")
 */
export function createWebhookReader(executor: ReadExecutor): ReadPorts["webhooks"] {
  return {
    async fetchEndpoint(tenantId, endpointId, at) {
      const chosen = sql`and e.id = ${endpointId} ${recordedBy("e", at)}`;
      const [endpoint] = await endpointsOf(executor, tenantId, at, chosen);
      return endpoint;
    },
    listEndpoints: (tenantId, page) => endpointsOf(executor, tenantId, page.at, newestFirst("e", page)),
    countEndpoints: (tenantId) => countEndpoints(executor, tenantId),
    async fetchSecrets(tenantId, endpointId, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(SIGNING, "k")} from ${validSecrets(executor, tenantId, sql`${endpointId}`, at)}
          order by k.generation desc`,
      );
      return rows.map((row) => fromDb(SIGNING, row));
    },
    listDeliveries(tenantId, endpointId, { beforeSequence, status, limit }) {
      const before = beforeSequence === undefined ? sql`` : sql`and d.sequence_no < ${beforeSequence}::int8`;
      const chosen = sql`${before} ${equalTo("d", { status })} order by d.sequence_no desc limit ${limit}`;
      return deliveriesOf(executor, tenantId, endpointId, chosen);
    },
    async fetchDelivery(tenantId, endpointId, eventId) {
      const chosen = sql`and d.ctid = ${deliveryRow(executor, tenantId, { endpointId, eventId }, "place")}`;
      const [delivery] = await deliveriesOf(executor, tenantId, endpointId, chosen);
      return delivery;
    },
    fetchCircuit: (tenantId, endpointId) => fetchCircuit(executor, tenantId, endpointId),
    listAttempts: (tenantId, endpointId, eventId, limit) =>
      attemptsOf(executor, tenantId, { endpointId, eventId, limit }),
  };
}

/**
 * Binds endpoints to a write transaction. Each comes with a circuit, so that whoever changes what waits for it has a row
 * to lock.
 *
 * @example await createWebhookDriver(executor, head).cancelDeliveries("acme", "whe_1", head.recordedAt)
 */
export function createWebhookDriver(executor: WriteExecutor, head: TenantHead): WebhookDriver {
  const recorded = () => ({ tenantId: head.tenantId, recordedAt: head.recordedAt, sequence: head.take() });
  return {
    ...createWebhookReader(executor),
    async insertEndpoint(tenantId, { endpointId, createdBy, createdAt }) {
      head.mustBe(tenantId);
      const row = { id: endpointId, createdAt, createdByType: createdBy.type, createdById: createdBy.id };
      await insertRows(executor, WEBHOOK_ENDPOINTS, [row], recorded());
      await insertRows(executor, WEBHOOK_CIRCUITS, [{ endpointId, failures: 0 }], { tenantId });
    },
    async insertVersion(tenantId, { changedBy, ...version }) {
      head.mustBe(tenantId);
      const row = { ...version, changedByType: changedBy.type, changedById: changedBy.id };
      const { endpointId, url, status } = version;
      const [before] = await endpointsOf(executor, tenantId, undefined, sql`and e.id = ${endpointId}`);
      const isNew = await insertIfNew(executor, head, WEBHOOK_ENDPOINT_VERSIONS, row);
      if (isNew) {
        await lockCircuit(executor, tenantId, endpointId);
        if (before?.url !== url || before.status !== status) await closeCircuit(executor, tenantId, endpointId);
        await noteDue(executor, tenantId, endpointId);
      }
      return isNew;
    },
    async insertSecret(tenantId, { createdBy, ...secret }) {
      head.mustBe(tenantId);
      const row = { ...secret, createdByType: createdBy.type, createdById: createdBy.id };
      await insertRows(executor, WEBHOOK_SECRETS, [row], recorded());
    },
    async insertAttempt(tenantId, attempt) {
      head.mustBe(tenantId);
      await insertAttempt(executor, tenantId, attempt);
    },
    async cancelDeliveries(tenantId, endpointId, at) {
      head.mustBe(tenantId);
      return cancelDeliveries(executor, tenantId, endpointId, at);
    },
    async replay(tenantId, wish) {
      head.mustBe(tenantId);
      return replay(executor, tenantId, wish);
    },
  };
}

/**
 * Binds the worker's side of webhooks to a transaction that holds no tenant's head. What changes the deliveries of an
 * endpoint holds the lock of its circuit; a transaction settles for one endpoint only, so that no two wait for each other.
 *
 * @example await createWebhookDeliveryDriver(executor).claim("acme", { now, leasedUntil, limit, perEndpoint, circuitOpensAfter })
 */
export function createWebhookDeliveryDriver(executor: WriteExecutor): WebhookDeliveryDriver {
  return {
    enqueue: (tenantId, event, place) => enqueue(executor, tenantId, event, place),
    claim: (tenantId, wish) => claim(executor, tenantId, wish),
    insertAttempt: (tenantId, attempt) => insertAttempt(executor, tenantId, attempt),
    settle: (tenantId, held, outcome) => settle(executor, tenantId, held, outcome),
    noteTaken: (tenantId, sentTo, at) => noteTaken(executor, tenantId, sentTo, at),
    noteFailure: (tenantId, sentTo, at) => noteFailure(executor, tenantId, sentTo, at),
    openCircuit: (tenantId, endpointId, until) => openCircuit(executor, tenantId, endpointId, until),
    giveUpQueuedBefore: (tenantId, endpointId, queuedBefore, at) =>
      giveUpQueuedBefore(executor, tenantId, endpointId, { queuedBefore, at }),
  };
}

const TENANT = { tenantId: WEBHOOK_CIRCUITS.columns.tenantId };

/** Binds the search for tenants with events that are due to an endpoint to an executor. */
export function createFanOutWebhooks(executor: ReadExecutor): FanOutWebhooks {
  return {
    async tenantsWithDueWebhooks(now, limit) {
      const rows = await rowsOf(
        executor,
        sql`/* fan-out */ select ${selectList(TENANT, "t")} from (
            select c.tenant_id, min(c.due_at) as due_at from ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
            where c.due_at <= ${now}::timestamptz
              and (c.open_until is null or c.open_until <= ${now}::timestamptz)
            group by c.tenant_id
          ) as t order by t.due_at, t.tenant_id collate "C" limit ${limit}`,
      );
      return rows.map((row) => fromDb(TENANT, row).tenantId);
    },
  };
}
