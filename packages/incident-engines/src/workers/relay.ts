import { addSeconds, instantFromMicros, microsOf } from "@hoc/incident-schemas";
import type { Ambient, EventSink, UnitOfWork } from "@hoc/incident-schemas/ports";
import { backoffMicros } from "./backoff.js";
import { deliverClaimed } from "./deliver-claimed.js";

/** What a relay is made from. */
export interface RelayOptions {
  readonly unitOfWork: Pick<UnitOfWork, "work" | "acrossTenants">;
  readonly sinks: readonly EventSink[];
  readonly ambient: Pick<Ambient, "clock" | "logger">;
  /** Most events that are claimed for a tenant and sink at once. */
  readonly batchSize?: number | undefined;
  /** How long claimed events are kept from other relays; longer than a sink takes for a batch. */
  readonly leaseSeconds?: number | undefined;
  /** Most tenants in one round. */
  readonly tenantsPerRound?: number | undefined;
}

/** Delivers events from the outbox to the sinks. */
export interface Relay {
  /** Makes one round and gives how many events were delivered. */
  runOnce(): Promise<number>;
}

/**
 * Makes a relay. Each event is delivered to each sink at least once: it is claimed, delivered outside any transaction,
 * and marked; what a crash leaves claimed comes again when its lease has run out, so sinks dedupe on `eventId`. Any
 * number of relays may run at once.
 *
 * Within one claim, events are delivered in the order of their sequence. An event that fails is put back with a
 * growing pause, and the rest of its claim is delivered all the same: a sink that needs strict order has to look at
 * `sequenceNo`. A tenant that fails does not keep others back. A sink has to bound its own time.
 *
 * @example const relay = createRelay({ unitOfWork, sinks: [createInProcessSink()], ambient: systemAmbient() })
 */
export function createRelay(options: RelayOptions): Relay {
  const { unitOfWork, sinks, ambient, batchSize = 100, leaseSeconds = 30, tenantsPerRound = 100 } = options;
  const { clock, logger } = ambient;

  return {
    async runOnce() {
      const tenants = await unitOfWork.acrossTenants(({ fanOut }) =>
        fanOut.tenantsWithDeliveries(clock(), tenantsPerRound),
      );
      let delivered = 0;
      for (const tenantId of tenants) delivered += await relayTenant(tenantId);
      return delivered;
    },
  };

  async function relayTenant(tenantId: string): Promise<number> {
    let delivered = 0;
    try {
      for (const sink of sinks) delivered += await relayTo(sink, tenantId);
      await unitOfWork.work(tenantId, ({ deliveries }) => deliveries.settle(tenantId));
    } catch (error) {
      logger.error({ err: error, tenantId }, "the events of a tenant could not be relayed");
    }
    return delivered;
  }

  async function relayTo(sink: EventSink, tenantId: string): Promise<number> {
    const now = clock();
    const leasedUntil = addSeconds(now, leaseSeconds);
    const claim = { sink: sink.name, now, leasedUntil, limit: batchSize };
    const claimed = await unitOfWork.work(tenantId, ({ deliveries }) => deliveries.claim(tenantId, claim));
    if (claimed.length === 0) return 0;
    const { delivered, failed } = await deliverClaimed(claimed, sink, clock, leasedUntil);
    const held = { sink: sink.name, leasedUntil };
    await unitOfWork.work(tenantId, async ({ deliveries }) => {
      const at = clock();
      const eventIds = delivered.map(({ event }) => event.eventId);
      if (eventIds.length > 0) await deliveries.markDelivered(tenantId, { ...held, eventIds, at });
      for (const {
        claimed: { event, attempts },
        error,
      } of failed) {
        const retryAt = instantFromMicros(microsOf(at) + backoffMicros(event.eventId, attempts));
        await deliveries.markFailed(tenantId, { ...held, eventIds: [event.eventId], retryAt, error });
      }
    });
    if (failed.length > 0)
      logger.warn({ tenantId, sink: sink.name, failed: failed.length }, "a sink did not take events; they come again");
    return delivered.length;
  }
}
