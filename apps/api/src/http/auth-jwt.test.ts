import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { exportSPKI, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type JwtIssuer, startJwtIssuer } from "../../test/jwt-issuer.js";
import { createJwtCheck } from "./auth-jwt.js";
import type { Caller } from "./caller.js";

const { clock } = fakeAmbient();
const NOW = Math.floor(Date.parse(clock()) / 1_000);
const ANN: Caller = { tenantId: "acme", actor: { type: "HUMAN", id: "ann" }, role: "responder" };
const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

let issuer: JwtIssuer;
let check: ReturnType<typeof createJwtCheck>;

beforeEach(async () => {
  vi.clearAllMocks();
  issuer = await startJwtIssuer(() => NOW);
  check = checkBy(issuer);
});

afterEach(async () => {
  vi.useRealTimers();
  await issuer.stop();
});

function checkBy({ jwksUrl, issuer: name, audience }: JwtIssuer) {
  const settings = { jwksUrl, issuer: name, audience, tenantClaim: "tenant", roleClaim: "role" };
  return createJwtCheck(settings, { clock: () => clock(), logger });
}

describe("a token of the issuer", () => {
  it.each(["RS256", "PS384", "ES256", "ES512", "EdDSA", "Ed25519"])("is taken when it is signed by %s", async (alg) => {
    await issuer.addKey(alg);
    expect(await check(await issuer.token())).toEqual(ANN);
  });

  it("may be meant for others too", async () => {
    expect(await check(await issuer.token({ claims: { aud: ["shop", issuer.audience] } }))).toEqual(ANN);
  });

  it.each([
    ["ended 29 seconds ago", { exp: NOW - 29 }],
    ["begins in 30 seconds", { nbf: NOW + 30 }],
  ])("is taken when it %s, because clocks differ", async (_, claims) => {
    expect(await check(await issuer.token({ claims }))).toEqual(ANN);
  });

  it.each([
    ["expired", { exp: NOW - 30 }],
    ["not valid yet", { nbf: NOW + 31 }],
    ["of another issuer", { iss: "https://id.example.org" }],
    ["of no issuer", { iss: undefined }],
    ["meant for another audience", { aud: "shop" }],
    ["meant for nobody", { aud: undefined }],
    ["valid for ever", { exp: undefined }],
    ["without a subject", { sub: undefined }],
    ["in the name of the product itself", { actor_type: "SYSTEM" }],
  ])("is refused when it is %s", async (_, claims) => {
    expect(await check(await issuer.token({ claims }))).toBeUndefined();
  });

  it.each([
    ["tenant", "tenant_required"],
    ["role", "role_required"],
  ])("is valid, but not enough, without a %s", async (claim, code) => {
    await expect(check(await issuer.token({ claims: { [claim]: undefined } }))).rejects.toMatchObject({
      code,
      kind: "forbidden",
    });
  });

  it("is restricted by its scope", async () => {
    const token = await issuer.token({ claims: { scope: "openid incidents.read" } });
    expect(await check(token)).toEqual({ ...ANN, scopes: ["incidents.read"] });
  });
});

