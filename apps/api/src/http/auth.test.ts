import { DomainError, type KeyHolder } from "@hoc/incident-schemas";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createAuthenticate } from "./auth.js";
import type { ApiToken } from "./auth-static-tokens.js";
import type { Caller } from "./caller.js";

const alice: ApiToken = {
  token: "a-token",
  tenantId: "acme",
  actor: { type: "HUMAN", id: "alice" },
  role: "responder",
};
const holder: KeyHolder = {
  tenantId: "globex",
  keyId: "key_1",
  actor: { type: "AGENT", id: "collector" },
  role: "responder",
  scopes: ["incidents.read"],
  endsAt: null,
};
const person: Caller = { tenantId: "initech", actor: { type: "HUMAN", id: "peter" }, role: "viewer" };

const authenticateKey = vi.fn<(text: string) => Promise<KeyHolder | undefined>>();
const authenticateJwt = vi.fn<(jwt: string) => Promise<Caller | undefined>>();
const authenticate = createAuthenticate({ tokens: [alice], authenticateKey, authenticateJwt });

beforeEach(() => {
  vi.resetAllMocks();
  authenticateKey.mockImplementation(async (text) => (text === "hoc_key" ? holder : undefined));
  authenticateJwt.mockImplementation(async (jwt) => (jwt === "a.b.c" ? person : undefined));
});

describe("the caller of a request", () => {
  it.each(["Bearer a-token", "bearer a-token", "Bearer   a-token "])("is known by %j", async (header) => {
    expect((await authenticate(header)).actor.id).toBe("alice");
  });

  it("has tenant and role of the token, and not the token", async () => {
    expect(await authenticate("Bearer a-token")).toEqual({
      tenantId: "acme",
      actor: { type: "HUMAN", id: "alice" },
      role: "responder",
    });
    expect(authenticateKey).not.toHaveBeenCalled();
    expect(authenticateJwt).not.toHaveBeenCalled();
  });

  it("is the holder of a stored key, with what the key is restricted to", async () => {
    expect(await authenticate("Bearer hoc_key")).toEqual({
      tenantId: "globex",
      actor: { type: "AGENT", id: "collector" },
      role: "responder",
      scopes: ["incidents.read"],
    });
    expect(authenticateJwt).not.toHaveBeenCalled();
  });

  it("may do nothing any more from the end of a stored key on", async () => {
    const endsAt = "2026-03-14T12:00:00.000000Z";
    authenticateKey.mockResolvedValue({ ...holder, endsAt });
    expect((await authenticate("Bearer hoc_key")).authorityEndsAt).toBe(endsAt);
  });

  it("is whom the issuer of a JWT vouches for", async () => {
    expect(await authenticate("Bearer a.b.c")).toEqual(person);
    expect(authenticateKey).not.toHaveBeenCalled();
  });

  it("is known by a configured token that looks like a stored key", async () => {
    const old = createAuthenticate({ tokens: [{ ...alice, token: "hoc_old" }], authenticateKey });
    expect((await old("Bearer hoc_old")).actor.id).toBe("alice");
  });
});

describe("a refusal", () => {
  it.each([undefined, "", "Bearer", "Bearer ", "a-token", "Basic a-token", "Bearer a-token c-token"])(
    "asks for a token: %j",
    async (header) => {
      await expect(authenticate(header)).rejects.toMatchObject({ code: "not_authenticated", details: {} });
    },
  );

  it.each(["a-toke", "A-TOKEN", "a-token2", "hoc_", "hoc_other", "a.b.d", "s3cret"])(
    "is the same whatever is wrong, and does not repeat the token: %j",
    async (token) => {
      await expect(authenticate(`Bearer ${token}`)).rejects.toEqual(
        new DomainError("not_authenticated", "The token is not valid here.", { tokenRefused: true }),
      );
    },
  );

  it("meets every JWT when no issuer is configured", async () => {
    const without = createAuthenticate({ tokens: [alice], authenticateKey });
    await expect(without("Bearer a.b.c")).rejects.toMatchObject({ code: "not_authenticated" });
  });

  it("is another when the token cannot be checked now, or when it lacks something", async () => {
    authenticateKey.mockRejectedValue(new DomainError("database_unavailable", "Down."));
    authenticateJwt.mockRejectedValue(new DomainError("tenant_required", "No tenant."));
    await expect(authenticate("Bearer hoc_key")).rejects.toMatchObject({ code: "database_unavailable" });
    await expect(authenticate("Bearer a.b.c")).rejects.toMatchObject({ code: "tenant_required" });
  });
});
