import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatBytes, fromBase64, fromHex, sameBytes, toBase64, toHex, utf8 } from "./bytes.js";

const bytes = fc.uint8Array({ maxLength: 40 });

describe("hex", () => {
  it("is what Node writes, and reads back", () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(toHex(some)).toBe(Buffer.from(some).toString("hex"));
        expect(fromHex(toHex(some))).toEqual(some);
      }),
    );
  });

  it.each(["0", "0g", "AB", " 00", "00\n", "0x00"])("refuses %j", (text) => {
    expect(fromHex(text)).toBeUndefined();
  });
});

describe("base64", () => {
  it("is what Node writes, and reads back in both alphabets, padded or not", () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const standard = Buffer.from(some).toString("base64");
        expect(toBase64(some)).toBe(standard);
        const urlSafe = standard.replaceAll("+", "-").replaceAll("/", "_");
        for (const text of [standard, urlSafe, standard.replace(/=+$/, ""), urlSafe.replace(/=+$/, "")])
          expect(fromBase64(text)).toEqual(some);
      }),
    );
  });

  it.each(["A", "AAAAA", "=", "AA=", "AAA==", "AAAA=", "AAAA==", "A===", "AA==AAAA", "AA AA", "AAAA\n", "AA\u00e9A"])(
    "refuses %j",
    (text) => {
      expect(fromBase64(text)).toBeUndefined();
    },
  );

  it("refuses a mixture of the two alphabets", () => {
    expect(fromBase64("+/-_")).toBeUndefined();
  });

  it("refuses last letters with bits that no byte takes, so that one text stands for some bytes and no other", () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const oneByte = [...letters].filter((last) => fromBase64(`A${last}`) !== undefined);
    const twoBytes = [...letters].filter((last) => fromBase64(`AA${last}=`) !== undefined);
    expect(oneByte).toEqual(["A", "Q", "g", "w"]);
    expect(twoBytes).toHaveLength(16);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters, "=", "-", "_"), maxLength: 12 }), (text) => {
        const read = fromBase64(text);
        if (read === undefined) return;
        const standard = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
        expect(toBase64(read).replace(/=+$/, "")).toBe(standard);
      }),
      { numRuns: 2_000 },
    );
  });
});

it("utf8 and concatBytes give the bytes in their order", () => {
  expect(concatBytes(utf8("\u20ac"), Uint8Array.of(), Uint8Array.of(1, 2))).toEqual(
    Uint8Array.of(0xe2, 0x82, 0xac, 1, 2),
  );
});

it("sameBytes compares content and length", () => {
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(sameBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
});