describe("a token that somebody else made", () => {
  const claims = { sub: "ann", tenant: "acme", role: "admin", exp: NOW + 60 };

  it("is refused without a signature, and nobody is asked for keys", async () => {
    const given = { ...claims, iss: issuer.issuer, aud: issuer.audience };
    expect(await check(new UnsecuredJWT(given).encode())).toBeUndefined();
    expect(issuer.asked()).toBe(0);
  });

  it("is refused when the public key served as a shared secret", async () => {
    const key = await issuer.addKey("RS256");
    const given = { ...claims, iss: issuer.issuer, aud: issuer.audience };
    const secret = new TextEncoder().encode(await exportSPKI(key.publicKey));
    const forged = await new SignJWT(given).setProtectedHeader({ alg: "HS256", kid: key.kid }).sign(secret);
    expect(await check(forged)).toBeUndefined();
    expect(issuer.asked()).toBe(0);
  });

  it("is refused when another key signed it in the name of a published one", async () => {
    const published = await issuer.addKey();
    const impostor = await startJwtIssuer(() => NOW);
    const forged = await impostor.token({ header: { kid: published.kid } });
    await impostor.stop();
    expect(await check(forged)).toBeUndefined();
  });

  it("is refused when its words were changed", async () => {
    const [header, , signature] = (await issuer.token()).split(".");
    const words = Buffer.from(JSON.stringify({ ...claims, iss: issuer.issuer, aud: issuer.audience }));
    expect(await check(`${header}.${words.toString("base64url")}.${signature}`)).toBeUndefined();
  });

  it("is refused when it brings its key along", async () => {
    const impostor = await startJwtIssuer(() => NOW);
    const forged = await impostor.token({ header: { jku: impostor.jwksUrl, kid: "theirs" } });
    expect(await check(forged)).toBeUndefined();
    expect(impostor.asked()).toBe(0);
    await impostor.stop();
  });

  it.each(["", "a.b.c", "a.b", "e30.e30.", "....."])(
    "is refused when it is no JWT, without a look at keys: %j",
    async (text) => {
      expect(await check(text)).toBeUndefined();
      expect(issuer.asked()).toBe(0);
    },
  );

  it("is refused for a reason that the log has, without the token", async () => {
    const token = await issuer.token({ claims: { exp: NOW - 60 } });
    await check(token);
    expect(logger.debug).toHaveBeenCalledExactlyOnceWith({ reason: "ERR_JWT_EXPIRED" }, "a JWT is not valid");
  });
});

describe("the keys of the issuer", () => {
  it("are fetched once, also by many at a time", async () => {
    const token = await issuer.token();
    expect(await Promise.all([check(token), check(token), check(token)])).toEqual([ANN, ANN, ANN]);
    expect(await check(token)).toEqual(ANN);
    expect(issuer.asked()).toBe(1);
  });

  it("need no name when there is one of them, and need one when there are several", async () => {
    const nameless = { header: { kid: undefined } } as object;
    expect(await check(await issuer.token(nameless))).toEqual(ANN);
    const second = await issuer.addKey("ES256", "beside");
    const later = checkBy(issuer);
    expect(await later(await issuer.token(nameless))).toBeUndefined();
    expect(await later(await issuer.token({}, second))).toEqual(ANN);
  });

  it("change, and the new one is known when 30 seconds passed since they were fetched", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const before = await issuer.token();
    expect(await check(before)).toEqual(ANN);
    await issuer.addKey();
    const after = await issuer.token();
    expect(await check(after)).toBeUndefined();
    expect(issuer.asked()).toBe(1);
    vi.setSystemTime(Date.now() + 30_000);
    expect(await check(after)).toEqual(ANN);
    expect(await check(before)).toBeUndefined();
    expect(issuer.asked()).toBe(2);
  });

  it("leave tokens unchecked when nobody answers, and tokens are taken when somebody does", async () => {
    const token = await issuer.token();
    issuer.answerWith(503);
    await expect(check(token)).rejects.toMatchObject({ code: "authentication_unavailable", kind: "unavailable" });
    issuer.answerWith(200, "<html>");
    await expect(check(token)).rejects.toMatchObject({ code: "authentication_unavailable" });
    issuer.answerWith(200, "{}");
    await expect(check(token)).rejects.toMatchObject({ code: "authentication_unavailable" });
    issuer.answerWith(200);
    expect(await check(token)).toEqual(ANN);
  });

  it("are kept when the issuer goes away, for ten minutes", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const token = await issuer.token();
    expect(await check(token)).toEqual(ANN);
    await issuer.stop();
    vi.setSystemTime(Date.now() + 599_000);
    expect(await check(token)).toEqual(ANN);
    vi.setSystemTime(Date.now() + 1_000);
    await expect(check(token)).rejects.toMatchObject({ code: "authentication_unavailable" });
  });
});
