import { addSeconds, type Instant } from "@hoc/incident-schemas";
import type { Ambient, ClaimedWebhook, UnitOfWork, WebhookAnswer, WebhookSender } from "@hoc/incident-schemas/ports";
import { disableGoneEndpoint } from "../engines/webhook/disable-gone-endpoint.js";
import { type JudgedAnswer, judgeAnswer } from "../engines/webhook/judge-answer.js";
import { type CircuitTurn, type SentWebhook, settleWebhook } from "../engines/webhook/settle-webhook.js";
import { signedRequest } from "../engines/webhook/sign-webhook.js";
import { toCloudEvent } from "../engines/webhook/to-cloud-event.js";
import { CIRCUIT_OPENS_AFTER } from "../engines/webhook/webhook-circuit.js";
import { fairRoom } from "./fair-room.js";
import { severalAtOnce } from "./several-at-once.js";
import { type TimeLimit, timeLimit } from "./time-limit.js";
import { createTurns } from "./turns.js";

/** What a deliverer is made from. */
export interface WebhookDelivererOptions {
  readonly unitOfWork: Pick<UnitOfWork, "work" | "write" | "acrossTenants">;
  readonly sender: WebhookSender;
  readonly ambient: Pick<Ambient, "clock" | "uuid" | "logger" | "count">;
  /** How long claimed events are kept from other deliverers; longer than a sender takes for one. */
  readonly leaseSeconds?: number | undefined;
  /** How long a round waits for what is under way; what is not over by then is settled meanwhile. */
  readonly roundSeconds?: number | undefined;
  /** Most events that are under way for one tenant at a time; fewer the more is under way for others. */
  readonly perTenant?: number | undefined;
  /** Most events that are under way to one endpoint at a time. */
  readonly perEndpoint?: number | undefined;
  /** Most events that are under way at a time, of all tenants. */
  readonly atOnce?: number | undefined;
  /** Most tenants that are served at a time. */
  readonly tenantsAtOnce?: number | undefined;
  /** Most tenants in one round. */
  readonly tenantsPerRound?: number | undefined;
}

/** Sends queued events to webhook endpoints. */
export interface WebhookDeliverer {
  /** Makes one round and gives for how many events sending began. */
  runOnce(): Promise<number>;
  /** Resolves when nothing is under way any more; for whoever stops making rounds. */
  idle(): Promise<void>;
}

/** What is under way for one tenant, from one round to the next. */
interface TenantSends {
  readonly underWay: Set<Promise<void>>;
  /** How many events it is about to be given at most. */
  claiming: number;
  /** Sends and settles one event; never rejects. */
  readonly deliver: (held: ClaimedWebhook) => Promise<void>;
}

/**
 * Makes a deliverer. Each queued event is sent at least once: it is claimed, signed and sent outside any transaction,
 * and what came of it is logged and settled in one; what a crash leaves claimed comes again when its lease has run out,
 * under the same `webhook-id`. Any number of deliverers may run at once.
 *
 * As soon as one event is settled the next is claimed, and a round does not wait for what is slow: it ends after
 * `roundSeconds`, and what is under way then is settled during the rounds that follow. Each round begins with the tenants
 * that have the least under way, and some room is left for those that have nothing. So an endpoint that is slow keeps no
 * other one waiting, of whichever tenant. A tenant that fails does not keep others back. An endpoint that takes
 * nothing five times in a row gets nothing for a while, and one that answers 410 is disabled.
 *
 * @example const deliverer = createWebhookDeliverer({ unitOfWork, sender, ambient: systemAmbient() })
 */
