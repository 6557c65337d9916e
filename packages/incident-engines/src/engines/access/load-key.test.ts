import { apiKeySchema } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { storedKey } from "../../../test/api-keys.js";
import { loadKey, shownKey } from "./load-key.js";

const NOW = "2026-03-14T12:00:00.000000Z";

describe("one API key", () => {
  it("is that of the tenant, or refused as not found", async () => {
    const known = storedKey();
    const ports = stubPorts({
      apiKeys: { fetchKey: async (tenantId, keyId) => (tenantId === "acme" && keyId === "key_1" ? known : undefined) },
    });
    expect(await loadKey(ports, "acme", "key_1")).toBe(known);
    for (const [tenantId, keyId] of [
      ["acme", "key_2"],
      ["other", "key_1"],
    ] as const)
      await expect(loadKey(ports, tenantId, keyId)).rejects.toMatchObject({
        code: "api_key_not_found",
        details: { keyId },
      });
  });

  it("is shown with its status and its end, and without anything of its secret", () => {
    const endedBy = { type: "HUMAN", id: "ann" } as const;
    const stored = storedKey({ end: { endsAt: NOW, reason: "it leaked", endedBy, recordedAt: NOW } });
    const shown = shownKey(stored, NOW);
    expect(apiKeySchema.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({ status: "ended", endsAt: NOW, endReason: "it leaked", endedBy });
    expect(JSON.stringify(shown)).not.toContain(stored.secretHash);
    expect(shownKey(storedKey(), NOW)).toMatchObject({
      status: "active",
      endsAt: null,
      endReason: null,
      endedBy: null,
    });
  });
});
