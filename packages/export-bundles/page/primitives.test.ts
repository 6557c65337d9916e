import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { issuer, p256Signer } from "../test/keys.js";
import * as page from "./primitives.js";

// What is asked of the primitives under Node is asked of the page's: the same tests, over the other file.
vi.mock("../src/crypto/primitives.js", () => import("./primitives.js"));
await import("../src/crypto/primitives.test.js");
const node = await vi.importActual<typeof page>("../src/crypto/primitives.js");

describe("the primitives of the page", () => {
  it("are not those of Node", () => {
    expect(page.verifySignature).not.toBe(node.verifySignature);
  });

  it("hash every text and all bytes as Node does", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: "grapheme" })), (data) => {
        expect(page.sha256(data)).toEqual(node.sha256(data));
      }),
    );
  });

  it.each([issuer, p256Signer])("judge changed signatures as Node does ($alg)", async (signer) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.nat(), fc.integer({ min: 0, max: 255 }), async (message, at, change) => {
        const signature = await signer.sign(message);
        const position = at % signature.length;
        signature[position] = (signature[position] ?? 0) ^ change;
        const of = ({ verifySignature }: typeof page) =>
          verifySignature(signer.alg, signer.publicKeyPem, message, signature);
        expect(of(page)).toBe(of(node));
        expect(of(page)).toBe(change === 0);
      }),
    );
  });
});
