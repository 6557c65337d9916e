import type { WebhookDelivery } from "@hoc/incident-schemas";
import { fakeAmbient, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { risingRandom } from "../../../test/api-keys.js";
import { ask, READ } from "../../../test/ask.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { HOOK_URL, notedSender, storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { createOperations } from "../../create-operations.js";
import { IncidentsWebhooksHandler } from "./index.js";

const endpointId = "whe_1";
const admin = { tenantId: "acme", actor: ADA, role: "admin" } as const;

const DELIVERY: WebhookDelivery = {
  ...{ endpointId, eventId: "evt_1", eventType: "runs.RunStarted", incidentId: null, status: "given_up", attempts: 3 },
  ...{
    replays: 0,
    queuedAt: NOW,
    nextAttemptAt: null,
    endedAt: NOW,
    lastStatusCode: 500,
    lastError: "It answered 500.",
  },
  sequence: 7,
};

function product(world = webhookWorld(storedEndpoint()), { sender } = notedSender()) {
  const ambient = fakeAmbient({ randomHex: risingRandom() });
  const options = { unitOfWork: stubUnitOfWork(world.ports), ambient, checkOutputs: true };
  return {
    ...world,
    operations: createOperations({ ...options, webhooks: sender }),
    silent: createOperations(options),
  };
}

describe("the operations of webhooks", () => {
  it("make, change, rotate, test and remove an endpoint in the name of the caller", async () => {
    const { operations, stored, attempts } = product(webhookWorld());
    const made = await operations.execute("incidents.webhooks.createEndpoint", { url: HOOK_URL }, admin);
    const { endpointId: id } = made.endpoint;
    expect(made.endpoint.createdBy).toEqual(ADA);
    const changed = await operations.execute(
      "incidents.webhooks.updateEndpoint",
      { endpointId: id, status: "disabled" },
      admin,
    );
    expect(changed).toMatchObject({ version: 2, status: "disabled", recorded: true });
    const rotated = await operations.execute("incidents.webhooks.rotateSecret", { endpointId: id }, admin);
    expect(rotated.secret).not.toBe(made.secret);
    const tested = await operations.execute("incidents.webhooks.testEndpoint", { endpointId: id }, admin);
    expect(tested.attempt.outcome).toBe("taken");
    expect(attempts).toHaveLength(1);
    await operations.execute("incidents.webhooks.removeEndpoint", { endpointId: id }, admin);
    expect(stored.get(id)?.status).toBe("removed");
  });

  it("send nothing, and make no endpoint, without a sender", async () => {
    const { silent } = product();
    const refused = { code: "sender_missing" };
    await expect(silent.execute("incidents.webhooks.createEndpoint", { url: HOOK_URL }, admin)).rejects.toMatchObject(
      refused,
    );
    await expect(silent.execute("incidents.webhooks.testEndpoint", { endpointId }, admin)).rejects.toMatchObject(
      refused,
    );
    const url = "https://hooks.example.org/";
    await expect(silent.execute("incidents.webhooks.updateEndpoint", { endpointId, url }, admin)).rejects.toMatchObject(
      refused,
    );
  });

  it("show an endpoint and the list of them, and what they were read at", async () => {
    const { ports, webhooks } = webhookWorld(storedEndpoint());
    webhooks.listEndpoints = async () => [storedEndpoint()];
    const { getEndpoint, listEndpoints } = IncidentsWebhooksHandler;
    expect(await ask(getEndpoint, ports, "admin")({ endpointId })).toEqual({ ...storedEndpoint(), ...READ });
    expect(await ask(listEndpoints, ports, "admin")({})).toEqual({
      ...{ items: [storedEndpoint()], hasMore: false, nextCursor: null },
      ...READ,
    });
  });

  it("page through the deliveries of an endpoint, by one status and one endpoint", async () => {
    const { ports, webhooks } = webhookWorld(storedEndpoint(), storedEndpoint({ endpointId: "whe_2" }));
    const asked: unknown[] = [];
    webhooks.listDeliveries = async (_tenantId, id, page) => {
      asked.push([id, page]);
      return [DELIVERY, { ...DELIVERY, eventId: "evt_0", sequence: 6 }].slice(0, page.limit);
    };
    webhooks.fetchCircuit = async () => ({ failuresInARow: 3, pausedUntil: null });
    const list = ask(IncidentsWebhooksHandler.listDeliveries, ports, "admin");
    const first = (await list({ endpointId, status: "given_up", limit: 1 })) as { nextCursor: string };
    const circuit = { failuresInARow: 3, pausedUntil: null };
    expect(first).toEqual({ items: [DELIVERY], circuit, hasMore: true, nextCursor: expect.any(String) });
    await list({ endpointId, status: "given_up", limit: 1, cursor: first.nextCursor });
    expect(asked).toEqual([
      [endpointId, { beforeSequence: undefined, limit: 2, status: "given_up" }],
      [endpointId, { beforeSequence: 7, limit: 2, status: "given_up" }],
    ]);
    for (const other of [{ endpointId: "whe_2", status: "given_up" }, { endpointId }])
      await expect(list({ ...other, cursor: first.nextCursor })).rejects.toMatchObject({ code: "invalid_cursor" });
    await expect(list({ endpointId: "whe_none" })).rejects.toMatchObject({ code: "webhook_endpoint_not_found" });
  });

  it("show a delivery with its last attempts, or say that there is none", async () => {
    const { ports, webhooks } = webhookWorld(storedEndpoint());
    webhooks.listAttempts = async (_tenantId, _endpointId, _eventId, limit) => {
      expect(limit).toBe(100);
      return [];
    };
    const get = ask(IncidentsWebhooksHandler.getDelivery, ports, "admin");
    await expect(get({ endpointId, eventId: "evt_1" })).rejects.toMatchObject({ code: "webhook_delivery_not_found" });
    webhooks.fetchDelivery = async () => DELIVERY;
    expect(await get({ endpointId, eventId: "evt_1" })).toEqual({ ...DELIVERY, log: [] });
    await expect(get({ endpointId: "whe_none", eventId: "evt_1" })).rejects.toMatchObject({
      code: "webhook_endpoint_not_found",
    });
  });

  it("send events again", async () => {
    const { operations, queueAgain } = product();
    queueAgain({ queued: 1, hasMore: false, lastRecordedAt: NOW });
    const answer = { endpointId, queued: 1, hasMore: false, lastRecordedAt: NOW };
    const one = { endpointId, eventId: "evt_1" };
    expect(await operations.execute("incidents.webhooks.replayDelivery", one, admin)).toEqual(answer);
    const span = { endpointId, since: "2026-03-14T09:00:00Z" };
    expect(await operations.execute("incidents.webhooks.replayEvents", span, admin)).toEqual(answer);
  });

  it("are for whoever manages webhooks, and nobody else", async () => {
    for (const operation of Object.values(IncidentsWebhooksHandler))
      for (const role of ["viewer", "responder", "ingest"] as const)
        await expect(ask(operation, webhookWorld().ports, role)({ endpointId })).rejects.toMatchObject({
          code: "permission_denied",
        });
  });
});