export function createWebhookDeliverer(options: WebhookDelivererOptions): WebhookDeliverer {
  const { unitOfWork, sender, ambient, leaseSeconds = 60, roundSeconds = 1, perTenant = 32 } = options;
  const { perEndpoint = 8, atOnce = 256, tenantsAtOnce = 8, tenantsPerRound = 100 } = options;
  const { clock, uuid, logger, count } = ambient;
  const tenantSends = new Map<string, TenantSends>();

  return {
    async runOnce() {
      const tenants = await unitOfWork.acrossTenants(({ fanOut }) =>
        fanOut.tenantsWithDueWebhooks(clock(), tenantsPerRound),
      );
      const leastFirst = tenants.toSorted((one, other) => countUnderWay(one) - countUnderWay(other));
      const round = timeLimit(roundSeconds);
      let sent = 0;
      await severalAtOnce(leastFirst, tenantsAtOnce, async (tenantId) => {
        const sentForTenant = await serve(tenantId, round);
        sent += sentForTenant;
      });
      round.cancel();
      return sent;
    },
    async idle() {
      await Promise.all([...tenantSends.values()].flatMap(({ underWay }) => [...underWay]));
    },
  };

  /**
   * Claims and sends what is due of one tenant until nothing is, or the round is over; at least once, so that each tenant
   * comes in every round. Never rejects.
   */
  async function serve(tenantId: string, round: TimeLimit): Promise<number> {
    const { underWay } = sendsOf(tenantId);
    let sent = 0;
    try {
      for (;;) {
        const begun = await beginFairly(tenantId);
        sent += begun;
        if (underWay.size === 0) break;
        await Promise.race([...underWay, round.over]);
        if (round.isOver()) break;
      }
    } catch (error) {
      logger.error({ err: error, tenantId }, "the webhooks of a tenant could not be sent");
    }
    if (underWay.size === 0) tenantSends.delete(tenantId);
    return sent;
  }

  /** How many events are under way for a tenant, or are about to be. */
  function countUnderWay(tenantId: string): number {
    const { underWay, claiming } = tenantSends.get(tenantId) ?? { underWay: new Set(), claiming: 0 };
    return underWay.size + claiming;
  }

  /** Claims what a tenant has room for, and begins to send it; gives how much that is. */
  async function beginFairly(tenantId: string): Promise<number> {
    const ofAll = [...tenantSends.keys()].reduce((sum, one) => sum + countUnderWay(one), 0);
    const room = fairRoom({ ofTenant: countUnderWay(tenantId), ofAll }, { perTenant, atOnce });
    if (room === 0) return 0;
    const sends = sendsOf(tenantId);
    const { underWay, deliver } = sends;
    sends.claiming += room;
    try {
      const claimed = await claim(tenantId, room);
      for (const held of claimed) {
        const delivery: Promise<void> = deliver(held).finally(() => underWay.delete(delivery));
        underWay.add(delivery);
      }
      return claimed.length;
    } finally {
      sends.claiming -= room;
    }
  }

  function sendsOf(tenantId: string): TenantSends {
    const known = tenantSends.get(tenantId) ?? { underWay: new Set(), claiming: 0, deliver: createDelivery(tenantId) };
    tenantSends.set(tenantId, known);
    return known;
  }

  function claim(tenantId: string, limit: number): Promise<ClaimedWebhook[]> {
    const now = clock();
    const leasedUntil = addSeconds(now, leaseSeconds);
    const asked = { now, leasedUntil, limit, perEndpoint, circuitOpensAfter: CIRCUIT_OPENS_AFTER };
    return unitOfWork.work(tenantId, ({ webhookDeliveries }) => webhookDeliveries.claim(tenantId, asked));
  }

  /** Sends and settles events of a tenant; what comes of those to one endpoint is settled one after the other. */
  function createDelivery(tenantId: string): (held: ClaimedWebhook) => Promise<void> {
    const inTurn = createTurns();
    const openedAt = new Map<string, Instant>();

    return async (held) => {
      const at = clock();
      const judged = judgeAnswer(await sendOnce(tenantId, held, at), { attemptId: `wha_${uuid()}`, at });
      count?.("webhook_attempts_total", { outcome: judged.attempt.outcome });
      await inTurn(held.endpointId, () => settle(held, judged));
    };

    async function settle(held: ClaimedWebhook, judged: JudgedAnswer): Promise<void> {
      const { endpointId } = held;
      try {
        const now = clock();
        const countsForCircuit = judged.attempt.at > (openedAt.get(endpointId) ?? "");
        const sent = { held, judged, countsForCircuit };
        if (judged.verdict === "gone" && (await disableGone(sent))) return;
        const turn = await unitOfWork.work(tenantId, (ports) => settleWebhook(ports, tenantId, sent, now));
        if (turn.kind === "opened") openedAt.set(endpointId, now);
        tellOf(turn, { tenantId, endpointId });
      } catch (error) {
        logger.error({ err: error, tenantId, endpointId }, "a webhook could not be settled; it is sent again");
      }
    }

    function disableGone(sent: SentWebhook): Promise<boolean> {
      return unitOfWork.write(tenantId, (ports) => disableGoneEndpoint(ports, tenantId, sent));
    }
  }

  function tellOf(turn: CircuitTurn, place: { readonly tenantId: string; readonly endpointId: string }): void {
    if (turn.kind === "opened")
      logger.warn({ ...place, until: turn.until }, "a webhook endpoint takes nothing; it is paused");
    if (turn.kind === "closed") logger.info(place, "a webhook endpoint takes events again");
  }

  /** Sends once; what fails here counts like an endpoint that cannot be reached, so that nothing is tried for ever. */
  async function sendOnce(tenantId: string, held: ClaimedWebhook, at: Instant): Promise<WebhookAnswer> {
    const { url, secrets, endpointId } = held;
    try {
      return await sender.send(signedRequest({ url, event: toCloudEvent(held.event), secrets, at }));
    } catch (error) {
      logger.error({ err: error, tenantId, endpointId }, "a webhook could not be sent");
      return { kind: "unreachable", error: "It could not be sent.", durationMs: 0 };
    }
  }
}
