import { updateWebhookEndpointInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { HOST, NOW } from "../../../test/noted-traces.js";
import { HOOK_URL, notedSender, storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { updateEndpoint } from "./update-endpoint.js";

const ELSEWHERE = "https://hooks.example.org/";

function scene(world = webhookWorld(storedEndpoint({ description: "The pager", eventTypes: ["runs.RunStarted"] }))) {
  const sender = notedSender().sender;
  const update = (asked: object, tenantId = "acme", by: typeof sender | undefined = sender) => {
    const parsed = updateWebhookEndpointInputSchema.parse({ endpointId: "whe_1", ...asked });
    return updateEndpoint({ ports: world.ports, actor: HOST, sender: by }, tenantId, parsed);
  };
  return { ...world, update };
}

describe("changing an endpoint", () => {
  it("changes what was asked for, leaves the rest, and records both in the ledger", async () => {
    const { update, audit } = scene();
    const changed = await update({ url: ELSEWHERE });
    expect(changed).toMatchObject({
      ...{ url: ELSEWHERE, description: "The pager", eventTypes: ["runs.RunStarted"], status: "enabled" },
      ...{ version: 2, changedBy: HOST, changedAt: NOW, recorded: true },
    });
    expect(audit).toMatchObject([
      {
        ...{ eventType: "WebhookEndpointChanged", entityId: "whe_1", actor: HOST },
        before: { version: 1, url: "https://hooks.example.com/incidents" },
        after: { version: 2, url: ELSEWHERE },
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain("t0ken");
  });

  it("takes description and types away when they are null", async () => {
    expect(await scene().update({ description: null, eventTypes: null })).toMatchObject({
      ...{ url: HOOK_URL, description: null, eventTypes: null, recorded: true },
    });
  });

  it.each([[{}], [{ url: HOOK_URL, description: "The pager", eventTypes: ["runs.RunStarted"], status: "enabled" }]])(
    "records nothing where nothing would be another",
    async (asked) => {
      const { update, audit, versions } = scene();
      expect(await update(asked)).toMatchObject({ version: 1, recorded: false });
      expect([audit, versions]).toEqual([[], []]);
    },
  );

  it("cancels what waits once it is disabled, and only then", async () => {
    const { update, cancelled } = scene();
    await update({ description: "Another" });
    expect(cancelled).toEqual([]);
    expect(await update({ status: "disabled" })).toMatchObject({ status: "disabled", statusReason: null });
    expect(cancelled).toEqual(["whe_1"]);
    await update({ status: "enabled" });
    expect(cancelled).toEqual(["whe_1"]);
  });

  it("forgets why it was disabled when it is enabled, and not before", async () => {
    const gone = storedEndpoint({ status: "disabled", statusReason: "It answered 410 Gone." });
    const { update } = scene(webhookWorld(gone));
    expect(await update({ description: "Moved" })).toMatchObject({ statusReason: gone.statusReason });
    expect(await update({ status: "enabled" })).toMatchObject({ statusReason: null });
  });

  it("is refused for another version than the one that was read", async () => {
    const { update, versions } = scene();
    await expect(update({ status: "disabled", expectedVersion: 2 })).rejects.toMatchObject({
      code: "version_conflict",
      details: { endpointId: "whe_1", currentVersion: 1 },
    });
    expect(versions).toEqual([]);
    await expect(update({ status: "disabled", expectedVersion: 1 })).resolves.toMatchObject({ version: 2 });
  });

  it("is refused when somebody else stored that version meanwhile", async () => {
    const world = webhookWorld(storedEndpoint());
    world.webhooks.insertVersion = async () => false;
    await expect(scene(world).update({ status: "disabled" })).rejects.toMatchObject({ code: "version_conflict" });
    expect([world.audit, world.cancelled]).toEqual([[], []]);
  });

  it("asks the sender about another URL, and only about another", async () => {
    const { update } = scene();
    await expect(update({ url: "https://internal/" })).rejects.toMatchObject({ code: "webhook_url_refused" });
    const { ports } = webhookWorld(storedEndpoint());
    const without = { ports, actor: HOST, sender: undefined };
    const asked = { endpointId: "whe_1" };
    await expect(updateEndpoint(without, "acme", { ...asked, url: ELSEWHERE })).rejects.toMatchObject({
      code: "sender_missing",
    });
    await expect(updateEndpoint(without, "acme", { ...asked, status: "disabled" })).resolves.toBeDefined();
  });

  it("is refused for an endpoint that was removed, and for another tenant's", async () => {
    const { update } = scene(webhookWorld(storedEndpoint({ status: "removed" })));
    await expect(update({ status: "enabled" })).rejects.toMatchObject({ code: "webhook_endpoint_removed" });
    await expect(update({ status: "enabled" }, "globex")).rejects.toMatchObject({ code: "webhook_endpoint_not_found" });
  });
});
