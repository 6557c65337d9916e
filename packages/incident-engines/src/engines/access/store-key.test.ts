import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { keyWorld } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { sha256Hex } from "../sha256.js";
import { freshKey, issuedBefore, storeKey } from "./store-key.js";

const KEY = {
  name: "collector",
  role: "viewer",
  scopes: null,
  actor: { type: "AGENT", id: "collector" },
  expiresAt: null,
  replacesKeyId: null,
} as const;
const request = { key: "k", requestDigest: "0a".repeat(32) };
const fresh = (secret = "00", deed = "issue") =>
  freshKey(deed, { request, ambient: fakeAmbient({ randomHex: (bytes) => secret.repeat(bytes) }) }, "acme");

describe("a fresh key", () => {
  it("is hashed by its whole text", () => {
    const { text, secretHash } = fresh();
    expect(secretHash).toBe(sha256Hex(text));
  });

  it("has the same id for the same request, and another one for another deed", () => {
    expect(fresh("0e").keyId).toBe(fresh("0f").keyId);
    expect(fresh("0e", "rotate").keyId).not.toBe(fresh("0e").keyId);
  });
});

describe("storing a key", () => {
  it("writes the key and then its audit record, and tells text and state", async () => {
    const { ports, steps } = keyWorld();
    const { keyId, text, ...rest } = fresh();
    const issued = await storeKey(ports, "acme", { keyId, text, ...rest }, KEY, ADA);
    expect(issued).toMatchObject({ secret: text, key: { keyId, status: "active", createdAt: NOW, createdBy: ADA } });
    expect(steps).toEqual([`insert ${keyId}`, "audit.append"]);
  });

  it("tells the text again to the attempt that stored it, and to no other", async () => {
    const { ports } = keyWorld();
    expect(await issuedBefore(ports, "acme", fresh())).toBeUndefined();
    const { key } = await storeKey(ports, "acme", fresh(), KEY, ADA);
    expect(await issuedBefore(ports, "acme", fresh())).toEqual({ key, secret: fresh().text });
    expect(await issuedBefore(ports, "acme", fresh("0e"))).toEqual({ key, secret: null });
  });
});
