import { canonicalJson } from "@hoc/incident-schemas";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonValues } from "../../test/arbitraries.js";
import { MAX_DOCUMENT_BYTES, strictParse } from "./strict-parse.js";
import { StrictParseError, type StrictParseReason } from "./strict-parse-error.js";

const encoder = new TextEncoder();

function fault(document: Uint8Array | string): StrictParseError {
  try {
    strictParse(document);
  } catch (error) {
    expect(error).toBeInstanceOf(StrictParseError);
    return error as StrictParseError;
  }
  return expect.fail("the document was accepted");
}

describe("documents of our domain", () => {
  it("come back as the value that was written", () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        expect(strictParse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(strictParse(encoder.encode(canonicalJson(value)))).toEqual(strictParse(canonicalJson(value)));
      }),
      { numRuns: 500 },
    );
  });

  it("have a canonical form that is a fixed point", () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(strictParse(written))).toBe(written);
        expect(canonicalize(strictParse(written))).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  it("mean the same as to JSON.parse, however they are spaced and spelled", () => {
    const spellings = fc.constantFrom(
      (json: string) => json,
      (json: string) => ` \t\r\n${json}\n`,
      (json: string) => json.replaceAll("\n", "\r\n\t"),
      (json: string) =>
        json.replaceAll(
          /[^\t\n -~]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`,
        ),
    );
    fc.assert(
      fc.property(jsonValues, fc.constantFrom(undefined, 1, "\t"), spellings, (value, indent, respell) => {
        const document = respell(JSON.stringify(value, null, indent));
        expect(strictParse(document)).toEqual(JSON.parse(document));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'],
    ['"\\u0041\\u00e9\\u20AC\\u0000"', "A\u00e9\u20ac\u0000"],
    ['"\\ud83d\\ude00\ud83d\ude00\\uD83D\\uDE00"', "\ud83d\ude00\ud83d\ude00\ud83d\ude00"],
    ['"\u007f\u2028\ufeff\uffff"', "\u007f\u2028\ufeff\uffff"],
    ["0", 0],
    ["-9007199254740991", -9007199254740991],
    ["9007199254740991", 9007199254740991],
    [" [ ] ", []],
    ["{ }", {}],
    ["[true,false,null]", [true, false, null]],
    ['{"1":1,"":2}', { "1": 1, "": 2 }],
  ])("reads %s", (document, value) => {
    expect(strictParse(document)).toStrictEqual(value);
    expect(strictParse(encoder.encode(document))).toStrictEqual(value);
  });

  it("keep a member called __proto__ without touching any prototype", () => {
    const parsed = strictParse('{"__proto__":{"polluted":1},"constructor":2}') as Record<string, unknown>;
    expect(Object.keys(parsed)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(parsed.polluted).toBeUndefined();
    expect(canonicalJson(parsed)).toBe('{"__proto__":{"polluted":1},"constructor":2}');
  });

  it("may name members after what every object inherits", () => {
    expect(strictParse('{"toString":1,"hasOwnProperty":2,"valueOf":3}')).toEqual({
      toString: 1,
      hasOwnProperty: 2,
      valueOf: 3,
    });
  });

  it("may be read from a part of a larger buffer", () => {
    expect(strictParse(encoder.encode("xx[1]yy").subarray(2, 5))).toEqual([1]);
  });
});

describe("documents that are refused", () => {
  it.each<[StrictParseReason, string, number, string]>([
    ["unexpected_end", "", 0, "$"],
    ["unexpected_end", "  ", 2, "$"],
    ["unexpected_end", '{"a":', 5, "$.a"],
    ["unexpected_end", '{"a":1', 6, "$"],
    ["unexpected_end", '{"a"', 4, "$.a"],
    ["unexpected_end", "{", 1, "$"],
    ["unexpected_end", "[1,", 3, "$[1]"],
    ["unexpected_end", "[1", 2, "$"],
    ["unexpected_end", '["abc', 5, "$[0]"],
    ["unexpected_end", '"\\', 2, "$"],
    ["unexpected_end", "tru", 3, "$"],
    ["unexpected_end", "-", 1, "$"],
    ["unexpected_character", "[1,]", 3, "$[1]"],
    ["unexpected_character", '{"a":1,}', 7, "$"],
    ["unexpected_character", "{a:1}", 1, "$"],
    ["unexpected_character", "{'a':1}", 1, "$"],
    ["unexpected_character", '{"a" 1}', 5, "$.a"],
    ["unexpected_character", "[1 2]", 3, "$"],
    ["unexpected_character", "[1}", 2, "$"],
    ["unexpected_character", "nul1", 3, "$"],
    ["unexpected_character", "True", 0, "$"],
    ["unexpected_character", "NaN", 0, "$"],
    ["unexpected_character", "+1", 0, "$"],
    ["unexpected_character", ".5", 0, "$"],
    ["unexpected_character", "-a", 1, "$"],
    ["unexpected_character", "-Infinity", 1, "$"],
    ["unexpected_character", "[01]", 1, "$[0]"],
    ["unexpected_character", "-00", 1, "$"],
    ["unexpected_character", "/* */1", 0, "$"],
    ["unexpected_character", "\u00a01", 0, "$"],
    ["unexpected_character", "[1,\ud83d\ude00]", 3, "$[1]"],
    ["unexpected_character", " \ufeff1", 1, "$"],
    ["trailing_data", "1 2", 2, "$"],
    ["trailing_data", "{}{}", 2, "$"],
    ["trailing_data", "truex", 4, "$"],
    ["trailing_data", "1\u0000", 1, "$"],
    ["trailing_data", "0x10", 1, "$"],
    ["byte_order_mark", "\ufeff{}", 0, "$"],
    ["duplicate_member", '{"a":1,"a":1}', 7, "$.a"],
    ["duplicate_member", '{"tokens":1,"\\u0074okens":2}', 12, "$.tokens"],
    ["duplicate_member", '{"b":[{"x y":1,"z":0,"x y":2}]}', 21, '$.b[0]["x y"]'],
    ["duplicate_member", '{"__proto__":1,"__proto__":2}', 15, "$.__proto__"],
    ["duplicate_member", '{"\\ud83d\\ude00":1,"\ud83d\ude00":2}', 18, '$["\ud83d\ude00"]'],
    ["not_an_integer", '{"tokens":1.7e1}', 10, "$.tokens"],
    ["not_an_integer", "17.0", 0, "$"],
    ["not_an_integer", "1e400", 0, "$"],
    ["not_an_integer", "[0,1E2]", 3, "$[1]"],
    ["not_an_integer", "-0.0", 0, "$"],
    ["not_an_integer", "1.", 0, "$"],
    ["unsafe_integer", "9007199254740992", 0, "$"],
    ["unsafe_integer", "-9007199254740992", 0, "$"],
    ["unsafe_integer", "[9007199254740993]", 1, "$[0]"],
    ["unsafe_integer", "12345678901234567890", 0, "$"],
    ["unsafe_integer", "9".repeat(40), 0, "$"],
    ["negative_zero", '{"a":-0}', 5, "$.a"],
    ["invalid_escape", '"a\\x41"', 2, "$"],
    ["invalid_escape", '"\\u12g4"', 1, "$"],
    ["invalid_escape", '"\\u12"', 1, "$"],
    ["invalid_escape", '"\\u 123"', 1, "$"],
    ["invalid_escape", '"\\ud83d\\u12"', 7, "$"],
    ["invalid_escape", '"\\U0041"', 1, "$"],
    ["control_character", '["a\nb"]', 3, "$[0]"],
    ["control_character", '"\u0000"', 1, "$"],
    ["control_character", '"\u001f"', 1, "$"],
    ["control_character", '{"\t":1}', 2, "$"],
    ["lone_surrogate", '"\\ud83d"', 1, "$"],
    ["lone_surrogate", '["x\\ude00"]', 3, "$[0]"],
    ["lone_surrogate", '"\\ude00\\ud83d"', 1, "$"],
    ["lone_surrogate", '"\\ud83d\\ud83d\\ude00"', 1, "$"],
    ["lone_surrogate", '"\\ud83d\\n"', 1, "$"],
    ["lone_surrogate", '"\\ude00\\ude00"', 1, "$"],
    ["lone_surrogate", '"\\ud83d\\ufb33"', 1, "$"],
    ["lone_surrogate", '"\ude00\ude00"', 1, "$"],
    ["lone_surrogate", '"\ud83d\ufb33"', 1, "$"],
    ["lone_surrogate", '{"\\udfff":1}', 2, "$"],
    ["lone_surrogate", '"\ud83d"', 1, "$"],
    ["lone_surrogate", '"a\ude00\ud83d"', 2, "$"],
    ["lone_surrogate", '"\\ud83d\ude00"', 1, "$"],
    ["lone_surrogate", '"\ud83d\\ude00"', 1, "$"],
  ])("%s: %j", (reason, document, offset, path) => {
    expect(fault(document)).toMatchObject({ reason, offset, path });
  });

  it.each<[StrictParseReason, string, Uint8Array, number, string]>([
    ["invalid_utf8", "a byte that never occurs", Uint8Array.of(0x22, 0xff, 0x22), 1, "$"],
    ["invalid_utf8", "an encoded surrogate", Uint8Array.of(0x22, 0xed, 0xa0, 0xbd, 0x22), 1, "$"],
    ["invalid_utf8", "an overlong quote", Uint8Array.of(0x22, 0xc0, 0xa2), 1, "$"],
    ["byte_order_mark", "a byte order mark", Uint8Array.of(0xef, 0xbb, 0xbf, 0x31), 0, "$"],
    ["unexpected_character", "UTF-16", Uint8Array.of(0x7b, 0x00, 0x7d, 0x00), 1, "$"],
    [
      "duplicate_member",
      "offsets after wide characters",
      encoder.encode('{"\u20ac":"\ud83d\ude00","\u20ac":0}'),
      14,
      '$["\u20ac"]',
    ],
  ])("%s: %s, counted in bytes", (reason, _, bytes, offset, path) => {
    expect(fault(bytes)).toMatchObject({ reason, offset, path });
  });

  it("explain themselves in a sentence", () => {
    expect(fault('{"a":{"b":1,"b":2}}').message).toBe(
      "$.a.b at offset 12: the object already has a member of this name",
    );
    expect(fault("[1;2]").message).toBe('$ at offset 2: ";" where , or ] is expected');
    expect(fault("[1").message).toBe("$ at offset 2: the document ends where , or ] is expected");
  });

  it("leave closed siblings out of the path", () => {
    expect(fault('[{"a":[[0]]},[],1.5]')).toMatchObject({ path: "$[2]" });
  });
});

describe("depth", () => {
  const nested = (open: string, close: string, levels: number) => `${open.repeat(levels)}0${close.repeat(levels)}`;

  it.each([
    ["arrays", "[", "]", 32, "[0]"],
    ["objects", '{"a":', "}", 160, ".a"],
  ])("allows 32 levels of %s, as canonical JSON does, and refuses the 33rd", (_, open, close, offset, step) => {
    const document = nested(open, close, 32);
    expect(canonicalJson(strictParse(document))).toBe(document);
    expect(fault(nested(open, close, 33))).toMatchObject({ reason: "too_deep", offset, path: `$${step.repeat(32)}` });
    expect(() => canonicalJson(JSON.parse(nested(open, close, 33)))).toThrow(`$${step.repeat(32)}: `);
  });

  it("refuses 100,000 nested arrays without exhausting the stack", () => {
    expect(fault("[".repeat(100_000))).toMatchObject({ reason: "too_deep", offset: 32 });
  });
});

describe("size", () => {
  it("refuses more than 64 MB, in bytes of UTF-8 for text too, and reads exactly 64 MB", () => {
    expect(MAX_DOCUMENT_BYTES).toBe(67_108_864);
    const largest = new Uint8Array(MAX_DOCUMENT_BYTES).fill(0x20);
    largest[0] = 0x31;
    expect(strictParse(largest)).toBe(1);
    expect(fault(new Uint8Array(MAX_DOCUMENT_BYTES + 1))).toMatchObject({ reason: "too_large", offset: 0 });
    expect(fault(`"${"\u20ac".repeat(MAX_DOCUMENT_BYTES / 3)}"`)).toMatchObject({ reason: "too_large", offset: 0 });
  });
});

describe("tampering", () => {
  const bundle = encoder.encode(
    canonicalJson({
      at: "2026-11-21T10:00:00Z",
      note: 'Zeit \u00fcber\u20ac\ud83d\ude00 "q" \\ \n',
      steps: [{ costMicros: 12345, tokens: -7 }, null, true, []],
    }),
  );

  /** What a document says, or why it says nothing. Any other error fails the test. */
  function outcome(bytes: Uint8Array): string {
    try {
      return canonicalJson(strictParse(bytes));
    } catch (error) {
      if (!(error instanceof StrictParseError)) throw error;
      expect(error.offset).toBeGreaterThanOrEqual(0);
      expect(error.offset).toBeLessThanOrEqual(bytes.length);
      return error.reason;
    }
  }

  it("every change of one byte is refused or changes what the document says", () => {
    const original = outcome(bundle);
    for (let index = 0; index < bundle.length; index++) {
      for (let byte = 0; byte < 256; byte++) {
        if (byte === bundle[index]) continue;
        const mutated = bundle.slice();
        mutated[index] = byte;
        if (outcome(mutated) === original) expect.fail(`byte ${index} changed to ${byte} and nobody noticed`);
      }
    }
  });

  it("every truncation is refused", () => {
    for (let length = 0; length < bundle.length; length++) {
      expect(() => strictParse(bundle.subarray(0, length))).toThrow(StrictParseError);
    }
  });

  it("arbitrary bytes and text are read or refused, never anything else", () => {
    const jsonish = fc.string({
      unit: fc.constantFrom(...'{}[]:,"\\u0d8e1-. \ntrue'.split(""), "\ud83d", "\ude00"),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 30 }), jsonish), (document) => {
        outcome(typeof document === "string" ? encoder.encode(document) : document);
        if (typeof document !== "string") return;
        try {
          expect(strictParse(document)).toEqual(JSON.parse(document));
        } catch (error) {
          expect(error).toBeInstanceOf(StrictParseError);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
