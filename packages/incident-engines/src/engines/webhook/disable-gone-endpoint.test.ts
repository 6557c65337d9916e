import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { answered, claimedWebhook, storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { disableGoneEndpoint } from "./disable-gone-endpoint.js";
import { judgeAnswer } from "./judge-answer.js";

const judged = judgeAnswer(answered({ statusCode: 410 }), { attemptId: "wha_1", at: NOW });
const gone = { held: claimedWebhook(), judged };

describe("an endpoint that answered 410", () => {
  it("is disabled by the product itself, with the reason and the attempt, and what waits is cancelled", async () => {
    const { ports, stored, audit, cancelled, attempts } = webhookWorld(storedEndpoint());
    expect(await disableGoneEndpoint(ports, "acme", gone)).toBe(true);
    expect(stored.get("whe_1")).toMatchObject({
      ...{ status: "disabled", statusReason: "It answered 410 Gone.", changedBy: SYSTEM_ACTORS.webhooks },
    });
    expect(cancelled).toEqual(["whe_1"]);
    const { eventId, eventType } = gone.held.event;
    expect(attempts).toEqual([{ ...judged.attempt, endpointId: "whe_1", eventId, eventType }]);
    expect(audit).toMatchObject([
      { eventType: "WebhookEndpointChanged", actor: SYSTEM_ACTORS.webhooks, reason: "It answered 410 Gone." },
    ]);
  });

  it.each([
    ["has another URL by now", storedEndpoint({ url: "https://hooks.example.org/" })],
    ["was disabled meanwhile", storedEndpoint({ status: "disabled" })],
    ["was removed meanwhile", storedEndpoint({ status: "removed" })],
    ["is another tenant's", storedEndpoint({ tenantId: "globex" })],
  ])("stays as it is when it %s", async (_, endpoint) => {
    const { ports, audit, versions, cancelled, attempts } = webhookWorld(endpoint);
    expect(await disableGoneEndpoint(ports, "acme", gone)).toBe(false);
    expect([audit, versions, cancelled, attempts]).toEqual([[], [], [], []]);
  });
});
