import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { newKeyText, placeOfKey } from "./key-text.js";

const KEY_ID = "key_00000000-0000-7000-8000-000000000001";
const ambient = fakeAmbient({ randomHex: (bytes) => "fb".repeat(bytes) });
const TEXT = newKeyText({ tenantId: "acme", keyId: KEY_ID }, ambient);

describe("the text of a key", () => {
  it("names tenant and key, and ends in 256 random bits", () => {
    const [tenant, keyId, secret] = TEXT.split(".");
    expect([tenant, keyId]).toEqual([`hoc_${btoa("acme").replaceAll("=", "")}`, KEY_ID]);
    expect(Buffer.from(secret ?? "", "base64url").toString("hex")).toBe("fb".repeat(32));
  });

  it.each(["acme", "a.b", "Bücher & Töne", "日本".repeat(50), "~".repeat(100), "a\u202eb", "x/y?z"])(
    "is a bearer token that leads back to the tenant %j",
    (tenantId) => {
      const place = { tenantId, keyId: KEY_ID };
      const text = newKeyText(place, ambient);
      expect(text).toMatch(/^[A-Za-z0-9\-._~+/]+=*$/);
      expect(placeOfKey(text)).toEqual(place);
    },
  );

  it("takes ids that were derived from a request", () => {
    const place = { tenantId: "acme", keyId: `key_${"0a".repeat(16)}` };
    expect(placeOfKey(newKeyText(place, ambient))).toEqual(place);
  });

  const [tenant = "", keyId = "", secret = ""] = TEXT.split(".");
  it.each([
    ["nothing", ""],
    ["a token of another kind", "s3cret"],
    ["another prefix", TEXT.replace("hoc_", "hox_")],
    ["no secret", `${tenant}.${keyId}`],
    ["a short secret", TEXT.slice(0, -1)],
    ["a long secret", `${TEXT}A`],
    ["another id", `${tenant}.exp_${keyId.slice(4)}.${secret}`],
    ["an id in capitals", `${tenant}.${keyId.replace("key_", "KEY_")}.${secret}`],
    ["no tenant", `hoc_.${keyId}.${secret}`],
    ["a tenant in other letters", `hoc_YWNtZR.${keyId}.${secret}`],
    ["a tenant that is no text", `hoc__w.${keyId}.${secret}`],
    ["a tenant with NUL", `hoc_YQBi.${keyId}.${secret}`],
    ["a tenant that is too long", `hoc_${Buffer.from("x".repeat(101)).toString("base64url")}.${keyId}.${secret}`],
    ["white space", `${TEXT}\n`],
    ["something behind it", `${TEXT}.more`],
  ])("is none with %s", (_, text) => {
    expect(placeOfKey(text)).toBeUndefined();
  });
});
