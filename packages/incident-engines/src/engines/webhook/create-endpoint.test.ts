import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { risingRandom } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { HOOK_URL, notedSender, storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { createEndpoint, type EndpointMaking, MAX_WEBHOOK_ENDPOINTS } from "./create-endpoint.js";

const FIRST_ID = "whe_00000000-0000-7000-8000-000000000001";
const request = { key: "k", requestDigest: "0a".repeat(32) };

function scene(wish: Partial<EndpointMaking> = {}, world = webhookWorld()) {
  const making: EndpointMaking = {
    write: (work) => work(world.ports),
    ambient: fakeAmbient({ randomHex: risingRandom() }),
    sender: notedSender().sender,
    actor: ADA,
    request: undefined,
    ...wish,
  };
  return { ...world, create: (asked: object = {}) => createEndpoint(making, "acme", { url: HOOK_URL, ...asked }) };
}

describe("making an endpoint", () => {
  it("stores it enabled, for the types that were asked for, and tells its secret", async () => {
    const { create, secrets, versions } = scene();
    const eventTypes = ["incidents.IncidentCreated"] as const;
    const { endpoint, secret } = await create({ eventTypes: [...eventTypes], description: "The pager" });
    expect(endpoint).toMatchObject({
      ...{ endpointId: FIRST_ID, tenantId: "acme", url: HOOK_URL, description: "The pager", eventTypes },
      ...{ status: "enabled", statusReason: null, version: 1, createdBy: ADA, createdAt: NOW },
    });
    expect(secret).toMatch(/^whsec_/);
    expect(secrets).toMatchObject([{ endpointId: FIRST_ID, generation: 1, secret, previousEndsAt: null }]);
    expect(versions).toMatchObject([{ version: 1, changedBy: ADA, changedAt: NOW }]);
  });

  it("is for all types, and has no description, when nobody says otherwise", async () => {
    expect((await scene().create()).endpoint).toMatchObject({ eventTypes: null, description: null });
  });

  it("leaves an audit record with neither its secret nor what may be secret of its URL", async () => {
    const { create, audit } = scene();
    const { secret } = await create();
    expect(audit).toEqual([
      {
        ...{ eventType: "WebhookEndpointCreated", entityType: "WEBHOOK_ENDPOINT", entityId: FIRST_ID },
        ...{ actor: ADA, at: NOW, reason: null, before: null },
        after: {
          ...{ version: 1, url: "https://hooks.example.com/incidents", description: null, eventTypes: null },
          status: "enabled",
        },
      },
    ]);
    for (const secretive of [secret, "whsec_", "t0ken"]) expect(JSON.stringify(audit)).not.toContain(secretive);
  });

  it("makes one endpoint of a request that is sent again, and tells its secret once", async () => {
    const { create, stored, audit } = scene({ request });
    const [first, again] = [await create(), await create()];
    expect(first.secret).toEqual(expect.any(String));
    expect(again).toEqual({ endpoint: first.endpoint, secret: null });
    expect([stored.size, audit.length]).toEqual([1, 1]);
  });

  it("tells the secret also where its transaction was carried out twice", async () => {
    const world = webhookWorld();
    const { create } = scene({
      write: async (work) => {
        await work(world.ports);
        return work(world.ports);
      },
    });
    expect((await create()).secret).toEqual(expect.any(String));
    expect(world.stored.size).toBe(1);
  });

  it("refuses a URL that nothing may be sent to, without repeating it", async () => {
    const { create, stored } = scene();
    const refused = create({ url: "https://u:hunter2@internal/" });
    await expect(refused).rejects.toMatchObject({
      code: "webhook_url_refused",
      message: "it is an address inside.",
      details: { fields: [{ pointer: "/url", message: "it is an address inside." }] },
    });
    await expect(refused).rejects.not.toThrow(/hunter2/);
    expect(stored.size).toBe(0);
  });

  it("is refused where nothing is sent", async () => {
    await expect(scene({ sender: undefined }).create()).rejects.toMatchObject({ code: "sender_missing" });
  });

  it("is refused from the fifty-first on, of which those that were removed do not count", async () => {
    const many = Array.from({ length: MAX_WEBHOOK_ENDPOINTS }, (_, index) =>
      storedEndpoint({ endpointId: `whe_${index}` }),
    );
    const { create, stored } = scene({}, webhookWorld(...many));
    await expect(create()).rejects.toMatchObject({ code: "too_many_webhook_endpoints" });
    stored.set("whe_7", storedEndpoint({ endpointId: "whe_7", status: "removed" }));
    await expect(create()).resolves.toBeDefined();
    await expect(create()).rejects.toMatchObject({ code: "too_many_webhook_endpoints" });
    expect(MAX_WEBHOOK_ENDPOINTS).toBe(50);
  });
});
