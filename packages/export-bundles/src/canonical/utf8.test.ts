import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeUtf8, utf8Length } from "./utf8.js";

const encoder = new TextEncoder();
const wellFormed = fc.string({ unit: "binary", maxLength: 20 });

describe("decodeUtf8", () => {
  it("gives back every well-formed text, a byte order mark included", () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(decodeUtf8(encoder.encode(text))).toEqual({ ok: true, text });
      }),
    );
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toEqual({ ok: true, text: "\ufeff1" });
  });

  it.each([
    ["a byte that never occurs", [0xff]],
    ["a continuation byte alone", [0x80]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["a code point above U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
    ["a truncated character", [0xe2, 0x82]],
  ])("says at which byte %s begins", (_, invalid) => {
    fc.assert(
      fc.property(
        fc.oneof(wellFormed, fc.constantFrom("\ufffd", "x\ufffd\ufffdy", "\ufeff\ufeffz")),
        fc.constantFrom("", "z", "\ufffd"),
        (before, after) => {
          const prefix = encoder.encode(before);
          const bytes = Uint8Array.of(...prefix, ...invalid, ...encoder.encode(after));
          expect(decodeUtf8(bytes)).toEqual({ ok: false, offset: prefix.length });
        },
      ),
    );
  });
});

it("utf8Length counts the bytes of a beginning", () => {
  expect(utf8Length("a\u00e9\u20ac\ud83d\ude00z", 0)).toBe(0);
  expect(utf8Length("a\u00e9\u20ac\ud83d\ude00z", 3)).toBe(6);
  expect(utf8Length("a\u00e9\u20ac\ud83d\ude00z", 6)).toBe(11);
});
