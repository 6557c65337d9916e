import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { PdfStream, PdfValue } from "./pdf-values.js";
import { streamBytes } from "./stream-bytes.js";

const stream = (contents: Uint8Array, entries: Record<string, PdfValue> = {}): PdfStream => ({
  kind: "stream",
  entries: new Map(Object.entries(entries)),
  contents: Buffer.from(contents),
});

const FLATE: PdfValue = { kind: "name", name: "FlateDecode" };

const text = Uint8Array.from(Buffer.from("a".repeat(1_000)));

const unpacked = (packed: PdfStream, limit: number) => Uint8Array.from(streamBytes(packed, limit) ?? []);

describe("what a stream holds", () => {
  it("is what it was packed of", () => {
    expect(unpacked(stream(text), 1_000)).toEqual(text);
    expect(unpacked(stream(deflateSync(text), { Filter: FLATE }), 1_000)).toEqual(text);
    expect(unpacked(stream(deflateSync(text), { Filter: { kind: "array", items: [FLATE] } }), 1_000)).toEqual(text);
  });

  it("is not unpacked beyond the limit", () => {
    expect(streamBytes(stream(text), 999)).toBeUndefined();
    expect(streamBytes(stream(deflateSync(text), { Filter: FLATE }), 999)).toBeUndefined();
  });

  it("is not known when it is packed in another way, twice, or badly", () => {
    expect(streamBytes(stream(text, { Filter: { kind: "name", name: "LZWDecode" } }), 1_000)).toBeUndefined();
    expect(streamBytes(stream(text, { Filter: { kind: "array", items: [FLATE, FLATE] } }), 1_000)).toBeUndefined();
    expect(streamBytes(stream(text, { Filter: FLATE }), 1_000)).toBeUndefined();
    expect(streamBytes(stream(text, { DecodeParms: FLATE }), 1_000)).toBeUndefined();
  });
});
