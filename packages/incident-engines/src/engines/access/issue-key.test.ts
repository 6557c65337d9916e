import { issueApiKeyInputSchema } from "@hoc/incident-schemas";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { keyWorld, risingRandom } from "../../../test/api-keys.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { sha256Hex } from "../sha256.js";
import { issueKey } from "./issue-key.js";
import type { KeyIssuing } from "./store-key.js";

const FIRST_ID = "key_00000000-0000-7000-8000-000000000001";
const request = { key: "k", requestDigest: "0a".repeat(32) };

function scene(wish: Partial<KeyIssuing> = {}) {
  const world = keyWorld();
  const issuing: KeyIssuing = {
    write: (work) => work(world.ports),
    ambient: fakeAmbient({ randomHex: risingRandom() }),
    issuer: { role: "admin", actor: ADA },
    request: undefined,
    ...wish,
  };
  const issue = (asked: object) =>
    issueKey(issuing, "acme", issueApiKeyInputSchema.parse({ name: "collector", role: "responder", ...asked }));
  return { ...world, issuing, issue };
}

describe("issuing a key", () => {
  it("stores what was asked for with the hash of the text, and tells the text", async () => {
    const { issue, stored } = scene();
    const actor = { type: "AGENT", id: "cron" };
    const { key, secret } = await issue({ scopes: ["incidents.read"], actor, expiresInSeconds: 60 });
    expect(key).toMatchObject({ keyId: FIRST_ID, tenantId: "acme", status: "active", name: "collector", actor });
    expect(stored.get(FIRST_ID)).toMatchObject({
      secretHash: sha256Hex(secret ?? ""),
      role: "responder",
      scopes: ["incidents.read"],
      actor,
      expiresAt: "2026-03-14T12:01:00.000000Z",
      replacesKeyId: null,
      createdBy: ADA,
      createdAt: NOW,
    });
    expect(JSON.stringify([...stored.values()])).not.toContain(secret?.split(".")[2]);
  });

  it("names a program of the key's name as its holder, for ever, when nobody says otherwise", async () => {
    const { key } = await scene().issue({});
    expect(key).toMatchObject({ actor: { type: "AGENT", id: "collector" }, scopes: null, expiresAt: null });
  });

  it("leaves an audit record that holds nothing of the secret", async () => {
    const { issue, audit, stored } = scene();
    const { secret } = await issue({});
    expect(audit).toMatchObject([
      {
        eventType: "ApiKeyIssued",
        entityType: "API_KEY",
        entityId: FIRST_ID,
        actor: ADA,
        at: NOW,
        before: null,
        after: { name: "collector", role: "responder", scopes: null, holder: { id: "collector" }, expiresAt: null },
      },
    ]);
    for (const secretive of [secret?.split(".")[2], stored.get(FIRST_ID)?.secretHash])
      expect(JSON.stringify(audit)).not.toContain(secretive);
  });

  it("gives every request another key", async () => {
    const { issue } = scene();
    const [first, second] = [await issue({}), await issue({})];
    expect(first.key.keyId).not.toBe(second.key.keyId);
    expect(first.secret).not.toBe(second.secret);
  });

  it("makes one key of a request that is sent again, and tells its text once", async () => {
    const { issue, stored, audit } = scene({ request });
    const [first, again] = [await issue({}), await issue({})];
    expect(first.secret).toEqual(expect.any(String));
    expect(again).toEqual({ key: first.key, secret: null });
    expect([stored.size, audit.length]).toEqual([1, 1]);
  });

  it("tells the text also where its transaction was carried out twice", async () => {
    const world = keyWorld();
    const { issue } = scene({
      write: async (work) => {
        await work(world.ports);
        return work(world.ports);
      },
    });
    expect((await issue({})).secret).toEqual(expect.any(String));
    expect(world.stored.size).toBe(1);
  });

  it("refuses more than the issuer holds, and stores nothing", async () => {
    const { issue, steps } = scene({ issuer: { role: "admin", scopes: ["access.manage"], actor: ADA } });
    await expect(issue({})).rejects.toMatchObject({ code: "api_key_exceeds_issuer" });
    expect(steps).toEqual([]);
  });

  it("refuses a program that would make a person of itself, and stores nothing", async () => {
    const actor = { type: "HUMAN", id: "alice" } as const;
    const { issue, steps } = scene({ issuer: { role: "admin", actor: { type: "AGENT", id: "bot" } } });
    await expect(issue({ actor })).rejects.toMatchObject({ code: "api_key_exceeds_issuer" });
    expect(steps).toEqual([]);
    expect((await scene().issue({ actor })).key.actor).toEqual(actor);
  });

  describe("by somebody whose own key ends", () => {
    const authorityEndsAt = "2026-03-14T12:01:00.000000Z";
    const issuer = { role: "admin", actor: ADA, authorityEndsAt } as const;

    it("ends it with that one, unless a shorter life is asked for", async () => {
      expect((await scene({ issuer }).issue({})).key.expiresAt).toBe(authorityEndsAt);
      const { key } = await scene({ issuer }).issue({ expiresInSeconds: 59 });
      expect(key.expiresAt).toBe("2026-03-14T12:00:59.000000Z");
    });

    it("refuses a longer life that is asked for, and stores nothing", async () => {
      const { issue, steps } = scene({ issuer });
      await expect(issue({ expiresInSeconds: 61 })).rejects.toMatchObject({ code: "api_key_exceeds_issuer" });
      expect(steps).toEqual([]);
    });
  });
});
