import { deflateSync } from "node:zlib";
import { PDFContext, type PDFRawStream } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { streamBytes } from "./stream-bytes.js";

const stream = (contents: Uint8Array, dict: Record<string, string | string[]> = {}) =>
  PDFContext.create().stream(contents, dict) as PDFRawStream;

const text = Uint8Array.from(Buffer.from("a".repeat(1_000)));

const unpacked = (packed: PDFRawStream, limit: number) => Uint8Array.from(streamBytes(packed, limit) ?? []);

describe("what a stream holds", () => {
  it("is what it was packed of", () => {
    expect(unpacked(stream(text), 1_000)).toEqual(text);
    expect(unpacked(stream(deflateSync(text), { Filter: "FlateDecode" }), 1_000)).toEqual(text);
    expect(unpacked(stream(deflateSync(text), { Filter: ["FlateDecode"] }), 1_000)).toEqual(text);
  });

  it("is not unpacked beyond the limit", () => {
    expect(streamBytes(stream(text), 999)).toBeUndefined();
    expect(streamBytes(stream(deflateSync(text), { Filter: "FlateDecode" }), 999)).toBeUndefined();
  });

  it("is not known when it is packed in another way, twice, or badly", () => {
    expect(streamBytes(stream(text, { Filter: "LZWDecode" }), 1_000)).toBeUndefined();
    expect(streamBytes(stream(text, { Filter: ["FlateDecode", "FlateDecode"] }), 1_000)).toBeUndefined();
    expect(streamBytes(stream(text, { Filter: "FlateDecode" }), 1_000)).toBeUndefined();
    expect(streamBytes(stream(text, { DecodeParms: "Identity" }), 1_000)).toBeUndefined();
  });
});
