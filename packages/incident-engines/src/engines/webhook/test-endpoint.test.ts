import type { WebhookAnswer } from "@hoc/incident-schemas/ports";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { answered, HOOK_URL, notedSender, storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { testEndpoint } from "./test-endpoint.js";

function scene(endpoint = storedEndpoint(), answer: WebhookAnswer = answered()) {
  const world = webhookWorld(endpoint);
  let open = 0;
  const opened = async <R>(work: (ports: typeof world.ports) => Promise<R>): Promise<R> => {
    open += 1;
    const result = await work(world.ports);
    open -= 1;
    return result;
  };
  const openWhileSending: number[] = [];
  const { sender, requests } = notedSender(() => {
    openWhileSending.push(open);
    return answer;
  });
  const testing = { read: opened, write: opened, ambient: fakeAmbient(), actor: ADA };
  const test = (request?: { key: string; requestDigest: string }, tenantId = "acme") =>
    testEndpoint({ ...testing, sender, request }, tenantId, { endpointId: "whe_1" });
  return { ...world, test, testing, requests, openWhileSending };
}

describe("testing an endpoint", () => {
  it("sends one signed event, with no transaction open, and logs what came of it", async () => {
    const { test, requests, attempts, openWhileSending, audit } = scene();
    const { eventId, attempt } = await test();
    expect(attempt).toMatchObject({ outcome: "taken", statusCode: 204, at: NOW, durationMs: 12 });
    expect(openWhileSending).toEqual([0]);
    expect(requests).toMatchObject([
      { url: HOOK_URL, headers: { "webhook-id": eventId, "webhook-signature": expect.stringMatching(/^v1,/) } },
    ]);
    expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({ id: eventId, type: "webhooks.EndpointTested" });
    expect(attempts).toEqual([{ ...attempt, endpointId: "whe_1", eventId, eventType: "webhooks.EndpointTested" }]);
    expect(audit).toEqual([]);
  });

  it("tells of a failure as it was, and changes nothing of the endpoint", async () => {
    const { test, versions, cancelled } = scene(storedEndpoint(), answered({ statusCode: 410, excerpt: "gone" }));
    expect((await test()).attempt).toMatchObject({ outcome: "refused", statusCode: 410, excerpt: "gone" });
    expect([versions, cancelled]).toEqual([[], []]);
  });

  it("tests one that is disabled", async () => {
    expect((await scene(storedEndpoint({ status: "disabled" })).test()).attempt.outcome).toBe("taken");
  });

  it("sends a request that is sent again under the same id", async () => {
    const { test } = scene();
    const request = { key: "k", requestDigest: "0a".repeat(32) };
    const ids = [await test(request), await test(request), await test()].map(({ eventId }) => eventId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("is refused where nothing is sent, for a removed endpoint, and for another tenant's", async () => {
    const { testing, test } = scene();
    const silent = testEndpoint({ ...testing, sender: undefined, request: undefined }, "acme", { endpointId: "whe_1" });
    await expect(silent).rejects.toMatchObject({ code: "sender_missing" });
    await expect(test(undefined, "globex")).rejects.toMatchObject({ code: "webhook_endpoint_not_found" });
    const removed = scene(storedEndpoint({ status: "removed" }));
    await expect(removed.test()).rejects.toMatchObject({ code: "webhook_endpoint_removed" });
    expect(removed.requests).toEqual([]);
  });
});
