import { addSeconds, MAX_REPLAYED_EVENTS, type WebhookDelivery } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { replayDelivery, replayEvents } from "./replay-events.js";

const endpointId = "whe_1";
const YESTERDAY = addSeconds(NOW, -86_400);
const QUEUED = { queued: 2, hasMore: true, lastRecordedAt: YESTERDAY };

function scene(endpoint = storedEndpoint({ eventTypes: ["runs.RunStarted"] })) {
  const world = webhookWorld(endpoint);
  const replaying = { ports: world.ports, actor: ADA };
  return {
    ...world,
    replayOne: (tenantId = "acme") => replayDelivery(replaying, tenantId, { endpointId, eventId: "evt_1" }),
    replaySpan: (span: object = {}, tenantId = "acme") =>
      replayEvents(replaying, tenantId, { endpointId, since: YESTERDAY, all: false, ...span }),
  };
}

describe("sending a span of time again", () => {
  it("asks for the endpoint's types up to now, and records in the ledger what was queued", async () => {
    const { replaySpan, replays, audit, queueAgain } = scene();
    queueAgain(QUEUED);
    expect(await replaySpan()).toEqual({ endpointId, ...QUEUED });
    expect(replays).toEqual([
      {
        ...{ endpointId, which: { since: YESTERDAY, until: NOW }, all: false, at: NOW, limit: MAX_REPLAYED_EVENTS },
        eventTypes: ["runs.RunStarted"],
      },
    ]);
    expect(audit).toMatchObject([
      {
        eventType: "WebhookEventsReplayed",
        actor: ADA,
        after: { since: YESTERDAY, until: NOW, all: false, ...QUEUED },
      },
    ]);
  });

  it("leaves no record where nothing was queued", async () => {
    const { replaySpan, audit } = scene();
    expect(await replaySpan({ all: true })).toMatchObject({ queued: 0 });
    expect(audit).toEqual([]);
  });

  it.each([
    [{ since: addSeconds(NOW, 1) }, "/since"],
    [{ until: addSeconds(YESTERDAY, -1) }, "/until"],
  ])("is refused for a span that cannot be: %j", async (span, pointer) => {
    const { replaySpan, replays } = scene();
    await expect(replaySpan(span)).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer }] } });
    expect(replays).toEqual([]);
  });
});

describe("sending one event again", () => {
  it("queues it whatever became of it", async () => {
    const { replayOne, replays, queueAgain } = scene();
    queueAgain({ queued: 1, hasMore: false, lastRecordedAt: YESTERDAY });
    expect(await replayOne()).toMatchObject({ queued: 1 });
    expect(replays).toMatchObject([{ which: { eventId: "evt_1" }, all: true, limit: 1 }]);
  });

  it("brings one forward that waits", async () => {
    const { replayOne, replays, audit, webhooks, queueAgain } = scene();
    webhooks.fetchDelivery = async () => ({ status: "pending" }) as WebhookDelivery;
    queueAgain({ queued: 1, hasMore: false, lastRecordedAt: YESTERDAY });
    expect(await replayOne()).toMatchObject({ queued: 1 });
    expect([replays.length, audit.length]).toEqual([1, 1]);
  });

  it("leaves one as it is that is being sent", async () => {
    const { replayOne, audit, webhooks } = scene();
    webhooks.fetchDelivery = async () => ({ status: "pending" }) as WebhookDelivery;
    expect(await replayOne()).toEqual({ endpointId, queued: 0, hasMore: false, lastRecordedAt: null });
    expect(audit).toEqual([]);
  });

  it("is refused for an event that was never queued", async () => {
    await expect(scene().replayOne()).rejects.toMatchObject({ code: "webhook_delivery_not_found" });
  });
});

it.each([
  ["webhook_endpoint_disabled", storedEndpoint({ status: "disabled" }), "acme"],
  ["webhook_endpoint_removed", storedEndpoint({ status: "removed" }), "acme"],
  ["webhook_endpoint_not_found", storedEndpoint(), "globex"],
])("both are refused: %s", async (code, endpoint, tenantId) => {
  const { replayOne, replaySpan, replays } = scene(endpoint);
  await expect(replayOne(tenantId)).rejects.toMatchObject({ code });
  await expect(replaySpan({}, tenantId)).rejects.toMatchObject({ code });
  expect(replays).toEqual([]);
});
