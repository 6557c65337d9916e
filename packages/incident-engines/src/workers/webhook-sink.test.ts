import { fixedClock, stubPorts, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { NOW } from "../../test/noted-traces.js";
import { domainEvent } from "../../test/webhooks.js";
import { createWebhookSink } from "./webhook-sink.js";

it("queues an event for the endpoints of its tenant", async () => {
  const queued: unknown[] = [];
  const enqueue = async (...asked: unknown[]) => queued.push(asked);
  const unitOfWork = stubUnitOfWork(stubPorts(), stubWorkerPorts({ webhookDeliveries: { enqueue } }));
  const sink = createWebhookSink({ unitOfWork, ambient: { clock: fixedClock(NOW) } });
  expect(sink.name).toBe("webhooks");
  await sink.deliver(domainEvent());
  expect(queued).toEqual([["acme", domainEvent(), { sink: "webhooks", at: NOW }]]);
});

it("lets an event that could not be queued come again", async () => {
  const enqueue = () => Promise.reject(new Error("no database"));
  const unitOfWork = stubUnitOfWork(stubPorts(), stubWorkerPorts({ webhookDeliveries: { enqueue } }));
  await expect(
    createWebhookSink({ unitOfWork, ambient: { clock: fixedClock() } }).deliver(domainEvent()),
  ).rejects.toThrow("no database");
});
