import { describe, expect, it } from "vitest";
import { ADA } from "../../../test/noted-traces.js";
import { storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { removeEndpoint } from "./remove-endpoint.js";

const endpointId = "whe_1";

describe("removing an endpoint", () => {
  it("cancels what waits and says why in the ledger, once", async () => {
    const { ports, audit, cancelled } = webhookWorld(storedEndpoint());
    const remove = (reason: string) => removeEndpoint({ ports, actor: ADA }, "acme", { endpointId, reason });
    const removed = await remove("It moved.");
    expect(removed).toMatchObject({ status: "removed", statusReason: "It moved.", version: 2, recorded: true });
    expect(await remove("Again.")).toEqual({ ...removed, recorded: false });
    expect(cancelled).toEqual([endpointId]);
    expect(audit).toMatchObject([
      {
        ...{ eventType: "WebhookEndpointRemoved", entityId: endpointId, actor: ADA, reason: "It moved." },
        ...{ before: { status: "enabled" }, after: { status: "removed" } },
      },
    ]);
  });

  it("needs no reason, and takes one that is disabled", async () => {
    const { ports } = webhookWorld(storedEndpoint({ status: "disabled", statusReason: "It answered 410 Gone." }));
    const removed = await removeEndpoint({ ports, actor: ADA }, "acme", { endpointId });
    expect(removed).toMatchObject({ status: "removed", statusReason: null });
  });

  it("is refused for another tenant's", async () => {
    const { ports } = webhookWorld(storedEndpoint());
    await expect(removeEndpoint({ ports, actor: ADA }, "globex", { endpointId })).rejects.toMatchObject({
      code: "webhook_endpoint_not_found",
    });
  });
});
