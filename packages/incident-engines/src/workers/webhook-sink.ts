import type { Ambient, EventSink, UnitOfWork } from "@hoc/incident-schemas/ports";

/** The name under which the outbox keeps what has to be queued for webhook endpoints. */
export const WEBHOOK_SINK = "webhooks";

/** What a sink of webhooks is made from. */
export interface WebhookSinkOptions {
  readonly unitOfWork: Pick<UnitOfWork, "work">;
  readonly ambient: Pick<Ambient, "clock">;
}

/**
 * Makes the sink that queues every event for the endpoints that are to get it; a relay delivers to it, and
 * `createWebhookDeliverer` sends what is queued. An event that comes again is not queued twice.
 *
 * @example createRelay({ unitOfWork, sinks: [createWebhookSink({ unitOfWork, ambient })], ambient })
 */
export function createWebhookSink({ unitOfWork, ambient }: WebhookSinkOptions): EventSink {
  return {
    name: WEBHOOK_SINK,
    async deliver(event) {
      const { tenantId } = event;
      await unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
        webhookDeliveries.enqueue(tenantId, event, { sink: WEBHOOK_SINK, at: ambient.clock() }),
      );
    },
  };
}
