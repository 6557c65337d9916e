import { CanonicalJsonError, canonicalJson } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonValues } from "../../test/arbitraries.js";
import { contentDigest, sha256Hex } from "./digest.js";
import { strictParse } from "./strict-parse.js";

describe("sha256Hex", () => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("gives the published digest of %j", (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(digest);
  });

  it("hashes text as UTF-8", () => {
    expect(sha256Hex("\u20ac\ud83d\ude00")).toBe(sha256Hex(Uint8Array.of(0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80)));
  });

  it("refuses text without a UTF-8 form, which would share a digest with its replacement", () => {
    expect(() => sha256Hex("a\ud83d")).toThrow(TypeError);
  });
});

describe("contentDigest", () => {
  it("is the digest of the canonical form", () => {
    expect(contentDigest({ b: [1, true], a: "x" })).toBe(sha256Hex('{"a":"x","b":[1,true]}'));
  });

  it("depends on what a document says, not on how it is written", () => {
    fc.assert(
      fc.property(jsonValues, fc.constantFrom(0, 1, "\t"), (value, indent) => {
        expect(contentDigest(strictParse(JSON.stringify(value, null, indent)))).toBe(contentDigest(value));
      }),
    );
  });

  it("differs when the content differs", () => {
    fc.assert(
      fc.property(jsonValues, jsonValues, (one, other) => {
        expect(contentDigest(one) === contentDigest(other)).toBe(canonicalJson(one) === canonicalJson(other));
      }),
    );
  });

  it("refuses what has no canonical form", () => {
    expect(() => contentDigest({ cost: 0.1 })).toThrow(CanonicalJsonError);
  });
});
