import { describe, expect, it } from "vitest";
import { keyWorld, storedKey } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { revokeKey } from "./revoke-key.js";

const LATER = "2026-03-14T13:00:00.000000Z";
const EARLIER = "2026-03-14T11:00:00.000000Z";

function scene(key = storedKey()) {
  const world = keyWorld(key);
  const revoke = (reason?: string) =>
    revokeKey({ ports: world.ports, actor: ADA }, "acme", { keyId: "key_1", ...(reason !== undefined && { reason }) });
  return { ...world, revoke };
}

describe("revoking a key", () => {
  it("ends it at once, with who did so and why", async () => {
    const { revoke, audit } = scene();
    expect(await revoke("it leaked")).toMatchObject({
      recorded: true,
      status: "ended",
      endsAt: NOW,
      endReason: "it leaked",
      endedBy: ADA,
    });
    expect(audit).toMatchObject([
      {
        eventType: "ApiKeyRevoked",
        entityId: "key_1",
        actor: ADA,
        reason: "it leaked",
        before: { status: "active", endsAt: null },
        after: { status: "ended", endsAt: NOW },
      },
    ]);
  });

  it("ends one at once that was to end later", async () => {
    const end = { endsAt: LATER, reason: "rotated", endedBy: ADA, recordedAt: EARLIER };
    const { revoke, audit } = scene(storedKey({ end }));
    expect(await revoke()).toMatchObject({ recorded: true, status: "ended", endsAt: NOW, endReason: null });
    expect(audit).toMatchObject([{ reason: null, before: { status: "ending", endsAt: LATER } }]);
  });

  it("leaves one as it is that is ended, with its first reason", async () => {
    const { revoke, audit, ends } = scene();
    await revoke("it leaked");
    expect(await revoke("again")).toMatchObject({ recorded: false, status: "ended", endReason: "it leaked" });
    expect([audit.length, ends.length]).toEqual([1, 1]);
  });

  it("does not find the key of another tenant", async () => {
    const { revoke } = scene(storedKey({ tenantId: "other" }));
    await expect(revoke()).rejects.toMatchObject({ code: "api_key_not_found" });
  });
});
