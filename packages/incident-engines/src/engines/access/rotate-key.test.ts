import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { keyWorld, risingRandom, storedKey } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { rotateKey } from "./rotate-key.js";
import type { KeyIssuing } from "./store-key.js";

const SUCCESSOR = "key_00000000-0000-7000-8000-000000000001";
const request = { key: "k", requestDigest: "0a".repeat(32) };
const at = (minutes: number) => `2026-03-14T12:${String(minutes).padStart(2, "0")}:00.000000Z`;
const BOB = { type: "HUMAN", id: "bob" } as const;

function scene(old = storedKey(), wish: Partial<KeyIssuing> = {}) {
  const world = keyWorld(old);
  const issuing: KeyIssuing = {
    write: (work) => work(world.ports),
    ambient: fakeAmbient({ randomHex: risingRandom() }),
    issuer: { role: "admin", actor: ADA },
    request: undefined,
    ...wish,
  };
  const rotate = (overlapSeconds = 600, keyId = "key_1") => rotateKey(issuing, "acme", { keyId, overlapSeconds });
  const show = () => world.ports.apiKeys.fetchKey("acme", "key_1");
  return { ...world, rotate, show };
}

describe("rotating a key", () => {
  it("issues the same key under another secret, and ends the old one after the overlap", async () => {
    const actor = { type: "AGENT", id: "cron" } as const;
    const { rotate, show } = scene(storedKey({ name: "collector", role: "viewer", scopes: ["incidents.read"], actor }));
    const { key, secret } = await rotate();
    expect(secret).toContain(SUCCESSOR);
    expect(key).toMatchObject({
      keyId: SUCCESSOR,
      name: "collector",
      role: "viewer",
      scopes: ["incidents.read"],
      actor,
      status: "active",
      replacesKeyId: "key_1",
      createdBy: ADA,
    });
    expect((await show())?.end).toEqual({ endsAt: at(10), reason: "rotated", endedBy: ADA, recordedAt: NOW });
  });

  it("gives the new key as long a life as the old one was given", async () => {
    const expiresAt = "2026-03-14T12:30:00.000000Z";
    expect((await scene(storedKey({ expiresAt })).rotate()).key.expiresAt).toBe("2026-03-14T13:30:00.000000Z");
    expect((await scene().rotate()).key.expiresAt).toBeNull();
  });

  it("leaves an audit record of the new key, and one of the old", async () => {
    const { rotate, audit } = scene();
    await rotate();
    expect(audit).toMatchObject([
      { eventType: "ApiKeyIssued", entityId: SUCCESSOR, after: { replacesKeyId: "key_1" } },
      {
        eventType: "ApiKeyRotated",
        entityId: "key_1",
        before: { status: "active", endsAt: null },
        after: { status: "ending", endsAt: at(10), replacedBy: SUCCESSOR },
      },
    ]);
  });

  it("ends the old key at once without an overlap", async () => {
    const { rotate, audit } = scene();
    await rotate(0);
    expect(audit[1]?.after).toMatchObject({ status: "ended", endsAt: NOW });
  });

  it("never puts the end of a key off", async () => {
    const end = { endsAt: at(5), reason: "rotated", endedBy: BOB, recordedAt: NOW.replace("12:", "11:") };
    const { rotate, show } = scene(storedKey({ end }));
    await rotate();
    expect((await show())?.end).toEqual(end);
  });

  it("rotates once for a request that is sent again, also when the old key is ended by then", async () => {
    const { rotate, stored, ends } = scene(storedKey(), { request });
    const [first, again] = [await rotate(0), await rotate(0)];
    expect(again).toEqual({ key: first.key, secret: null });
    expect([stored.size, ends.length]).toEqual([2, 1]);
  });

  it.each([
    ["ended", { end: { endsAt: NOW, reason: null, endedBy: BOB, recordedAt: NOW } }],
    ["expired", { expiresAt: NOW }],
  ])("refuses a key that is %s", async (status, wish) => {
    const { rotate, steps } = scene(storedKey(wish));
    await expect(rotate()).rejects.toMatchObject({ code: "api_key_ended", details: { keyId: "key_1", status } });
    expect(steps).toEqual([]);
  });

  it("refuses more than the issuer holds", async () => {
    const issuer = { role: "admin", scopes: ["access.manage"], actor: ADA } as const;
    const { rotate, steps } = scene(storedKey({ role: "admin" }), { issuer });
    await expect(rotate()).rejects.toMatchObject({ code: "api_key_exceeds_issuer" });
    expect(steps).toEqual([]);
    const own = scene(storedKey({ role: "admin", scopes: ["access.manage"] }), { issuer });
    expect((await own.rotate()).key.scopes).toEqual(["access.manage"]);
  });

  it("refuses a program that would rotate a person's key into its own hands", async () => {
    const issuer = { role: "admin", actor: { type: "AGENT", id: "bot" } } as const;
    const { rotate, steps } = scene(storedKey({ actor: BOB }), { issuer });
    await expect(rotate()).rejects.toMatchObject({ code: "api_key_exceeds_issuer", details: { actorType: "HUMAN" } });
    expect(steps).toEqual([]);
    expect((await scene(storedKey({ actor: BOB })).rotate()).key.actor).toEqual(BOB);
  });

  it("gives no longer life than that of the key that it is rotated with", async () => {
    const authorityEndsAt = at(20);
    const issuer = { role: "admin", actor: ADA, authorityEndsAt } as const;
    const lifeOf = async (wish: object) => (await scene(storedKey(wish), { issuer }).rotate()).key.expiresAt;
    expect(await lifeOf({ expiresAt: at(20) })).toBe(authorityEndsAt);
    expect(await lifeOf({})).toBe(authorityEndsAt);
    expect(await lifeOf({ createdAt: at(0), expiresAt: at(19) })).toBe(at(19));
  });

  it("does not find the key of another tenant", async () => {
    const { rotate } = scene(storedKey({ tenantId: "other" }));
    await expect(rotate()).rejects.toMatchObject({ code: "api_key_not_found" });
  });
});
