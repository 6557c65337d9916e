import type { StoredApiKey } from "@hoc/incident-schemas/ports";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { keyWorld, storedKey } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { sha256Hex } from "../sha256.js";
import { authenticateKey } from "./authenticate-key.js";
import { newKeyText, placeOfKey } from "./key-text.js";

const keyId = "key_00000000-0000-7000-8000-000000000001";
const LATER = "2026-03-14T12:00:00.000001Z";
const textOf = (tenantId: string, secret = "0f", id = keyId) =>
  newKeyText({ tenantId, keyId: id }, fakeAmbient({ randomHex: (bytes) => secret.repeat(bytes) }));
const TEXT = textOf("acme");

function holderOf(wish: Partial<StoredApiKey> = {}, text = TEXT) {
  const { ports } = keyWorld(storedKey({ keyId, secretHash: sha256Hex(TEXT), ...wish }));
  const place = placeOfKey(text);
  if (place === undefined) throw new Error("no key");
  return authenticateKey(ports, place, text, NOW);
}

describe("the holder of a key", () => {
  it("is who it was issued for, in its tenant, with its role and scopes", async () => {
    const actor = { type: "AGENT", id: "collector" };
    expect(await holderOf()).toEqual({ tenantId: "acme", keyId, actor, role: "responder", endsAt: null });
    expect(await holderOf({ scopes: ["incidents.read"] })).toEqual({
      tenantId: "acme",
      keyId,
      actor,
      role: "responder",
      scopes: ["incidents.read"],
      endsAt: null,
    });
  });

  it.each([
    ["that is about to end", { end: { endsAt: LATER, reason: null, endedBy: ADA, recordedAt: NOW } }],
    ["that is about to expire", { expiresAt: LATER }],
  ])("is known by a key %s", async (_, wish) => {
    expect(await holderOf(wish)).toMatchObject({ keyId, endsAt: LATER });
  });

  it.each([
    ["an ended key", { end: { endsAt: NOW, reason: null, endedBy: ADA, recordedAt: NOW } }, TEXT],
    ["a key whose time is over", { expiresAt: NOW }, TEXT],
    ["another secret", {}, textOf("acme", "0e")],
    ["another key", {}, textOf("acme", "0f", keyId.replace(/1$/, "2"))],
    ["another tenant", {}, textOf("other")],
    ["a key of another tenant with the same id", { tenantId: "other" }, TEXT],
  ])("is nobody with %s", async (_, wish, text) => {
    expect(await holderOf(wish, text)).toBeUndefined();
  });

  it("is nobody with the text of one tenant's key under another tenant's name", async () => {
    const text = textOf("other");
    expect(await holderOf({ tenantId: "other" }, text)).toBeUndefined();
  });
});
