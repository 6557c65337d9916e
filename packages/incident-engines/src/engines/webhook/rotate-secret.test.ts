import { addSeconds } from "@hoc/incident-schemas";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { risingRandom } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { storedEndpoint, webhookWorld } from "../../../test/webhooks.js";
import { rotateSecret } from "./rotate-secret.js";

function scene(world = webhookWorld(storedEndpoint())) {
  const ambient = fakeAmbient({ randomHex: risingRandom() });
  const rotating = {
    write: <R>(work: (ports: typeof world.ports) => Promise<R>) => work(world.ports),
    ambient,
    actor: ADA,
  };
  const rotate = (tenantId = "acme") => rotateSecret(rotating, tenantId, { endpointId: "whe_1", overlapSeconds: 60 });
  return { ...world, rotate };
}

describe("rotating a secret", () => {
  it("adds a generation, and ends the one before after the overlap", async () => {
    const { rotate, secrets } = scene();
    const { endpoint, secret } = await rotate();
    expect(endpoint).toEqual(storedEndpoint());
    expect(secrets[0]).toMatchObject({ generation: 2, secret, previousEndsAt: addSeconds(NOW, 60), createdBy: ADA });
    const again = await rotate();
    expect(again.secret).not.toBe(secret);
    expect(secrets.map(({ generation }) => generation)).toEqual([3, 2, 1]);
  });

  it("leaves an audit record of the generations, without a secret", async () => {
    const { rotate, audit } = scene();
    await rotate();
    expect(audit).toMatchObject([
      {
        ...{ eventType: "WebhookSecretRotated", entityId: "whe_1", actor: ADA, before: { generation: 1 } },
        after: { generation: 2, previousEndsAt: addSeconds(NOW, 60) },
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain("whsec_");
  });

  it("is refused for an endpoint that was removed, and for another tenant's", async () => {
    const { rotate } = scene(webhookWorld(storedEndpoint({ status: "removed" })));
    await expect(rotate()).rejects.toMatchObject({ code: "webhook_endpoint_removed" });
    await expect(rotate("globex")).rejects.toMatchObject({ code: "webhook_endpoint_not_found" });
  });
});
